package tsudoi.seal;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tsudoi.op.Ids;
import tsudoi.op.Scope;
import tsudoi.person.PersonToken;

/// The pieces all binary forms of this package are made of, big-endian throughout.
final class Form {
  private Form() {}

  static byte[] write(Consumer<ByteArrayOutputStream> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    parts.accept(out);
    return out.toByteArray();
  }

  /// Reads a whole form; too short, too long or anything the reader refuses is empty.
  static <T> Optional<T> read(byte[] form, Function<ByteBuffer, T> reader) {
    ByteBuffer in = ByteBuffer.wrap(form);
    try {
      T value = reader.apply(in);
      return in.hasRemaining() ? Optional.empty() : Optional.of(value);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static byte[] take(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /// One length byte, then ASCII.
  static void putWord(ByteArrayOutputStream out, String word) {
    byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  static String word(ByteBuffer in) {
    return new String(take(in, Byte.toUnsignedInt(in.get())), StandardCharsets.US_ASCII);
  }

  /// Whose key: `u8 length ‖ scope ‖ person 16`.
  static void putOwner(ByteArrayOutputStream out, Scope scope, PersonToken person) {
    putWord(out, scope.name());
    out.writeBytes(Ids.bytes(person.value()));
  }
}
