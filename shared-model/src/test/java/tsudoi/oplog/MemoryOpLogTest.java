package tsudoi.oplog;

class MemoryOpLogTest extends OpLogContract {
  private final OpLog log = new MemoryOpLog();

  @Override
  protected OpLog log() {
    return log;
  }

  @Override
  protected OpLog reopened() {
    return log;
  }
}
