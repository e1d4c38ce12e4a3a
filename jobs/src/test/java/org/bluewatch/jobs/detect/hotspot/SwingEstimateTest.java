package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.DAY_MS;

import java.util.HashMap;
import java.util.Map;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;

class SwingEstimateTest {
  private final AreaCells cells = History.cells();

  private AreaSwing learnt(Scales scales, History.Rate rate) {
    PaneHistory history = History.of(scales, 56, 1, rate);
    return new SwingEstimate(cells, scales, history, WeekProfile.flat()).learn();
  }

  @Test
  void findsNoneWhereThereIsNothingButChance() {
    Scales scales = History.SCALES;
    AreaSwing swing = learnt(scales, (cell, ms) -> 0.02);

    for (int duration = 0; duration < 5; duration++) {
      assertThat(swing.weight(duration)).isEqualTo(AreaSwing.MAX_WEIGHT);
      for (int ring = 0; ring <= scales.rings(); ring++) {
        assertThat(swing.inverseDispersion(ring, duration)).isLessThan(0.05);
      }
    }
  }

  @Test
  void windowsOfPartsOfAnHourDoNotSwingByThemselves() {
    Scales scales = History.scales("30m", "90m", "150m");
    AreaSwing swing = learnt(scales, (cell, ms) -> 0.05);

    for (int duration = 0; duration < scales.durations(); duration++) {
      assertThat(swing.weight(duration)).isEqualTo(AreaSwing.MAX_WEIGHT);
      for (int ring = 0; ring <= scales.rings(); ring++) {
        assertThat(swing.inverseDispersion(ring, duration)).isLessThan(0.05);
      }
    }
  }

  @Test
  void findsThePlantedSwingOfTheWholeAreaAgain() {
    // Given days whose level is gamma of shape 4
    var draw = new RandomDataGenerator(3);
    Map<Long, Double> levels = new HashMap<>();
    AreaSwing swing =
        learnt(
            History.scales("6h", "1d"),
            (cell, ms) ->
                0.01
                    * levels.computeIfAbsent(
                        Math.floorDiv(ms, DAY_MS), unused -> draw.nextGamma(4, 0.25)));

    assertThat(swing.weight(0)).isBetween(AreaSwing.MIN_WEIGHT, 8.0);
    assertThat(swing.weight(1)).isBetween(AreaSwing.MIN_WEIGHT, 8.0);
    // It is the area that swings, not each disk by itself
    assertThat(swing.inverseDispersion(3, 1)).isLessThan(0.1);
  }

  @Test
  void findsThePlantedSwingOfPlacesAgain() {
    // Given cells each of which has its own level of each day, gamma of shape 2
    var draw = new RandomDataGenerator(3);
    Map<Long, Double> levels = new HashMap<>();
    AreaSwing swing =
        learnt(
            History.scales("6h", "1d"),
            (cell, ms) ->
                0.05
                    * levels.computeIfAbsent(
                        Math.floorDiv(ms, DAY_MS) * 1000 + cell, unused -> draw.nextGamma(2, 0.5)));

    assertThat(swing.inverseDispersion(0, 1)).isBetween(0.3, 0.7);
    assertThat(swing.inverseDispersion(0, 0)).isBetween(0.3, 0.7);
    // Which more or less cancels out where cells are many
    assertThat(swing.inverseDispersion(3, 1)).isLessThan(0.1);
    assertThat(swing.weight(1)).isEqualTo(AreaSwing.MAX_WEIGHT);
  }

  @Test
  void anOutbreakIsNoSwing() {
    int town = cells.numberOf(Events.TOWN);
    AreaSwing swing =
        learnt(
            History.SCALES,
            (cell, ms) -> cell == town && ms >= Events.day(30) && ms < Events.day(30.5) ? 5 : 0.02);

    assertThat(swing.inverseDispersion(0, 3)).isLessThan(0.1);
  }

  @Test
  void whereNothingHappensNothingSwings() {
    AreaSwing swing = learnt(History.SCALES, (cell, ms) -> 0);

    assertThat(swing.inverseDispersion(0, 0)).isZero();
    assertThat(swing.weight(0)).isEqualTo(AreaSwing.MAX_WEIGHT);
    var none = new PaneHistory(cells, History.SCALES);
    assertThat(
            new SwingEstimate(cells, History.SCALES, none, WeekProfile.flat())
                .learn()
                .inverseDispersion(3, 6))
        .isZero();
  }
}
