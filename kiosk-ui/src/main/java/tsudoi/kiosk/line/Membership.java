package tsudoi.kiosk.line;

import java.time.LocalDate;
import tsudoi.city.CenterId;
import tsudoi.op.ReplicaId;
import tsudoi.op.Writer;
import tsudoi.seal.DevicePublicKey;

/// What the hub told this kiosk at enrolment: who it is, where it stands, and whose word it takes.
///
/// @param hub whom net places are granted to
/// @param since the day of enrolment, in Japan time
public record Membership(
    ReplicaId replica, CenterId center, Writer hub, DevicePublicKey hubKey, LocalDate since) {}
