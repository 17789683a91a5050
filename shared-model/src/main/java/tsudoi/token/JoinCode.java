package tsudoi.token;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tsudoi.city.CenterId;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.PlaceUnit;
import tsudoi.op.Epoch;
import tsudoi.op.Ids;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.KnownKeys;
import tsudoi.signup.Grant;

/// What the QR code of an activity says: enough to take a sign-up before anybody has told the hub
/// of the activity. Signed by its creator, who makes everything it says durable first.
///
/// The content in its [Frame], big-endian; times count seconds from 2000-01-01T00:00, unsigned:
/// ```
/// flags           u8   bit 0 a place is a group (組), bit 1 has a grant,
///                      bit 2 the grant covers every occurrence; the others zero
/// center          u16
/// listing         16
/// original start  u32  in Japan time
/// start           u32  in Japan time
/// end             u32  in Japan time
/// expiry          u32  in UTC
/// creator         32   replica ‖ epoch
/// grant           52   id 16 ‖ to: replica 16, epoch 16 ‖ places u32; only with bit 1
/// title           u8 length ‖ UTF-8, 48 bytes at most
/// ```
///
/// @param start when it takes place now, which differs from the occurrence's original start once it
///     was moved
/// @param title shortened to [#TITLE_BYTES_MAX] bytes at the boundary of a character
/// @param creator whose places a grant gives away; a reader checks that the signing key is his
public record JoinCode(
    OccurrenceId occurrence,
    CenterId center,
    LocalDateTime start,
    LocalDateTime end,
    String title,
    PlaceUnit unit,
    Instant expiry,
    Writer creator,
    Optional<JoinGrant> grant) {
  public static final int TITLE_BYTES_MAX = 48;

  /// Places the creator gives to another holder, the hub, with this code.
  ///
  /// @param everyOccurrence whether the places are given for each occurrence of the listing, or for
  ///     the code's own only
  public record JoinGrant(Grant grant, boolean everyOccurrence) {}

  private static final LocalDateTime TIME_ZERO = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final int GROUP = 1;
  private static final int GRANT = 2;
  private static final int EVERY_OCCURRENCE = 4;
  private static final int CONTENT_BYTES_MAX = 1 + 2 + 16 + 16 + 32 + 52 + 1 + TITLE_BYTES_MAX;

  public JoinCode {
    requireSeconds(occurrence.originalStart());
    requireSeconds(start);
    requireSeconds(end);
    requireSeconds(utc(expiry));
    require(!end.isBefore(start), "ends before it starts");
    title = shortened(title);
  }

  /// The token alone.
  public String token(DeviceKey signer) {
    return Frame.write(Kind.JOIN, content(), signer);
  }

  /// `HTTPS://HOST/J/TOKEN`, in capitals so that a QR code packs it densely.
  ///
  /// @param base where phones reach the hub, such as `https://tsudoi.example.jp`
  public String url(URI base, DeviceKey signer) {
    require(base.getRawAuthority() != null, "a base address has a host: " + base);
    String origin = base.getScheme() + "://" + base.getRawAuthority();
    return origin.toUpperCase(Locale.ROOT) + "/J/" + token(signer);
  }

  /// Reads a join address or a bare token, in capitals or not.
  public static Reading<JoinCode> read(String text, KnownKeys keys, Instant now) {
    Optional<String> cleaned = Scan.clean(text);
    if (cleaned.isEmpty()) {
      return new Reading.Malformed<>(Reading.Fault.FOREIGN);
    }
    String token = Scan.tokenOfAddress(cleaned.get()).orElse(cleaned.get());
    Reading<JoinCode> reading = Frame.read(Kind.JOIN, token, keys, JoinCode::of);
    return reading instanceof Reading.Valid<JoinCode>(JoinCode code, var key)
            && !now.isBefore(code.expiry)
        ? new Reading.Expired<>(code, key)
        : reading;
  }

  private byte[] content() {
    ByteBuffer out = ByteBuffer.allocate(CONTENT_BYTES_MAX);
    out.put((byte) flags());
    out.putShort((short) center.number());
    out.put(Ids.bytes(occurrence.listing().value()));
    out.putInt(seconds(occurrence.originalStart()));
    out.putInt(seconds(start));
    out.putInt(seconds(end));
    out.putInt(seconds(utc(expiry)));
    put(out, creator);
    grant.ifPresent(given -> {
      out.put(Ids.bytes(given.grant().id()));
      put(out, given.grant().to());
      out.putInt(given.grant().places());
    });
    byte[] words = title.getBytes(StandardCharsets.UTF_8);
    out.put((byte) words.length).put(words);
    byte[] content = new byte[out.flip().remaining()];
    out.get(content);
    return content;
  }

  private int flags() {
    return (unit == PlaceUnit.GROUP ? GROUP : 0)
        | (grant.isPresent() ? GRANT : 0)
        | (grant.map(JoinGrant::everyOccurrence).orElse(false) ? EVERY_OCCURRENCE : 0);
  }

  private static JoinCode of(ByteBuffer in) {
    int flags = in.get();
    require((flags & ~(GROUP | GRANT | EVERY_OCCURRENCE)) == 0, "unknown flags");
    CenterId center = new CenterId(Short.toUnsignedInt(in.getShort()));
    ListingId listing = new ListingId(uuid(in));
    OccurrenceId occurrence = new OccurrenceId(listing, time(in));
    LocalDateTime start = time(in);
    LocalDateTime end = time(in);
    Instant expiry = time(in).toInstant(ZoneOffset.UTC);
    Writer creator = writer(in);
    Optional<JoinGrant> grant =
        (flags & GRANT) == 0 ? Optional.empty() : Optional.of(grant(in, flags));
    require(grant.isPresent() || (flags & EVERY_OCCURRENCE) == 0, "a grant of nothing");
    String title = title(in);
    PlaceUnit unit = (flags & GROUP) == 0 ? PlaceUnit.PERSON : PlaceUnit.GROUP;
    return new JoinCode(occurrence, center, start, end, title, unit, expiry, creator, grant);
  }

  private static JoinGrant grant(ByteBuffer in, int flags) {
    Grant grant = new Grant(uuid(in), writer(in), in.getInt());
    return new JoinGrant(grant, (flags & EVERY_OCCURRENCE) != 0);
  }

  private static String title(ByteBuffer in) {
    int length = Byte.toUnsignedInt(in.get());
    require(length <= TITLE_BYTES_MAX, "a title too long");
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Frame.take(in, length)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a title that is not UTF-8", e);
    }
  }

  /// As many whole characters as fit; half a surrogate pair is no character and reads 「?」.
  private static String shortened(String title) {
    ByteBuffer fits = ByteBuffer.allocate(TITLE_BYTES_MAX);
    String wellFormed = new String(title.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(wellFormed), fits, true);
    return new String(fits.array(), 0, fits.position(), StandardCharsets.UTF_8);
  }

  private static void put(ByteBuffer out, Writer writer) {
    out.put(Ids.bytes(writer.replica().value())).put(Ids.bytes(writer.epoch().value()));
  }

  private static Writer writer(ByteBuffer in) {
    return new Writer(new ReplicaId(uuid(in)), new Epoch(uuid(in)));
  }

  private static UUID uuid(ByteBuffer in) {
    return Ids.uuid(Frame.take(in, 16));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static int seconds(LocalDateTime time) {
    return (int) requireSeconds(time);
  }

  private static LocalDateTime time(ByteBuffer in) {
    return TIME_ZERO.plusSeconds(Integer.toUnsignedLong(in.getInt()));
  }

  /// Whole seconds until the year 2136.
  private static long requireSeconds(LocalDateTime time) {
    long seconds = time.toEpochSecond(ZoneOffset.UTC) - TIME_ZERO.toEpochSecond(ZoneOffset.UTC);
    require(
        time.getNano() == 0 && seconds >= 0 && seconds <= 0xffff_ffffL,
        "not a time in whole seconds between 2000 and 2136");
    return seconds;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
