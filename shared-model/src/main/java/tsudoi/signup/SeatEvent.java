package tsudoi.signup;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tsudoi.listing.ListingId;
import tsudoi.listing.OccurrenceId;
import tsudoi.op.Event;
import tsudoi.op.Writer;

/// What happens to places: a bounded counter per occurrence (DESIGN, section 6). Places leave a
/// holder only by its own op.
public sealed interface SeatEvent extends Event {
  /// The writer creates this many places for **every** occurrence of the listing, holds them, and
  /// hands some on at once.
  record SeatsOpened(ListingId listing, int places, List<Grant> grants) implements SeatEvent {
    public SeatsOpened {
      grants = List.copyOf(grants);
      if (places < 1 || grants.stream().mapToInt(Grant::places).sum() > places) {
        throw new IllegalArgumentException("grants come out of the places opened");
      }
    }
  }

  /// The writer adds places: to one occurrence, or to every one where none is named.
  record SeatsAdded(ListingId listing, Optional<OccurrenceId> only, int places)
      implements SeatEvent {}

  /// The writer takes back places that it holds and nobody uses.
  record SeatsWithdrawn(ListingId listing, Optional<OccurrenceId> only, int places)
      implements SeatEvent {}

  /// The writer hands places of one occurrence to another holder.
  record SeatsGranted(OccurrenceId occurrence, Grant grant) implements SeatEvent {}

  /// The writer, named in a grant that the giver signed into a join code, shows it before the
  /// giver's own op has arrived. The grant covers every occurrence of the listing.
  record GrantPresented(ListingId listing, Writer giver, Grant grant) implements SeatEvent {}

  /// The writer runs low and asks the others for places.
  record SeatsAsked(OccurrenceId occurrence, int places, UUID request) implements SeatEvent {}

  /// The writer knows that a holder will write no more, and the holder's ops up to a seq of this
  /// scope: its own earlier epoch whose store is gone for certain, itself when it is taken out of
  /// service, or an earlier epoch of the hub after it was restored (decision 0008).
  record EndReported(Writer ended, long seq) implements SeatEvent {}

  /// The hub's word on who goes on with the places and the line of a holder that has ended.
  ///
  /// @param seq how far the hub knew the holder's ops of this scope: what the holder confirmed
  ///     later could not be reckoned with
  record SeatsInherited(Writer from, long seq, Writer heir) implements SeatEvent {}

  /// In `city`: how many places are left at the hub and elsewhere, at most once a minute, so that
  /// other centers' kiosks can show them with their age.
  record PlacesReported(OccurrenceId occurrence, int deskLeft, int netLeft, int waiting)
      implements SeatEvent {}
}
