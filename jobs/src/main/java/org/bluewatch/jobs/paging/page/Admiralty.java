package org.bluewatch.jobs.paging.page;

/**
 * The Admiralty grade in words: how far the source is to be trusted, and how far what it says. F
 * and 6 mean that nobody can tell, not that it is bad.
 */
final class Admiralty {
  private Admiralty() {}

  /**
   * For example {@code B2: usually reliable source, probably true}.
   *
   * @param grade a letter A-F and a digit 1-6, or null
   */
  static String words(String grade) {
    if (!isGrade(grade)) {
      return "not graded";
    }
    return grade + ": " + reliability(grade.charAt(0)) + ", " + credibility(grade.charAt(1));
  }

  /** The digit of a grade, 6 where there is no grade. */
  static int credibilityOf(String grade) {
    return isGrade(grade) ? grade.charAt(1) - '0' : 6;
  }

  private static boolean isGrade(String grade) {
    return grade != null && grade.matches("[A-F][1-6]");
  }

  private static String reliability(char letter) {
    return switch (letter) {
      case 'A' -> "completely reliable source";
      case 'B' -> "usually reliable source";
      case 'C' -> "fairly reliable source";
      case 'D' -> "source not usually reliable";
      case 'E' -> "unreliable source";
      default -> "source whose reliability is not known";
    };
  }

  private static String credibility(char digit) {
    return switch (digit) {
      case '1' -> "confirmed by other sources";
      case '2' -> "probably true";
      case '3' -> "possibly true";
      case '4' -> "doubtful";
      case '5' -> "improbable";
      default -> "truth cannot be judged";
    };
  }
}
