package org.bluewatch.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RecurrenceTest {

  @ParameterizedTest
  @CsvFileSource(resources = "recurrence.csv")
  void givesTheReferenceValues(double p, double periodDays, int earlierAnalyses, double days) {
    assertThat(Recurrence.days(p, periodDays, earlierAnalyses))
        .isCloseTo(days, within(1e-13 * days));
  }

  @Test
  void isThePeriodForWhatAlwaysHappensAndWithoutEndForWhatNeverDoes() {
    assertThat(Recurrence.days(1, 0.25, 1000)).isEqualTo(0.25);
    assertThat(Recurrence.days(0, 0.25, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Recurrence.days(1e-300, 1, Integer.MAX_VALUE)).isGreaterThan(1e300);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> Recurrence.days(1.1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("p must be 0 to 1, not 1.1");
    assertThatThrownBy(() -> Recurrence.days(0.1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("periodDays must be above 0, not 0.0");
    assertThatThrownBy(() -> Recurrence.days(0.1, 1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("earlierAnalyses must be at least 0, not -1.0");
  }
}
