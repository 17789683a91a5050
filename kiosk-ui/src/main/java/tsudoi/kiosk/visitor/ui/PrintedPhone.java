package tsudoi.kiosk.visitor.ui;

/// A telephone number as people write it. Groups of digits differ by area; those of Takamatsu and of
/// mobile telephones are known, any other stays in one piece.
final class PrintedPhone {
  private PrintedPhone() {}

  static String of(String digits) {
    if (digits.matches("087[0-9]{7}")) {
      return digits.substring(0, 3) + "-" + digits.substring(3, 6) + "-" + digits.substring(6);
    }
    return digits.matches("0[5-9]0[0-9]{8}")
        ? digits.substring(0, 3) + "-" + digits.substring(3, 7) + "-" + digits.substring(7)
        : digits;
  }
}
