package tsudoi.durable;

import org.eclipse.store.storage.types.StorageEntityCacheEvaluator;
import org.eclipse.store.storage.types.StorageHousekeepingBroker;
import org.eclipse.store.storage.types.StorageHousekeepingExecutor;

/// Housekeeping that frees memory and leaves every file alone.
///
/// Cleaning up data files or the transactions file while running is what power cuts turn into
/// "Non-deleted non-empty data file not found" (eclipse-store/store issue 459). The price: what was
/// rewritten or deleted stays in the files until a generation is copied.
final class CacheOnlyHousekeeping implements StorageHousekeepingBroker {
  private static final boolean NOTHING_LEFT_TO_DO = true;

  @Override
  public boolean performEntityCacheCheck(StorageHousekeepingExecutor executor, long budgetNanos) {
    return executor.performEntityCacheCheck(budgetNanos);
  }

  @Override
  public boolean performIssuedEntityCacheCheck(
      StorageHousekeepingExecutor executor,
      long budgetNanos,
      StorageEntityCacheEvaluator evaluator) {
    return executor.performIssuedEntityCacheCheck(budgetNanos, evaluator);
  }

  @Override
  public boolean performIssuedFileCleanupCheck(
      StorageHousekeepingExecutor executor, long budgetNanos) {
    return NOTHING_LEFT_TO_DO;
  }

  @Override
  public boolean performIssuedGarbageCollection(
      StorageHousekeepingExecutor executor, long budgetNanos) {
    return NOTHING_LEFT_TO_DO;
  }

  @Override
  public boolean performFileCleanupCheck(StorageHousekeepingExecutor executor, long budgetNanos) {
    return NOTHING_LEFT_TO_DO;
  }

  @Override
  public boolean performGarbageCollection(StorageHousekeepingExecutor executor, long budgetNanos) {
    return NOTHING_LEFT_TO_DO;
  }

  @Override
  public boolean performTransactionFileCheck(
      StorageHousekeepingExecutor executor, boolean checkSize) {
    return NOTHING_LEFT_TO_DO;
  }
}
