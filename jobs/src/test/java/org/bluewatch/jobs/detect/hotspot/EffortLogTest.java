package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bluewatch.jobs.detect.hotspot.Events.DAY_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.FAR_TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.day;
import static org.bluewatch.jobs.detect.hotspot.Events.patrolled;

import java.util.List;
import org.junit.jupiter.api.Test;

class EffortLogTest {
  private static final int PATROLS = 2;

  private final Scales scales = new Scales(Events.SETTINGS, Events.GRID);
  private final AreaCells cells = new AreaCells(Events.GRID, Events.CELLS, 3);
  private final int[] town = {cells.numberOf(TOWN)};
  private final EffortLog log = new EffortLog(cells, scales);

  /** So many looks at the town in each hour from 6 to 18 h of each day, learnt the day after. */
  private void lookedAt(int fromDay, int toDay, int looks) {
    for (int day = fromDay; day < toDay; day++) {
      for (int hour = 6; hour < 18; hour++) {
        log.apply(patrolled(TOWN, day(day) + hour * HOUR_MS, looks));
      }
      log.learnUntil(day(day + 1));
    }
  }

  private double factor(long fromMs, long toMs) {
    return log.factor(PATROLS, town, 1, fromMs, toMs);
  }

  @Test
  void asManyLooksAsUsualAreNoMoreExposure() {
    lookedAt(0, 28, 5);
    for (int hour = 6; hour < 12; hour++) {
      log.apply(patrolled(TOWN, day(28) + hour * HOUR_MS, 5));
    }

    assertThat(factor(day(28) + 6 * HOUR_MS, day(28) + 12 * HOUR_MS)).isCloseTo(1, within(0.05));
  }

  @Test
  void threeTimesAsManyLooksAreThreeTimesTheExposure() {
    lookedAt(0, 28, 5);
    for (int hour = 6; hour < 12; hour++) {
      log.apply(patrolled(TOWN, day(28) + hour * HOUR_MS, 15));
    }

    assertThat(factor(day(28) + 6 * HOUR_MS, day(28) + 12 * HOUR_MS)).isCloseTo(3, within(0.2));
    // Over the whole day there were half again as many
    assertThat(factor(day(28), day(29))).isCloseTo(1.5, within(0.1));
  }

  @Test
  void looksAtNightAreCountedAgainstTheNight() {
    lookedAt(0, 28, 5);
    log.apply(patrolled(TOWN, day(28) + HOUR_MS, 5));

    assertThat(factor(day(28) + HOUR_MS, day(28) + 2 * HOUR_MS)).isCloseTo(6, within(0.1));
  }

  @Test
  void missingLooksDoNotMakeViolenceOfCalm() {
    lookedAt(0, 28, 5);

    assertThat(factor(day(28) + 6 * HOUR_MS, day(28) + 12 * HOUR_MS)).isEqualTo(1);
  }

  @Test
  void noFactorIsLargerThanTen() {
    lookedAt(0, 28, 1);
    log.apply(patrolled(TOWN, day(28) + 6 * HOUR_MS, 1_000));

    assertThat(factor(day(28) + 6 * HOUR_MS, day(28) + 7 * HOUR_MS)).isEqualTo(10);
  }

  @Test
  void inTheFirstWeekNothingIsKnownOfEffort() {
    lookedAt(0, 6, 5);
    log.apply(patrolled(TOWN, day(6) + 6 * HOUR_MS, 500));

    assertThat(factor(day(6) + 6 * HOUR_MS, day(6) + 7 * HOUR_MS)).isEqualTo(1);
    assertThat(log.factor(0, town, 1, day(6), day(7))).isEqualTo(1);
  }

  @Test
  void lateAndRevisedLooksCount() {
    lookedAt(0, 28, 5);
    double before = log.all().iterator().next().past();
    log.apply(patrolled(TOWN, day(3), 7));
    log.apply(patrolled(TOWN, day(3), -3));
    log.apply(patrolled(TOWN, day(28), 7));
    log.apply(patrolled(TOWN, day(28), -7));

    CellEffort effort = log.all().iterator().next();
    assertThat(effort.past()).isEqualTo(before + 4);
    assertThat(effort.hours()).doesNotContain(day(28) / HOUR_MS);
  }

  @Test
  void whatIsTakenBackWithoutHavingBeenToldIsNothing() {
    log.apply(patrolled(TOWN, day(0), -3));
    log.learnUntil(day(1));
    log.apply(patrolled(TOWN, day(0), -3));
    log.learnUntil(day(2));

    assertThat(log.all()).isEmpty();
  }

  @Test
  void looksOutsideTheAreaAreNoEffort() {
    log.apply(patrolled(Events.GRID.cellOf(60, 10), day(0), 3));

    assertThat(log.all()).isEmpty();
  }

  @Test
  void whatWasLongAgoFadesUntilNothingIsLeft() {
    lookedAt(0, 28, 5);
    for (int week = 0; week < 100; week++) {
      log.fade();
    }
    log.learnUntil(day(28) + 7 * DAY_MS);
    log.learnUntil(day(28) + 14 * DAY_MS);

    assertThat(log.all()).isEmpty();
  }

  @Test
  void goesOnFromWhatWasKept() {
    lookedAt(0, 28, 5);
    log.apply(patrolled(FAR_TOWN, day(28), 3));
    var other = new EffortLog(cells, scales);
    other.restore(log.rhythm(), List.copyOf(log.all()));

    assertThat(other.all()).containsExactlyElementsOf(log.all());
    assertThat(other.factor(PATROLS, town, 1, day(28), day(29)))
        .isEqualTo(factor(day(28), day(29)));
  }

  @Test
  void hoursOfACellAreInOrderWhateverTheOrderOfLooks() {
    CellEffort effort = CellEffort.none(PATROLS, TOWN).with(5, 2).with(3, 1).with(9, 4).with(5, 1);

    assertThat(effort.hours()).containsExactly(3, 5, 9);
    assertThat(effort.looks()).containsExactly(1, 3, 4);
    assertThat(effort.between(3, 9)).isEqualTo(4);
    assertThat(effort.between(4, 10)).isEqualTo(7);
    assertThat(effort.with(5, -3).hours()).containsExactly(3, 9);
    assertThat(effort.with(5, -9).hours()).containsExactly(3, 9);
    assertThat(effort.aged(1.5, 5))
        .isEqualTo(new CellEffort(PATROLS, TOWN, 1.5, new long[] {5, 9}, new int[] {3, 4}));
    assertThat(effort.key()).isEqualTo("2/" + Long.toHexString(TOWN));
  }
}
