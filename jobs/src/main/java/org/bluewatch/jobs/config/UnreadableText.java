package org.bluewatch.jobs.config;

/** Text that is no YAML or no JSON at all. */
final class UnreadableText extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  UnreadableText(int line, String message) {
    super(message.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse(""));
    this.line = line;
  }

  int line() {
    return line;
  }
}
