package tsudoi.frontend.start;

import org.springframework.boot.ExitCodeGenerator;

/// The application cannot start on this folder; the message tells a person why in one sentence.
public final class StartRefused extends RuntimeException implements ExitCodeGenerator {
  private static final long serialVersionUID = 1;

  /// Another process has the data folder.
  public static final int FOLDER_IN_USE = 3;

  /// The folder is damaged or belongs to somebody else.
  public static final int FOLDER_UNFIT = 4;

  private final int exitCode;

  public StartRefused(int exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  public StartRefused(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }
}
