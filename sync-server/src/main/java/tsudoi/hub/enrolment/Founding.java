package tsudoi.hub.enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tsudoi.account.AccountEvent;
import tsudoi.account.Registry;
import tsudoi.listing.Words;
import tsudoi.op.Actor;
import tsudoi.op.Scope;
import tsudoi.oplog.Draft;
import tsudoi.oplog.Replica;

/// What the hub writes before anybody else writes anything: its key, the city's key, the first
/// purpose text. Does nothing where it stands already.
public final class Founding {
  /// Shown before anything is taken in writing (DOMAIN, section 5): what is taken, what for, who
  /// reads it, and when it goes.
  static final Words PURPOSE =
      Words.of(
          """
          お書きいただくこと：呼び名、年代、参加のしかた。中止のときに電話がほしい人は、電話番号も。
          使いみち：申し込みの確認、当日の受付、中止や変更のお知らせ、参加人数の集計。ほかのことには使いません。
          見る人：このコミュニティセンターの係と、高松市 協働コミュニティ推進課の担当職員。
          消すとき：来なかった人の記録は活動の30日後。参加の名簿は次の年度の終わり。それより前でも、申し出があれば消します。\
          """,
          """
          What you write: a name to call you by, your age group, how you take part; and your telephone number if you want a call should the activity be cancelled.
          What for: to confirm your sign-up, to receive you on the day, to tell you of changes, and to count participants. Nothing else.
          Who reads it: the staff of this community center and the responsible officers of Takamatsu City.
          When it is erased: 30 days after the activity if you did not come; attendance lists at the end of the next fiscal year; earlier if you ask for it.\
          """);

  private final Replica hub;
  private final Registry registry;
  private final HubIdentity identity;

  public Founding(Replica hub, Registry registry, HubIdentity identity) {
    this.hub = hub;
    this.registry = registry;
    this.identity = identity;
  }

  public void found() {
    hub.write(
        Actor.DEVICE,
        _ -> {
          List<AccountEvent> missing = new ArrayList<>();
          if (registry.hubKey().isEmpty()) {
            missing.add(
                new AccountEvent.HubKeyPublished(
                    identity.replica(), identity.key().publicKey().raw()));
          }
          if (registry.sealKey(Optional.empty()).isEmpty()) {
            missing.add(
                new AccountEvent.SealKeyPublished(
                    Optional.empty(), identity.cityKey().publicKey().raw()));
          }
          if (registry.purpose().isEmpty()) {
            missing.add(new AccountEvent.PurposePublished(1, PURPOSE));
          }
          return Draft.of(true, Scope.CITY, missing);
        });
  }
}
