package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bluewatch.jobs.detect.hotspot.Events.DAY_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.day;

import org.junit.jupiter.api.Test;

class WeekProfileTest {
  private static WeekProfile learnt(int days, History.Rate rate) {
    return WeekProfile.of(History.of(History.SCALES, days, 1, rate));
  }

  private static int hourOf(long ms) {
    return (int) (Math.floorMod(ms, DAY_MS) / HOUR_MS);
  }

  private static boolean isMarketDay(long ms) {
    return Math.floorMod(Math.floorDiv(ms, DAY_MS), 7) == 2;
  }

  @Test
  void findsThePlantedRhythmAgain() {
    // Given evenings with six times as much as the other hours, and a market day with twice as much
    WeekProfile profile =
        learnt(56, (cell, ms) -> 0.01 * (hourOf(ms) >= 18 ? 6 : 1) * (isMarketDay(ms) ? 2 : 1));

    // Then
    for (int hour = 0; hour < 7 * 24; hour++) {
      long ms = day(0) + hour * HOUR_MS;
      double ofHour = (hourOf(ms) >= 18 ? 6 : 1) / 2.25;
      double ofDay = (isMarketDay(ms) ? 2 : 1) * 7 / 8.0;
      assertThat(profile.at(ms) / (ofHour * ofDay)).isCloseTo(1, within(0.35));
    }
  }

  @Test
  void isNearlyFlatWhereThereIsNothingButChance() {
    WeekProfile profile = learnt(56, (cell, ms) -> 0.002);

    for (int hour = 0; hour < 7 * 24; hour++) {
      assertThat(profile.at(day(0) + hour * HOUR_MS)).isCloseTo(1, within(0.3));
    }
  }

  @Test
  void factorsHaveTheMeanOne() {
    WeekProfile profile = learnt(28, (cell, ms) -> hourOf(ms) < 12 ? 0.01 : 0.002);

    double sum = 0;
    for (int hour = 0; hour < 7 * 24; hour++) {
      sum += profile.at(day(0) + hour * HOUR_MS);
    }
    assertThat(sum / (7 * 24)).isCloseTo(1, within(0.02));
  }

  @Test
  void isFlatWhereNothingIsKnown() {
    assertThat(learnt(56, (cell, ms) -> 0).at(day(3))).isEqualTo(1);
    assertThat(learnt(1, (cell, ms) -> 0.1).at(day(3))).isEqualTo(1);
    assertThat(learnt(0, (cell, ms) -> 0).at(day(3))).isEqualTo(1);
    assertThat(WeekProfile.flat().at(-1)).isEqualTo(1);
  }

  @Test
  void noHourIsImpossible() {
    WeekProfile profile = learnt(56, (cell, ms) -> hourOf(ms) == 12 ? 0.2 : 0);

    assertThat(profile.at(day(0))).isPositive();
    assertThat(profile.at(day(0) + 12 * HOUR_MS)).isGreaterThan(10);
  }
}
