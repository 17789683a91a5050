package tsudoi.hub;

import org.springframework.boot.ExitCodeGenerator;

/// The hub cannot start on this folder; the message tells a person why in one sentence.
final class StartRefused extends RuntimeException implements ExitCodeGenerator {
  private static final long serialVersionUID = 1;

  /// Another process has the data folder.
  static final int FOLDER_IN_USE = 3;

  /// The folder is damaged.
  static final int FOLDER_UNFIT = 4;

  private final int exitCode;

  StartRefused(int exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  StartRefused(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }
}
