package org.bluewatch.jobs.local;

/**
 * Something on this machine stops {@code up}: a taken port, an unwritable folder, another instance.
 * The message is one line that says what is wrong and what to do; it is meant for the terminal.
 */
public final class LocalFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LocalFault(String message) {
    super(message);
  }

  public LocalFault(String message, Throwable cause) {
    super(message, cause);
  }
}
