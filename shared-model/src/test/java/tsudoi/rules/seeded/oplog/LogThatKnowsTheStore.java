package tsudoi.rules.seeded.oplog;

import org.eclipse.store.storage.embedded.types.EmbeddedStorageManager;

/// Breaks: only the durable package knows Eclipse Store.
record LogThatKnowsTheStore(EmbeddedStorageManager store) {}
