package tsudoi.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;
import tsudoi.city.CenterId;
import tsudoi.listing.ListingId;
import tsudoi.listing.Schedule;
import tsudoi.op.ChainHash;
import tsudoi.op.ChainId;
import tsudoi.op.Epoch;
import tsudoi.op.Ids;
import tsudoi.op.OpId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;
import tsudoi.person.PersonToken;
import tsudoi.person.Sealed;
import tsudoi.signup.SignUpId;

/// How records are written as CBOR, in op bodies and in messages: maps keyed by field name, ids as
/// byte strings, dates as ISO 8601 text, absent values left out.
public final class Forms {
  private static final int STRING_CHARACTERS_MAX = 64 * 1024;

  private Forms() {}

  public static CBORMapper mapper() {
    SimpleModule forms = new SimpleModule("tsudoi");
    id(forms, ListingId.class, ListingId::value, ListingId::new);
    id(forms, SignUpId.class, SignUpId::value, SignUpId::new);
    id(forms, PersonToken.class, PersonToken::value, PersonToken::new);
    id(forms, ReplicaId.class, ReplicaId::value, ReplicaId::new);
    id(forms, Epoch.class, Epoch::value, Epoch::new);
    id(forms, UUID.class, Function.identity(), Function.identity());
    number(forms, CenterId.class, CenterId::number, CenterId::new);
    bytes(forms, Sealed.class, Sealed::bytes, Sealed::of);
    bytes(forms, ChainHash.class, ChainHash::bytes, ChainHash::of);
    forms.addSerializer(Scope.class, new ScopeWriter());
    forms.addDeserializer(Scope.class, new ScopeReader());
    forms.addSerializer(OpId.class, new OpIdWriter());
    forms.addDeserializer(OpId.class, new OpIdReader());
    CBORFactory factory =
        CBORFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(STRING_CHARACTERS_MAX)
                    .build())
            .build();
    return CBORMapper.builder(factory)
        .addModule(forms)
        .addMixIn(Schedule.class, ScheduleForms.class)
        .changeDefaultPropertyInclusion(in -> in.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Schedule.Dates.class, name = "dates"),
    @JsonSubTypes.Type(value = Schedule.Recurring.class, name = "recurring"),
    @JsonSubTypes.Type(value = Schedule.Undated.class, name = "undated")
  })
  private interface ScheduleForms {}

  private static <T> void id(
      SimpleModule forms, Class<T> type, Function<T, UUID> value, Function<UUID, T> of) {
    bytes(forms, type, id -> Ids.bytes(value.apply(id)), bytes -> of.apply(Ids.uuid(bytes)));
  }

  private static <T> void bytes(
      SimpleModule forms, Class<T> type, Function<T, byte[]> value, Function<byte[], T> of) {
    forms.addSerializer(
        type,
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T object, JsonGenerator out, SerializationContext context) {
            out.writeBinary(value.apply(object));
          }
        });
    forms.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) {
            return of.apply(in.getBinaryValue());
          }
        });
  }

  private static <T> void number(
      SimpleModule forms, Class<T> type, ToIntFunction<T> value, IntFunction<T> of) {
    forms.addSerializer(
        type,
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T object, JsonGenerator out, SerializationContext context) {
            out.writeNumber(value.applyAsInt(object));
          }
        });
    forms.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) {
            return of.apply(in.getIntValue());
          }
        });
  }

  private static final class ScopeWriter extends StdSerializer<Scope> {
    ScopeWriter() {
      super(Scope.class);
    }

    @Override
    public void serialize(Scope scope, JsonGenerator out, SerializationContext context) {
      out.writeString(scope.name());
    }
  }

  private static final class ScopeReader extends StdDeserializer<Scope> {
    ScopeReader() {
      super(Scope.class);
    }

    @Override
    public Scope deserialize(JsonParser in, DeserializationContext context) {
      return new Scope(in.getString());
    }
  }

  /// `[replica, epoch, scope, seq]`.
  private static final class OpIdWriter extends StdSerializer<OpId> {
    OpIdWriter() {
      super(OpId.class);
    }

    @Override
    public void serialize(OpId op, JsonGenerator out, SerializationContext context) {
      out.writeStartArray(null, 4);
      out.writeBinary(Ids.bytes(op.chain().writer().replica().value()));
      out.writeBinary(Ids.bytes(op.chain().writer().epoch().value()));
      out.writeString(op.chain().scope().name());
      out.writeNumber(op.seq());
      out.writeEndArray();
    }
  }

  private static final class OpIdReader extends StdDeserializer<OpId> {
    OpIdReader() {
      super(OpId.class);
    }

    @Override
    public OpId deserialize(JsonParser in, DeserializationContext context) {
      in.nextToken();
      ReplicaId replica = new ReplicaId(Ids.uuid(in.getBinaryValue()));
      in.nextToken();
      Epoch epoch = new Epoch(Ids.uuid(in.getBinaryValue()));
      in.nextToken();
      Scope scope = new Scope(in.getString());
      in.nextToken();
      OpId op = new OpId(new ChainId(new Writer(replica, epoch), scope), in.getLongValue());
      in.nextToken();
      return op;
    }
  }
}
