package org.bluewatch.jobs.config;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with an area; the message has one line for each problem. */
public final class AreaProblems extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<Problem> errors;
  private final List<Problem> warnings;

  AreaProblems(List<Problem> errors, List<Problem> warnings) {
    super(errors.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
    this.warnings = List.copyOf(warnings);
  }

  /** What must be mended, at least one, in the order of files and lines. */
  public List<Problem> errors() {
    return errors;
  }

  /** What looks odd but would not stop anything. */
  public List<Problem> warnings() {
    return warnings;
  }
}
