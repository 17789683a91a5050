package tsudoi.kiosk.desk;

/// The fields of the listing form; a problem stands beside one of them.
public enum FormField {
  TITLE,
  TITLE_ENGLISH,
  DESCRIPTION,
  HOST,
  OPERATOR,
  PLACE,
  DATE,
  START,
  END,
  WEEKDAYS,
  UNTIL,
  UNDATED,
  CAPACITY,
  NET_PLACES,
  FEE,
  BRING,
  HOW_TO_APPLY,
  CONTACT_NAME,
  CONTACT_PHONE
}
