package org.bluewatch.jobs.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong while an area is read, so that all of it can be said at once. */
final class Problems {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file).thenComparingInt(Problem::line);

  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  void error(Located at, String message) {
    errors.add(new Problem(at.file(), at.line(), at.path(), message));
  }

  void error(String file, int line, String message) {
    errors.add(new Problem(file, line, "", message));
  }

  void warning(Located at, String message) {
    warnings.add(new Problem(at.file(), at.line(), at.path(), message));
  }

  void warning(String file, String message) {
    warnings.add(new Problem(file, 1, "", message));
  }

  List<Problem> warnings() {
    return warnings.stream().sorted(BY_PLACE).toList();
  }

  void throwIfAny() throws AreaProblems {
    if (!errors.isEmpty()) {
      throw new AreaProblems(errors.stream().sorted(BY_PLACE).toList(), warnings());
    }
  }
}
