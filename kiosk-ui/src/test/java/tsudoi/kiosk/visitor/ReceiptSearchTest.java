package tsudoi.kiosk.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsudoi.city.CenterId;
import tsudoi.kiosk.KioskFixture;
import tsudoi.kiosk.visitor.ReceiptSearch.Found;
import tsudoi.listing.OccurrenceId;
import tsudoi.person.PersonToken;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.PassSecret;
import tsudoi.signup.SignUpId;
import tsudoi.token.ReceiptToken;

class ReceiptSearchTest {
  private final KioskFixture fixture = new KioskFixture();
  private final ReceiptSearch search = new ReceiptSearch(fixture.kiosk, fixture.lobby.slowdown());
  private final OccurrenceId occurrence =
      fixture.publish("はじめての スマホ教室", fixture.now().plusHours(2));
  private final KioskFixture.Receipt receipt = fixture.signUp(occurrence, "はなこ", "たろう");

  private String token(CenterId center, DeviceKey signer) {
    return token(center, receipt.signUp().id(), signer);
  }

  private String token(CenterId center, SignUpId signUp, DeviceKey signer) {
    PersonToken person = receipt.signUp().persons().getFirst().token();
    return new ReceiptToken(center, signUp, person, receipt.secret()).token(signer);
  }

  @Test
  void the_receipts_qr_opens_the_first_letter_of_each_name() {
    Found found = search.find(token(fixture.kiosk.center().id(), fixture.kiosk.key()));
    assertThat(found).isInstanceOf(Found.Mine.class);
    assertThat(((Found.Mine) found).initials().values()).containsExactlyInAnyOrder("は", "た");
  }

  @Test
  void six_characters_find_it_without_any_name() {
    Found found = search.find(receipt.signUp().receipt().toLowerCase(java.util.Locale.ROOT));
    assertThat(found).isInstanceOf(Found.Mine.class);
    assertThat(((Found.Mine) found).initials()).isEmpty();
  }

  @Test
  void another_secret_opens_no_name() {
    assertThat(search.initials(receipt.signUp(), PassSecret.draw(new Random(99)))).isEmpty();
  }

  @Test
  void a_receipt_of_another_center_says_so() {
    SignUpId elsewhere = new SignUpId(new UUID(13, 1));
    assertThat(search.find(token(new CenterId(13), elsewhere, fixture.kiosk.key())))
        .isInstanceOf(Found.OtherCenter.class);
  }

  @Test
  void a_receipt_signed_by_a_stranger_opens_nothing() {
    String forged = token(fixture.kiosk.center().id(), DeviceKey.generate(new Random(5)));
    assertThat(search.find(forged)).isInstanceOf(Found.Unknown.class);
  }

  @Test
  void a_receipt_with_a_letter_lost_asks_to_scan_again() {
    String token = token(fixture.kiosk.center().id(), fixture.kiosk.key());
    assertThat(search.find(token.substring(0, 60) + token.substring(61)))
        .isInstanceOf(Found.Damaged.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4901234567894", "https://example.com/menu", "", "🎉🎉🎉", "WIFI:S:x;;"})
  void anything_else_is_not_ours(String code) {
    assertThat(search.find(code)).isInstanceOf(Found.Foreign.class);
  }

  @Test
  void wrong_codes_in_a_row_are_slowed_down() {
    for (int i = 0; i < 3; i++) {
      assertThat(search.find("22222" + (2 + i))).isInstanceOf(Found.Unknown.class);
    }
    assertThat(search.find(receipt.signUp().receipt())).isInstanceOf(Found.Wait.class);
  }

  @Test
  void the_join_code_leads_to_its_activity() {
    String address =
        new JoinPoster(fixture.kiosk)
            .address(fixture.kiosk.board().occurrence(occurrence).orElseThrow())
            .orElseThrow();
    assertThat(address).startsWith("HTTPS://TSUDOI.EXAMPLE.JP/J/");
    assertThat(search.find(address)).isEqualTo(new Found.Activity(occurrence));
  }
}
