package tsudoi.kiosk.line;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.HexFormat;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;
import tsudoi.sync.RequestSignature;

/// What this kiosk puts on every request: who asks, when by the hub's clock, signed with its own key.
public record Credentials(Writer me, DeviceKey key) {
  /// @param seal when, and what for once
  /// @param firstPayload of the first message in the body; nothing for a GET
  HttpRequest.Builder sign(
      HttpRequest.Builder request,
      String method,
      URI address,
      RequestSeals.Seal seal,
      byte[] firstPayload) {
    byte[] message =
        RequestSignature.message(
            method, address.getRawPath(), seal.timeMillis(), seal.nonce(), firstPayload);
    byte[] signature = key.sign(RequestSignature.DOMAIN, message);
    return request
        .header(RequestSignature.REPLICA_HEADER, me.replica().toString())
        .header(RequestSignature.EPOCH_HEADER, me.epoch().toString())
        .header(RequestSignature.TIME_HEADER, Long.toString(seal.timeMillis()))
        .header(RequestSignature.NONCE_HEADER, HexFormat.of().formatHex(seal.nonce()))
        .header(
            RequestSignature.SIGNATURE_HEADER,
            Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
  }
}
