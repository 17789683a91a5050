package tsudoi.signup;

import java.util.UUID;

/// One sign-up, for one or several persons; made by whoever asks, before any network call.
public record SignUpId(UUID value) {}
