package org.bluewatch.jobs.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.Fact;

/** Collects the {@code why} of an alert in the order in which it is shown. */
final class Facts {
  /** Enough for any measurement here, few enough to read. */
  private static final MathContext DIGITS = new MathContext(6);

  private final List<Fact> facts = new ArrayList<>();

  /**
   * @param rule name of the rule that fired
   * @param version of that rule; a rule that decides otherwise has another version
   */
  Facts(String rule, int version) {
    facts.add(new Fact("rule", '"' + rule + '"'));
    facts.add(new Fact("version", Integer.toString(version)));
  }

  Facts add(String name, long value) {
    facts.add(new Fact(name, Long.toString(value)));
    return this;
  }

  /** Six significant digits; small probabilities keep an exponent. */
  Facts add(String name, double value) {
    facts.add(new Fact(name, number(value)));
    return this;
  }

  Facts add(String name, boolean value) {
    facts.add(new Fact(name, Boolean.toString(value)));
    return this;
  }

  /** An instant, milliseconds since 1970 UTC, as RFC 3339. */
  Facts addTime(String name, long ms) {
    facts.add(new Fact(name, '"' + WireTime.format(ms) + '"'));
    return this;
  }

  List<Fact> list() {
    return List.copyOf(facts);
  }

  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.scale() <= DIGITS.getPrecision() * 2
        ? rounded.toPlainString()
        : rounded.toString();
  }
}
