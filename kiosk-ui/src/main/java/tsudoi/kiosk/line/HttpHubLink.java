package tsudoi.kiosk.line;

import java.net.URI;
import java.net.http.HttpRequest;
import tsudoi.sync.HubLink;
import tsudoi.sync.LineDown;
import tsudoi.sync.Message;

/// The line over HTTP: `POST /sync/v1/ops` and `POST /sync/v1/feed`, signed.
final class HttpHubLink implements HubLink {
  private final HubAddress hub;
  private final Credentials credentials;

  HttpHubLink(HubAddress hub, Credentials credentials) {
    this.hub = hub;
    this.credentials = credentials;
  }

  @Override
  public Message.Marks push(Message.Push push) throws LineDown {
    return ask("/sync/v1/ops", push, Message.Marks.class);
  }

  @Override
  public Message.Feed feed(Message.Ask ask) throws LineDown {
    return ask("/sync/v1/feed", ask, Message.Feed.class);
  }

  private <M extends Message> M ask(String path, Message message, Class<M> answer) throws LineDown {
    URI address = hub.at(path);
    byte[] body = hub.encode(message);
    return hub.post(
        credentials.sign(HttpRequest.newBuilder(address), "POST", address, body), body, answer);
  }
}
