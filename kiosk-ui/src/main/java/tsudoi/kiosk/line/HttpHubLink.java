package tsudoi.kiosk.line;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Supplier;
import tsudoi.sync.Answer;
import tsudoi.sync.Batches;
import tsudoi.sync.Condition;
import tsudoi.sync.HubLink;
import tsudoi.sync.LineDown;
import tsudoi.sync.MalformedMessage;
import tsudoi.sync.Message;
import tsudoi.sync.MessageCodec;
import tsudoi.sync.MessageReader;
import tsudoi.sync.RequestBody;

/// The line over HTTP: `POST /sync/v1/ops`, signed; batches go as they are read from the log, pages
/// are read as they arrive. Each request tells how this kiosk is, for the fleet list.
final class HttpHubLink implements HubLink {
  private static final String UNSENT_HEADER = "Tsudoi-Unsent";
  private static final String PATH = "/sync/v1/ops";

  private final HubAddress hub;
  private final Credentials credentials;
  private final RequestSeals seals;
  private final MessageCodec codec = new MessageCodec();
  private volatile Optional<Supplier<Condition>> condition = Optional.empty();

  HttpHubLink(HubAddress hub, Credentials credentials, RequestSeals seals) {
    this.hub = hub;
    this.credentials = credentials;
    this.seals = seals;
  }

  /// From now on requests tell this.
  void tell(Supplier<Condition> condition) {
    this.condition = Optional.of(condition);
  }

  /// A kiosk whose clock is off is refused once and told the hub's time. Only a question without
  /// batches is then asked again at once: what it brings cannot be taken from the log twice.
  @Override
  public Answer exchange(Message.Ask ask, Batches batches) throws LineDown {
    boolean repeatable = batches.opsAbout() == 0;
    try {
      HttpResponse<InputStream> response = send(ask, batches);
      if (response.statusCode() == 401 && seals.refused(response.headers()) && repeatable) {
        response.body().close();
        response = send(ask, batches);
      }
      boolean outOfService = response.statusCode() == 403 && isMessages(response);
      if (response.statusCode() != 200 && !outOfService) {
        response.body().close();
        throw hub.refused(response);
      }
      seals.taken();
      return new Arriving(codec, response.body(), outOfService);
    } catch (IOException | MalformedMessage e) {
      throw new LineDown(e.getClass().getSimpleName(), e);
    }
  }

  private static boolean isMessages(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Content-Type")
        .filter(type -> type.startsWith(MessageCodec.MEDIA_TYPE))
        .isPresent();
  }

  /// Brings a restored hub what it wrote itself, or asks how far that reaches.
  Message.OwnHeads giveBack(Message.GiveBack back) throws LineDown {
    URI address = hub.at("/sync/v1/own");
    byte[] body = codec.encode(back);
    HttpRequest.Builder request = told(HttpRequest.newBuilder(address));
    return hub.post(
        credentials.sign(request, "POST", address, seals.next(), body),
        body,
        Message.OwnHeads.class);
  }

  private HttpResponse<InputStream> send(Message.Ask ask, Batches batches)
      throws IOException, LineDown {
    URI address = hub.at(PATH);
    HttpRequest.Builder request = told(HttpRequest.newBuilder(address));
    credentials.sign(request, "POST", address, seals.next(), codec.payload(ask));
    return hub.stream(request, new RequestBody(codec, ask, batches));
  }

  private HttpRequest.Builder told(HttpRequest.Builder request) {
    condition
        .map(Supplier::get)
        .ifPresent(now ->
            request
                .header(UNSENT_HEADER, Long.toString(now.unsent()))
                .header(Condition.HEADER, now.header()));
    return request;
  }

  /// An answer of which the marks have come.
  private static final class Arriving implements Answer {
    private final InputStream body;
    private final MessageReader reader;
    private final Message.Marks marks;
    private final boolean outOfService;

    Arriving(MessageCodec codec, InputStream body, boolean outOfService)
        throws IOException, MalformedMessage, LineDown {
      this.body = body;
      this.outOfService = outOfService;
      this.reader = new MessageReader(codec, body, 2 * Message.PAGES_MAX);
      if (reader.next().orElse(null) instanceof Message.Marks first) {
        this.marks = first;
      } else {
        close();
        throw new LineDown("the answer does not begin with marks");
      }
    }

    @Override
    public Message.Marks marks() {
      return marks;
    }

    @Override
    public boolean outOfService() {
      return outOfService;
    }

    @Override
    public Optional<Message.Page> nextPage() throws LineDown {
      try {
        Optional<Message> next = reader.next();
        while (next.isPresent()) {
          if (next.get() instanceof Message.Page page) {
            return Optional.of(page);
          }
          next = reader.next();
        }
        return Optional.empty();
      } catch (IOException | MalformedMessage e) {
        throw new LineDown("the answer ends early", e);
      }
    }

    @Override
    public void close() {
      try {
        reader.close();
        body.close();
      } catch (IOException e) {
        // nothing is read from it any more
      }
    }
  }
}
