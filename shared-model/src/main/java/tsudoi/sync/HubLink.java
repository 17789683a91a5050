package tsudoi.sync;

/// The line to the hub as a kiosk uses it: two questions. The real one speaks HTTPS.
public interface HubLink {
  Message.Marks push(Message.Push push) throws LineDown;

  Message.Feed feed(Message.Ask ask) throws LineDown;
}
