package tsudoi.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.UUID;

/// Walks through CBOR (RFC 8949) whose form is known beforehand.
final class CborCursor {
  private static final int TEXT = 0x60;
  private static final int ID = 0x50;
  private static final int SIZE_8 = 24;
  private static final int SIZE_64 = 27;
  private static final int ID_BYTES = 16;
  private static final int DATE_TIME_BYTES = 19;

  /// These bytes have another form; that says nothing about whether they are well-formed.
  static final class OtherForm extends Exception {
    private static final long serialVersionUID = 1;

    /// Thrown often, and nobody looks at where.
    OtherForm() {
      super("another form", null, false, false);
    }
  }

  private final byte[] bytes;
  private final ByteBuffer numbers;
  private int at;

  CborCursor(byte[] bytes) {
    this.bytes = bytes;
    this.numbers = ByteBuffer.wrap(bytes);
  }

  /// A short text as it stands in the bytes, its length included.
  static byte[] shortText(String ascii) {
    byte[] text = ascii.getBytes(StandardCharsets.US_ASCII);
    if (text.length >= SIZE_8) {
      throw new IllegalArgumentException("not short: " + ascii);
    }
    return ByteBuffer.allocate(1 + text.length).put((byte) (TEXT + text.length)).put(text).array();
  }

  int position() {
    return at;
  }

  boolean stoodAt(int from, byte[] form) {
    return Arrays.equals(bytes, from, at, form, 0, form.length);
  }

  byte[] since(int from) {
    return Arrays.copyOfRange(bytes, from, at);
  }

  void expectEnd() throws OtherForm {
    require(at == bytes.length);
  }

  void expect(int head) throws OtherForm {
    require(take() == head);
  }

  void expect(byte[] form) throws OtherForm {
    require(skip(form));
  }

  /// Goes past these bytes if they stand here.
  private boolean skip(byte[] form) {
    int end = at + form.length;
    boolean here = end <= bytes.length && Arrays.equals(bytes, at, end, form, 0, form.length);
    at += here ? form.length : 0;
    return here;
  }

  /// Goes past this byte if it stands here.
  boolean skip(int head) {
    boolean here = at < bytes.length && (bytes[at] & 0xff) == head;
    at += here ? 1 : 0;
    return here;
  }

  /// Goes past one of these forms, and says which.
  int oneOf(byte[][] forms) throws OtherForm {
    for (int i = 0; i < forms.length; i++) {
      if (skip(forms[i])) {
        return i;
      }
    }
    throw new OtherForm();
  }

  /// A number from 0 on.
  long number() throws OtherForm {
    int head = take();
    if (head < SIZE_8) {
      return head;
    }
    require(head <= SIZE_64);
    int from = take(1 << (head - SIZE_8));
    long value =
        switch (head - SIZE_8) {
          case 0 -> bytes[from] & 0xff;
          case 1 -> numbers.getShort(from) & 0xffff;
          case 2 -> numbers.getInt(from) & 0xffff_ffffL;
          default -> numbers.getLong(from);
        };
    require(value >= 0);
    return value;
  }

  /// Where the 16 bytes of an id begin, see [#longAt].
  int id() throws OtherForm {
    expect(ID);
    return take(ID_BYTES);
  }

  long longAt(int position) {
    return numbers.getLong(position);
  }

  UUID uuid() throws OtherForm {
    int from = id();
    return new UUID(longAt(from), longAt(from + Long.BYTES));
  }

  /// A short text of one byte a character.
  String ascii() throws OtherForm {
    int length = take() - TEXT;
    require(length >= 0 && length < SIZE_8);
    int from = take(length);
    for (int i = from; i < at; i++) {
      require(bytes[i] >= 0);
    }
    return new String(bytes, from, length, StandardCharsets.US_ASCII);
  }

  /// A date and time to the second, as `2026-11-22T09:55:03`.
  LocalDateTime dateTime() throws OtherForm {
    expect(TEXT + DATE_TIME_BYTES);
    int from = take(DATE_TIME_BYTES);
    require(
        bytes[from + 4] == '-'
            && bytes[from + 7] == '-'
            && bytes[from + 10] == 'T'
            && bytes[from + 13] == ':'
            && bytes[from + 16] == ':');
    try {
      return LocalDateTime.of(
          twoDigits(from) * 100 + twoDigits(from + 2),
          twoDigits(from + 5),
          twoDigits(from + 8),
          twoDigits(from + 11),
          twoDigits(from + 14),
          twoDigits(from + 17));
    } catch (DateTimeException e) {
      throw new OtherForm();
    }
  }

  private int twoDigits(int from) throws OtherForm {
    int tens = bytes[from] - '0';
    int ones = bytes[from + 1] - '0';
    require(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9);
    return tens * 10 + ones;
  }

  private int take() throws OtherForm {
    return bytes[take(1)] & 0xff;
  }

  /// Goes past so many bytes, and says where they begin.
  private int take(int length) throws OtherForm {
    int from = at;
    require(length <= bytes.length - from);
    at += length;
    return from;
  }

  private static void require(boolean expected) throws OtherForm {
    if (!expected) {
      throw new OtherForm();
    }
  }
}
