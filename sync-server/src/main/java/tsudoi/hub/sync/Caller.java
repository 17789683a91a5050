package tsudoi.hub.sync;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tsudoi.account.Registry;
import tsudoi.op.Epoch;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.oplog.Replica;
import tsudoi.seal.DevicePublicKey;
import tsudoi.sync.RequestSignature;

/// Who stands behind a request.
sealed interface Caller {
  record Member(Writer writer, Registry.Kiosk kiosk) implements Caller {}

  /// Enrolled once, and taken out of service: it may hand over what it had not sent, and reads nothing.
  record Retired(Writer writer) implements Caller {}

  /// Unknown, the signature is not its own, made at another time, or seen before: which of them is
  /// not told.
  record Stranger() implements Caller {}

  /// Judges requests by the signature that every one carries.
  final class Check {
    private final Replica hub;
    private final Registry registry;
    private final SeenRequests seen;
    private final InstantSource clock;
    private final Consumer<Writer> heard;

    /// @param heard told in whose name and in which life of its store each member spoke
    Check(Replica hub, Registry registry, InstantSource clock, Consumer<Writer> heard) {
      this.hub = hub;
      this.registry = registry;
      this.seen = new SeenRequests(clock.instant());
      this.clock = clock;
      this.heard = heard;
    }

    /// @param firstPayload of the first message in the body; nothing for a GET
    Caller of(HttpServletRequest request, byte[] firstPayload) {
      Optional<UUID> replica = id(request.getHeader(RequestSignature.REPLICA_HEADER));
      Optional<UUID> epoch = id(request.getHeader(RequestSignature.EPOCH_HEADER));
      Optional<Long> time = time(request.getHeader(RequestSignature.TIME_HEADER));
      Optional<byte[]> nonce = nonce(request.getHeader(RequestSignature.NONCE_HEADER));
      Optional<byte[]> signature = signature(request.getHeader(RequestSignature.SIGNATURE_HEADER));
      if (replica.isEmpty()
          || epoch.isEmpty()
          || time.isEmpty()
          || nonce.isEmpty()
          || signature.isEmpty()) {
        return new Stranger();
      }
      ReplicaId id = new ReplicaId(replica.get());
      Optional<Registry.Kiosk> kiosk = hub.read(() -> registry.kiosk(id));
      byte[] message =
          RequestSignature.message(
              request.getMethod(), request.getRequestURI(), time.get(), nonce.get(), firstPayload);
      if (kiosk.isEmpty()
          || !DevicePublicKey.ofRaw(kiosk.get().deviceKey())
              .verifies(RequestSignature.DOMAIN, message, signature.get())
          || !seen.isFresh(id, time.get(), nonce.get(), clock.instant())) {
        return new Stranger();
      }
      Writer writer = new Writer(id, new Epoch(epoch.get()));
      if (kiosk.get().retired()) {
        return new Retired(writer);
      }
      heard.accept(writer);
      return new Member(writer, kiosk.get());
    }

    private static Optional<UUID> id(@Nullable String header) {
      try {
        return header == null || header.length() != 36
            ? Optional.empty()
            : Optional.of(UUID.fromString(header));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    private static Optional<Long> time(@Nullable String header) {
      return header == null || !header.matches("-?[0-9]{1,15}")
          ? Optional.empty()
          : Optional.of(Long.parseLong(header));
    }

    private static Optional<byte[]> nonce(@Nullable String header) {
      return header == null || !header.matches("[0-9a-f]{32}")
          ? Optional.empty()
          : Optional.of(HexFormat.of().parseHex(header));
    }

    private static Optional<byte[]> signature(@Nullable String header) {
      try {
        return header == null || header.length() > 128
            ? Optional.empty()
            : Optional.of(Base64.getUrlDecoder().decode(header));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }
}
