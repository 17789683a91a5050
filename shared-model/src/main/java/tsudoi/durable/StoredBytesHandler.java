package tsudoi.durable;

import org.eclipse.serializer.persistence.binary.types.AbstractBinaryHandlerCustomNonReferential;
import org.eclipse.serializer.persistence.binary.types.Binary;
import org.eclipse.serializer.persistence.types.PersistenceLoadHandler;
import org.eclipse.serializer.persistence.types.PersistenceStoreHandler;

/// Writes [StoredBytes] inline: one entity, no array beside it.
final class StoredBytesHandler extends AbstractBinaryHandlerCustomNonReferential<StoredBytes> {
  StoredBytesHandler() {
    super(StoredBytes.class, CustomFields(bytes("bytes")));
  }

  @Override
  public void store(
      Binary data, StoredBytes stored, long objectId, PersistenceStoreHandler<Binary> handler) {
    data.store_bytes(typeId(), objectId, stored.bytes);
  }

  @Override
  public StoredBytes create(Binary data, PersistenceLoadHandler handler) {
    return new StoredBytes(data.build_bytes());
  }

  @Override
  public void updateState(Binary data, StoredBytes stored, PersistenceLoadHandler handler) {
    stored.bytes = data.build_bytes();
  }

  @Override
  public boolean hasVaryingPersistedLengthInstances() {
    return true;
  }

  @Override
  public boolean hasPersistedVariableLength() {
    return true;
  }
}
