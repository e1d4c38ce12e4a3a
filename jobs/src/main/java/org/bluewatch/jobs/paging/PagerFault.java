package org.bluewatch.jobs.paging;

/**
 * Something stops the sender of pages. The message is one line that says what is wrong and what was
 * expected; it is meant for the terminal.
 */
public final class PagerFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PagerFault(String message) {
    super(message);
  }

  PagerFault(String message, Throwable cause) {
    super(message, cause);
  }
}
