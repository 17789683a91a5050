package tsudoi.kiosk.line;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.function.Supplier;
import tsudoi.sync.Condition;
import tsudoi.sync.HubLink;
import tsudoi.sync.LineDown;
import tsudoi.sync.Message;

/// The line over HTTP: `POST /sync/v1/ops` and `POST /sync/v1/feed`, signed. Each request tells how
/// this kiosk is, for the fleet list.
final class HttpHubLink implements HubLink {
  private static final String UNSENT_HEADER = "Tsudoi-Unsent";

  private final HubAddress hub;
  private final Credentials credentials;
  private volatile Optional<Supplier<Condition>> condition = Optional.empty();

  HttpHubLink(HubAddress hub, Credentials credentials) {
    this.hub = hub;
    this.credentials = credentials;
  }

  /// From now on requests tell this.
  void tell(Supplier<Condition> condition) {
    this.condition = Optional.of(condition);
  }

  @Override
  public Message.Marks push(Message.Push push) throws LineDown {
    return ask("/sync/v1/ops", push, Message.Marks.class);
  }

  @Override
  public Message.Feed feed(Message.Ask ask) throws LineDown {
    return ask("/sync/v1/feed", ask, Message.Feed.class);
  }

  Message.OwnHeads giveBack(Message.GiveBack back) throws LineDown {
    return ask("/sync/v1/own", back, Message.OwnHeads.class);
  }

  private <M extends Message> M ask(String path, Message message, Class<M> answer) throws LineDown {
    URI address = hub.at(path);
    byte[] body = hub.encode(message);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    condition
        .map(Supplier::get)
        .ifPresent(now ->
            request
                .header(UNSENT_HEADER, Long.toString(now.unsent()))
                .header(Condition.HEADER, now.header()));
    return hub.post(credentials.sign(request, "POST", address, body), body, answer);
  }
}
