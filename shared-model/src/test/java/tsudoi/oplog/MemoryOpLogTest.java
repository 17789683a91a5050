package tsudoi.oplog;

class MemoryOpLogTest extends OpLogContract {
  private final OpLog log = new MemoryOpLog();

  @Override
  OpLog log() {
    return log;
  }

  @Override
  OpLog reopened() {
    return log;
  }
}
