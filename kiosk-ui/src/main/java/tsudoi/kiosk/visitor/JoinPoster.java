package tsudoi.kiosk.visitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tsudoi.city.JapanTime;
import tsudoi.kiosk.Kiosk;
import tsudoi.listing.Occurrence;
import tsudoi.op.Writer;
import tsudoi.token.JoinCode;

/// Makes the address behind an activity's QR code: what a phone needs to sign up at the hub.
public final class JoinPoster {
  private final Kiosk kiosk;

  public JoinPoster(Kiosk kiosk) {
    this.kiosk = kiosk;
  }

  /// Empty where phones cannot sign up: another center's activity, no sign-up, cancelled or over.
  public Optional<String> address(Occurrence occurrence) {
    boolean ours =
        occurrence.content().takesSignUps()
            && occurrence.content().owner().equals(Optional.of(kiosk.center().id()))
            && occurrence.cancelled().isEmpty()
            && !occurrence.over(kiosk.now());
    return ours ? Optional.of(code(occurrence)) : Optional.empty();
  }

  private String code(Occurrence occurrence) {
    Writer me = kiosk.replica().writer();
    Instant expiry = occurrence.end().atZone(JapanTime.ZONE).toInstant().plus(Duration.ofHours(1));
    JoinCode code =
        new JoinCode(
            occurrence.id(),
            kiosk.center().id(),
            occurrence.start(),
            occurrence.end(),
            occurrence.content().title().plain(),
            occurrence.content().unit(),
            expiry,
            me,
            kiosk
                .read(() -> kiosk.grants().find(occurrence.id().listing(), me, kiosk.hub()))
                .map(grant -> new JoinCode.JoinGrant(grant, true)));
    return code.url(kiosk.manners().phonesReach(), kiosk.key());
  }
}
