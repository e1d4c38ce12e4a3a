package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bluewatch.jobs.detect.hotspot.Events.DAY_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.byPatrol;
import static org.bluewatch.jobs.detect.hotspot.Events.event;
import static org.bluewatch.jobs.detect.hotspot.Events.known;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportingDelaysTest {
  private static final int SENSORS = 0;
  private static final int PATROLS = 2;

  private final ReportingDelays delays = new ReportingDelays(7 * DAY_MS);

  private void learn(double delayMs) {
    delays.learn(known(byPatrol(event("e", TOWN, 0)), Math.round(delayMs)));
  }

  @Test
  void findsTheDistributionOfDelaysAgain() {
    var random = new Random(1);
    double meanMs = 6 * HOUR_MS;
    for (int i = 0; i < 20_000; i++) {
      learn(-Math.log(random.nextDouble()) * meanMs);
    }

    for (double hours : new double[] {0.5, 1, 3, 6, 12, 24}) {
      assertThat(delays.known(PATROLS, hours * HOUR_MS))
          .isCloseTo(1 - Math.exp(-hours * HOUR_MS / meanMs), within(0.02));
    }
  }

  @Test
  void whereNothingWasLearntAllIsKnown() {
    learn(HOUR_MS);

    assertThat(delays.known(SENSORS, 0)).isEqualTo(1);
    assertThat(delays.known(SENSORS, DAY_MS)).isEqualTo(1);
  }

  @Test
  void moreIsKnownTheOlderItIsAndNeverNothing() {
    for (int i = 0; i < 100; i++) {
      learn(12 * HOUR_MS);
    }

    double before = 0;
    for (long ageMs = 0; ageMs < 2 * DAY_MS; ageMs += 60_000) {
      double known = delays.known(PATROLS, ageMs);
      assertThat(known).isGreaterThanOrEqualTo(before).isPositive().isLessThanOrEqualTo(1);
      before = known;
    }
    assertThat(before).isEqualTo(1);
    assertThat(delays.known(PATROLS, HOUR_MS)).isLessThan(0.01);
  }

  @Test
  void whoLoadsYearsOfOldEventsSaysNothingAboutTomorrow() {
    learn(1_000);
    for (int i = 0; i < 1_000; i++) {
      learn(30.0 * DAY_MS);
    }

    assertThat(delays.known(PATROLS, 10_000)).isEqualTo(1);
  }

  @Test
  void whatIsDatedAheadWasKnownAtOnce() {
    learn(-300_000);

    assertThat(delays.known(PATROLS, 1_000)).isEqualTo(1);
  }

  @Test
  void whatWasLearntLongAgoWeighsLess() {
    for (int i = 0; i < 1_000; i++) {
      learn(12 * HOUR_MS);
    }
    for (int week = 0; week < 20; week++) {
      delays.fade();
    }
    for (int i = 0; i < 1_000; i++) {
      learn(60_000);
    }

    assertThat(delays.known(PATROLS, HOUR_MS)).isGreaterThan(0.9);
  }

  @Test
  void countsAreACopyFromWhichItIsFoundAgain() {
    learn(HOUR_MS);
    long[][] counts = delays.counts();
    var again = new ReportingDelays(7 * DAY_MS, counts);
    counts[PATROLS][0] = 99;

    assertThat(again.counts()).isDeepEqualTo(delays.counts());
  }

  @Test
  void completenessIsWhatIsKnownInTheMiddleOfEachStep() {
    learn(HOUR_MS);
    learn(5 * HOUR_MS);
    var completeness = new Completeness(delays, DAY_MS + 1);

    assertThat(completeness.steps()).isEqualTo(145);
    IntStream.range(0, completeness.steps())
        .forEach(
            step ->
                assertThat(completeness.at(PATROLS, step))
                    .isEqualTo(delays.known(PATROLS, (step + 0.5) * Completeness.STEP_MS)));
    assertThat(completeness.at(SENSORS, 0)).isEqualTo(1);
  }
}
