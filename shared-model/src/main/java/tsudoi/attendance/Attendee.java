package tsudoi.attendance;

import java.time.LocalDateTime;
import java.util.Optional;
import tsudoi.op.OpId;
import tsudoi.person.AgeBand;
import tsudoi.person.PersonToken;
import tsudoi.person.Role;

/// One person at one occurrence, with the first time in and the last time out.
///
/// @param entry the op of the first time in: what an undo names
/// @param exit the op of the last time out
/// @param inside whether the last thing known is that the person went in
/// @param sample whether the sample city made it up
public record Attendee(
    PersonToken person,
    AgeBand ageBand,
    Role role,
    Source source,
    LocalDateTime since,
    Optional<LocalDateTime> until,
    OpId entry,
    Optional<OpId> exit,
    boolean inside,
    boolean sample) {}
