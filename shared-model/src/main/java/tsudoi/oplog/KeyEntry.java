package tsudoi.oplog;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import tsudoi.op.OpId;
import tsudoi.op.Scope;
import tsudoi.op.Writer;

/// A record of the keyring: what opens sealed fields. It travels with the op that needs it, is
/// acknowledged only together with it, and can be deleted while the op stays.
///
/// @param subject the person's token, or the account
/// @param carrier the op in whose frame this record travels
@SuppressWarnings("ArrayRecordComponent")
public record KeyEntry(Scope scope, Kind kind, UUID subject, OpId carrier, byte[] bytes) {
  /// Codes are stored and never change.
  public enum Kind {
    /// A person's wrapped data key.
    PERSON("p"),
    /// A manager's locked center key.
    MANAGER("m"),
    /// A member of staff's password hash; never leaves the hub.
    STAFF("s");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public static Kind ofCode(String code) {
      for (Kind kind : values()) {
        if (kind.code.equals(code)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind of key: " + code);
    }
  }

  /// Under what name the record is kept. A person has one for each op that carries one, since a
  /// kiosk forgets its data key and makes another; an account has one, replaced and never kept.
  String name() {
    String name = scope.name() + "/" + kind.code() + "/" + subject;
    Writer writer = carrier.chain().writer();
    return switch (kind) {
      case PERSON -> name + "/" + writer.replica() + "/" + writer.epoch() + "/" + carrier.seq();
      case MANAGER, STAFF -> name;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyEntry that
        && scope.equals(that.scope)
        && kind == that.kind
        && subject.equals(that.subject)
        && carrier.equals(that.carrier)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scope, kind, subject, carrier, Arrays.hashCode(bytes));
  }

  @Override
  public String toString() {
    return "KeyEntry[" + kind + " in " + scope + "]";
  }
}
