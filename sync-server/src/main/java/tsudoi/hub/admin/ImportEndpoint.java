package tsudoi.hub.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tsudoi.city.Center;
import tsudoi.city.CenterId;
import tsudoi.city.City;

/// `POST /admin/import?name=FILE&center=NAME`: an event sheet as the body, answered in plain
/// Japanese, row by row where there is something to say.
@RestController
final class ImportEndpoint {
  private static final int NAME_LENGTH_MAX = 200;

  private final AdminToken token;
  private final EventSheetImport sheets;
  private final City city;
  private final ResourceBundle words = ResourceBundle.getBundle("tsudoi.hub.messages", Locale.ROOT);

  ImportEndpoint(AdminToken token, EventSheetImport sheets, City city) {
    this.token = token;
    this.sheets = sheets;
    this.city = city;
  }

  @PostMapping("/admin/import")
  ResponseEntity<String> take(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String center)
      throws IOException {
    @Nullable String authorization = request.getHeader("Authorization");
    if (!token.opens(authorization)) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    Optional<CenterId> owner = city.center(center).map(Center::id);
    if (name.length() > NAME_LENGTH_MAX || (owner.isEmpty() && !center.isBlank())) {
      return text(HttpStatus.BAD_REQUEST, say("import.center.unknown", center));
    }
    return switch (sheets.run(request.getInputStream(), name, owner, Locale.JAPANESE)) {
      case EventSheetImport.Outcome.Unreadable(var why) ->
          text(HttpStatus.UNPROCESSABLE_CONTENT, say("import.unreadable", name, why));
      case EventSheetImport.Outcome.Read read -> text(HttpStatus.OK, summary(name, read));
    };
  }

  private String summary(String name, EventSheetImport.Outcome.Read read) {
    StringBuilder text = new StringBuilder();
    text.append(
        say(
            "import.done",
            name,
            read.published(),
            read.added(),
            read.changed(),
            read.same(),
            read.undated()));
    read.notes().forEach(note -> text.append('\n').append(note));
    return text.toString();
  }

  private String say(String key, Object... values) {
    return new MessageFormat(words.getString(key), Locale.JAPANESE).format(values);
  }

  private static ResponseEntity<String> text(HttpStatus status, String text) {
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(text + "\n");
  }
}
