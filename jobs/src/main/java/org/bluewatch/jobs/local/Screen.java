package org.bluewatch.jobs.local;

import java.io.PrintWriter;

/** The terminal: lines that stay, and one line at the bottom that is written over. */
public final class Screen {
  private final PrintWriter out;
  private final boolean terminal;
  private int statusLength;

  /**
   * @param terminal true if a person watches; a file gets no status lines
   */
  public Screen(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Prints a line that stays. */
  public synchronized void line(String text) {
    clearStatus();
    out.println(text);
    out.flush();
  }

  /** Replaces the status line. */
  public synchronized void status(String text) {
    if (terminal) {
      clearStatus();
      out.print(text);
      out.flush();
      statusLength = text.length();
    }
  }

  private void clearStatus() {
    if (statusLength > 0) {
      out.print("\r" + " ".repeat(statusLength) + "\r");
      statusLength = 0;
    }
  }

  /** True if status lines are shown. */
  public boolean isTerminal() {
    return terminal;
  }
}
