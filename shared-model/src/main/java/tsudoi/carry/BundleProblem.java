package tsudoi.carry;

/// Why a file could not be read as a bundle. Names are told to people by message key.
public enum BundleProblem {
  /// Some other file, or an empty one.
  NO_BUNDLE,
  /// Cut short, or changed since it was written: the stick or the copy is bad. The original may be
  /// good.
  DAMAGED,
  /// Written by a newer version of this program.
  NEWER,
  /// Made by or for another city's server, or by a kiosk that is not known here.
  OTHER_CITY,
  /// An answer for another kiosk.
  OTHER_KIOSK,
  /// It goes the other way: a kiosk's own file brought back, or an answer brought to the hub.
  WRONG_WAY,
  /// Whole, but not signed by whom it names: nothing in it counts.
  FORGED,
  /// Larger than any bundle.
  TOO_LARGE
}
