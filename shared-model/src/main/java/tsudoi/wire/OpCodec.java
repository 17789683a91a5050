package tsudoi.wire;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.cbor.CBORMapper;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Epoch;
import tsudoi.op.Event;
import tsudoi.op.Hlc;
import tsudoi.op.Ids;
import tsudoi.op.Known;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;

/// Encodes an op once, as CBOR (RFC 8949), and reads it back for ever.
///
/// An op is an array of thirteen: `[1, replica, epoch, scope, seq, hlc, boot, sinceBootMillis,
/// actor, known, type, version, body]`. Ids are 16-byte strings; actor is 0 visitor, 1 device,
/// 2 sample, or an account's 16 bytes; known is null or `[hub epoch, position]`; body is a map keyed
/// by field name. Readers skip body fields that they do not know.
public final class OpCodec {
  /// A whole op, listing snapshots included; larger bytes are refused unread.
  public static final int OP_BYTES_MAX = 64 * 1024;

  private static final int FORM = 1;
  private static final int ENVELOPE_FIELDS = 13;

  private final CBORMapper mapper;
  private final EventCatalog catalog;
  private final QuickReader quick = new QuickReader();

  public OpCodec() {
    this.mapper = Forms.mapper();
    this.catalog = EventCatalog.current();
  }

