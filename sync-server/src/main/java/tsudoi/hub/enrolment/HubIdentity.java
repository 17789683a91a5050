package tsudoi.hub.enrolment;

import tsudoi.op.ReplicaId;
import tsudoi.seal.DeviceKey;
import tsudoi.seal.SealKeyPair;

/// Who the hub is: its replica id, the key it signs with, and the city's key that opens what people
/// left.
public record HubIdentity(ReplicaId replica, DeviceKey key, SealKeyPair cityKey) {}
