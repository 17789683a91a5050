package tsudoi.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import tsudoi.listing.OccurrenceId;
import tsudoi.listing.PlaceUnit;
import tsudoi.op.EncodedOp;
import tsudoi.op.Scope;
import tsudoi.oplog.KeyEntry;
import tsudoi.person.AgeBand;
import tsudoi.person.Field;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;
import tsudoi.seal.SealedFields;
import tsudoi.signup.SignUpEvent;
import tsudoi.signup.SignUpId;
import tsudoi.signup.SignedPerson;
import tsudoi.signup.Via;
import tsudoi.token.ReceiptCode;

/// Made-up visitors who have signed up for one listing.
final class SampleSignUps {
  /// The purpose text that the sample was written under.
  private static final int PURPOSE_VERSION = 1;

  private static final List<Via> WAYS =
      List.of(Via.KIOSK, Via.KIOSK, Via.KIOSK, Via.COUNTER, Via.COUNTER, Via.TELEPHONE);

  private static final int PARTY_MAX = 3;
  private static final int PHONE_PERCENT = 75;
  private static final List<String> NICKNAMES =
      List.of(
          "はなこ", "たろう", "さくら", "けんじ", "ゆうこ", "まさお", "みどり", "こうた", "あやか", "しげる", "ふみえ", "りく", "ひなた",
          "よしお", "ちよこ", "そうた", "めい", "かずえ", "つとむ", "もも");

  private final SampleCity sample;
  private final SampleListing listing;
  private final OccurrenceId occurrence;
  private final SealTo sealTo;
  private final Scope scope;
  private final SplittableRandom chance;

  SampleSignUps(SampleCity sample, SampleListing listing, SealTo sealTo) {
    this.sample = sample;
    this.listing = listing;
    this.occurrence = listing.next(sample.now()).orElseThrow().id();
    this.sealTo = sealTo;
    this.scope = Scope.of(listing.center());
    this.chance = sample.seed().chance("signups", listing.id().value());
  }

  /// Writes requests and confirmations until as many places are taken as the listing says.
  void write(OpWriter writer, List<EncodedOp> ops, List<KeyEntry> keys) {
    int left = listing.taken();
    for (int party = 0; left > 0; party++) {
      boolean single = listing.content().unit() == PlaceUnit.PERSON;
      int persons = 1 + chance.nextInt(single ? Math.min(left, PARTY_MAX) : PARTY_MAX);
      int places = listing.content().unit().placesFor(persons);
      left -= places;
      SignUpId id = new SignUpId(sample.seed().id("signup", listing.id().value(), party));
      List<SealedFields> sealed = new ArrayList<>();
      EncodedOp asked = writer.write(sample.now(), request(id, party, persons, sealed));
      ops.add(asked);
      for (SealedFields fields : sealed) {
        keys.add(
            new KeyEntry(
                scope,
                KeyEntry.Kind.PERSON,
                fields.key().person().value(),
                asked.op().id(),
                fields.key().encoded()));
      }
      ops.add(writer.write(sample.now(), new SignUpEvent.SignUpConfirmed(id, occurrence, places)));
    }
  }

  private SignUpEvent request(SignUpId id, int party, int count, List<SealedFields> sealed) {
    boolean reachable = listing.content().asksPhone() && chance.nextInt(100) < PHONE_PERCENT;
    List<SignedPerson> persons = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      persons.add(person(id.value(), party, index, reachable, sealed));
    }
    Via via = WAYS.get(chance.nextInt(WAYS.size()));
    return new SignUpEvent.SignedUp(
        id, occurrence, persons, via, receipt(id), reachable, PURPOSE_VERSION);
  }

  private SignedPerson person(
      UUID signUp, int party, int index, boolean reachable, List<SealedFields> sealed) {
    PersonToken token =
        new PersonToken(sample.seed().id("visitor", listing.id().value(), party, index));
    AgeBand band = listing.crowd().ages().draw(chance);
    Map<Field, String> fields = new EnumMap<>(Field.class);
    fields.put(Field.NAME, NICKNAMES.get(chance.nextInt(NICKNAMES.size())));
    if (reachable && index == 0) {
      fields.put(Field.PHONE, unusedTelephone());
    }
    SealedFields result = sealTo.sealing().seal(token, scope, signUp, fields, sealTo.recipients());
    sealed.add(result);
    return new SignedPerson(token, band, Role.PARTICIPANT, result.fields());
  }

  /// 090-0000-xxxx is given to nobody.
  private String unusedTelephone() {
    return "0900000" + (1000 + chance.nextInt(9000));
  }

  private String receipt(SignUpId id) {
    return ReceiptCode.draw(sample.seed().chance("receipt", id.value())).letters();
  }
}
