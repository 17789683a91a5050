package tsudoi.kiosk.line;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Base64;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;
import tsudoi.sync.RequestSignature;

/// What this kiosk puts on every request: who asks, signed with its own key.
public record Credentials(Writer me, DeviceKey key) {
  HttpRequest.Builder sign(HttpRequest.Builder request, String method, URI address, byte[] body) {
    byte[] signature =
        key.sign(
            RequestSignature.DOMAIN, RequestSignature.message(method, address.getRawPath(), body));
    return request
        .header(RequestSignature.REPLICA_HEADER, me.replica().toString())
        .header(RequestSignature.EPOCH_HEADER, me.epoch().toString())
        .header(
            RequestSignature.SIGNATURE_HEADER,
            Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
  }
}