  public EncodedOp encode(Op op) {
    EventCatalog.OpType type = catalog.of(op.event());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = mapper.createGenerator(bytes)) {
      out.writeStartArray(null, ENVELOPE_FIELDS);
      out.writeNumber(FORM);
      out.writeBinary(Ids.bytes(op.writer().replica().value()));
      out.writeBinary(Ids.bytes(op.writer().epoch().value()));
      out.writeString(op.scope().name());
      out.writeNumber(op.id().seq());
      out.writeNumber(op.hlc().value());
      out.writeBinary(Ids.bytes(op.moment().boot()));
      out.writeNumber(op.moment().sinceBootMillis());
      writeActor(out, op.actor());
      writeKnown(out, op.known());
      out.writeString(type.name());
      out.writeNumber(type.version());
      out.writePOJO(op.event());
      out.writeEndArray();
    }
    if (bytes.size() > OP_BYTES_MAX) {
      throw new IllegalArgumentException("an op has at most " + OP_BYTES_MAX + " bytes");
    }
    return new EncodedOp(op, bytes.toByteArray());
  }

  /// @throws MalformedOp when the bytes are not an op; unknown types are [Event.Unknown]
  public EncodedOp decode(byte[] bytes) throws MalformedOp {
    if (bytes.length > OP_BYTES_MAX) {
      throw new MalformedOp("larger than " + OP_BYTES_MAX + " bytes");
    }
    Optional<EncodedOp> attended = quick.attended(bytes);
    return attended.isPresent() ? attended.get() : decodeAny(bytes);
  }

  EncodedOp decodeAny(byte[] bytes) throws MalformedOp {
    try (JsonParser in = mapper.createParser(bytes)) {
      expect(in.nextToken() == JsonToken.START_ARRAY, "no array");
      expect(number(in) == FORM, "unknown form");
      ReplicaId replica = new ReplicaId(uuid(in));
      Epoch epoch = new Epoch(uuid(in));
      Scope scope = new Scope(text(in));
      ChainId chain = new ChainId(new Writer(replica, epoch), scope);
      OpId id = new OpId(chain, number(in));
      Hlc hlc = new Hlc(number(in));
      Moment moment = new Moment(uuid(in), number(in));
      Actor actor = readActor(in);
      Optional<Known> known = readKnown(in);
      String type = text(in);
      int version = Math.toIntExact(number(in));
      in.nextToken();
      Event event = readBody(in, type, version);
      expect(in.nextToken() == JsonToken.END_ARRAY, "more than " + ENVELOPE_FIELDS + " fields");
      expect(in.nextToken() == null, "bytes after the op");
      return new EncodedOp(new Op(id, hlc, moment, actor, known, event), bytes);
    } catch (JacksonException
        | IllegalArgumentException
        | ArithmeticException
        | NullPointerException e) {
      throw new MalformedOp(String.valueOf(e.getMessage()));
    }
  }

  /// Reads no more than which op it is.
  ///
  /// @throws MalformedOp when the bytes do not begin like an op
  public OpId readId(byte[] bytes) throws MalformedOp {
    Optional<OpId> id = quick.id(bytes);
    return id.isPresent() ? id.get() : readAnyId(bytes);
  }

  OpId readAnyId(byte[] bytes) throws MalformedOp {
    try (JsonParser in = mapper.createParser(bytes)) {
      expect(in.nextToken() == JsonToken.START_ARRAY, "no array");
      expect(number(in) == FORM, "unknown form");
      Writer writer = new Writer(new ReplicaId(uuid(in)), new Epoch(uuid(in)));
      return new OpId(new ChainId(writer, new Scope(text(in))), number(in));
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new MalformedOp(String.valueOf(e.getMessage()));
    }
  }

  private Event readBody(JsonParser in, String type, int version) {
    Optional<EventCatalog.OpType> known = catalog.find(type, version);
    if (known.isEmpty()) {
      in.skipChildren();
      return new Event.Unknown(type, version);
    }
    return mapper.readValue(in, known.get().event());
  }

  private static void writeActor(JsonGenerator out, Actor actor) {
    switch (actor) {
      case Actor.Visitor() -> out.writeNumber(0);
      case Actor.Device() -> out.writeNumber(1);
      case Actor.Sample() -> out.writeNumber(2);
      case Actor.Account(UUID id) -> out.writeBinary(Ids.bytes(id));
    }
  }

  private static Actor readActor(JsonParser in) throws MalformedOp {
    JsonToken token = in.nextToken();
    if (token == JsonToken.VALUE_EMBEDDED_OBJECT) {
      return new Actor.Account(Ids.uuid(in.getBinaryValue()));
    }
    expect(token == JsonToken.VALUE_NUMBER_INT, "no actor");
    return switch (in.getIntValue()) {
      case 0 -> Actor.VISITOR;
      case 1 -> Actor.DEVICE;
      case 2 -> Actor.SAMPLE;
      default -> throw new MalformedOp("unknown actor");
    };
  }

  private static void writeKnown(JsonGenerator out, Optional<Known> known) {
    if (known.isEmpty()) {
      out.writeNull();
      return;
    }
    out.writeStartArray(null, 2);
    out.writeBinary(Ids.bytes(known.get().hubEpoch().value()));
    out.writeNumber(known.get().position());
    out.writeEndArray();
  }

  private static Optional<Known> readKnown(JsonParser in) throws MalformedOp {
    JsonToken token = in.nextToken();
    if (token == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    expect(token == JsonToken.START_ARRAY, "no known position");
    Known known = new Known(new Epoch(uuid(in)), number(in));
    expect(in.nextToken() == JsonToken.END_ARRAY, "no end of the known position");
    return Optional.of(known);
  }

  private static UUID uuid(JsonParser in) throws MalformedOp {
    expect(in.nextToken() == JsonToken.VALUE_EMBEDDED_OBJECT, "no id");
    return Ids.uuid(in.getBinaryValue());
  }

  private static long number(JsonParser in) throws MalformedOp {
    expect(in.nextToken() == JsonToken.VALUE_NUMBER_INT, "no number");
    return in.getLongValue();
  }

  private static String text(JsonParser in) throws MalformedOp {
    expect(in.nextToken() == JsonToken.VALUE_STRING, "no text");
    return in.getString();
  }

  private static void expect(boolean condition, String otherwise) throws MalformedOp {
    if (!condition) {
      throw new MalformedOp(otherwise);
    }
  }
}
