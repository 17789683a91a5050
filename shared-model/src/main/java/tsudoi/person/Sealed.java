package tsudoi.person;

import java.util.Arrays;

/// A field about a person as it stands in an op: ciphertext, readable only with the key record of
/// that person and scope. No rule or fold reads it.
public final class Sealed {
  private final byte[] bytes;

  private Sealed(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Sealed of(byte[] ciphertext) {
    return new Sealed(ciphertext.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sealed that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Sealed[" + bytes.length + " bytes]";
  }
}
