package org.bluewatch.jobs.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as areas and the command line write them: {@code 90s}, {@code 15m}, {@code 6h}, {@code
 * 56d}.
 */
public final class Durations {
  static final String EXPECTED = "a duration such as 90s, 15m, 6h or 56d";

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhd])");

  private Durations() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException with one line saying what was expected
   */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("expected " + EXPECTED + ", found '" + text + "'");
    }
    long amount = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
