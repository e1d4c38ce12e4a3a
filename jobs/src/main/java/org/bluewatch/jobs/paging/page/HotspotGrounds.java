package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Why there is a hotspot. */
final class HotspotGrounds {
  private static final double LONG_DAYS = 3650;

  private HotspotGrounds() {}

  static List<String> sentences(WhyFacts facts) {
    List<String> sentences = new ArrayList<>();
    OptionalDouble observed = facts.number("observed");
    if (observed.isPresent()) {
      sentences.add(seen(observed.getAsDouble(), facts));
    }
    facts.number("recurrenceDays").ifPresent(days -> sentences.add(byChance(days)));
    facts.number("threshold").ifPresent(p -> sentences.add(threshold(p, facts)));
    return sentences;
  }

  private static String seen(double observed, WhyFacts facts) {
    var sentence = new StringBuilder(Words.count((long) observed, "event")).append(" seen");
    facts
        .number("expected")
        .ifPresent(
            usual -> sentence.append(" where ").append(Words.number(usual)).append(" are usual"));
    facts
        .number("historyDays")
        .ifPresent(
            days ->
                sentence
                    .append(" (learnt from ")
                    .append(Words.count((long) days, "day"))
                    .append(')'));
    return sentence.append('.').toString();
  }

  private static String byChance(double days) {
    return "Chance alone brings as much anywhere in the area "
        + (days >= LONG_DAYS
            ? "less than once in ten years."
            : "about once in " + Words.count(Math.round(days), "day") + ".");
  }

  private static String threshold(double p, WhyFacts facts) {
    boolean calibrated = facts.flag("calibrated").orElse(false);
    OptionalLong at = facts.time("calibratedAt");
    return "A test opens a hotspot below a chance of "
        + Words.number(p)
        + (calibrated
            ? ", calibrated on this area" + (at.isPresent() ? " " + Words.time(at.getAsLong()) : "")
            : ", by theory, not yet calibrated on this area")
        + ".";
  }
}
