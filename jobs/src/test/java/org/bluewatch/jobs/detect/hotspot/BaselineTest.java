package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final Scales SCALES = History.SCALES;
  private static final int RINGS = SCALES.rings();

  private final AreaCells cells = History.cells();
  private final int town = cells.numberOf(Events.TOWN);

  private Baseline learnt(PaneHistory history) {
    return Baseline.of(cells, history, SCALES, WeekProfile.flat());
  }

  private double perHour(Baseline baseline) {
    double sum = 0;
    for (int cell = 0; cell < cells.size(); cell++) {
      sum += baseline.rate(cell, RINGS);
    }
    return sum;
  }

  @Test
  void findsAnEvenRateAgain() {
    Baseline baseline = learnt(History.of(SCALES, 56, 1, (cell, ms) -> 0.01));

    assertThat(baseline.areaRate()).isCloseTo(0.01 * cells.size(), within(0.1));
    assertThat(perHour(baseline)).isCloseTo(baseline.areaRate(), within(0.05));
    for (int cell = 0; cell < cells.size(); cell++) {
      // A cell's own count would be off by a quarter; the cells around hold it
      assertThat(baseline.rate(cell, RINGS)).isCloseTo(0.01, within(0.003));
    }
  }

  @Test
  void aCellThatNeverSawAnythingHasARate() {
    Baseline quiet = learnt(History.of(SCALES, 56, 1, (cell, ms) -> 0));
    for (int cell = 0; cell < cells.size(); cell++) {
      assertThat(quiet.rate(cell, 0)).isPositive().isLessThan(1e-4);
      assertThat(quiet.shape(cell, 0)).isPositive();
    }

    // More where its neighbours see much
    Baseline baseline =
        learnt(History.of(SCALES, 56, 1, (cell, ms) -> cell != town && isNear(cell) ? 0.02 : 0));
    int far = farthest();
    assertThat(baseline.rate(town, RINGS)).isGreaterThan(10 * baseline.rate(far, RINGS));
    assertThat(baseline.rate(far, RINGS)).isPositive();
  }

  private boolean isNear(int cell) {
    AreaCells.Disk disk = cells.disk(town);
    for (int member : disk.members()) {
      if (member == cell) {
        return true;
      }
    }
    return false;
  }

  private int farthest() {
    for (int cell = 0; cell < cells.size(); cell++) {
      if (cells.disk(cell).size(RINGS) < 25) {
        return cell;
      }
    }
    throw new IllegalStateException("no cell at the rim");
  }

  @Test
  void aBusyPlaceInAnEmptyCountryHasItsOwnRate() {
    Baseline baseline = learnt(History.of(SCALES, 14, 1, (cell, ms) -> cell == town ? 0.5 : 0));

    assertThat(baseline.rate(town, RINGS)).isCloseTo(0.5, within(0.1));
  }

  @Test
  void aShortHistoryLeansOnTheCellsAround() {
    // Given one cell of an uneven country that sees much, on two days or on fifty-six
    History.Rate rate = (cell, ms) -> cell == town ? 0.05 : cell % 2 == 0 ? 0.002 : 0.018;
    PaneHistory brief = History.of(SCALES, 2, 3, rate);
    PaneHistory lasting = History.of(SCALES, 56, 3, rate);

    // Then two days do not prevail, and fifty-six do
    assertThat(brief.count(town, RINGS)).isGreaterThanOrEqualTo(2);
    assertThat(learnt(brief).rate(town, RINGS) * 48 / brief.count(town, RINGS)).isLessThan(0.8);
    assertThat(learnt(lasting).rate(town, RINGS) * 56 * 24 / lasting.count(town, RINGS))
        .isCloseTo(1, within(0.1));
  }

  @Test
  void learnsHowUnevenAFieldIs() {
    assertThat(shapeOn(0.5)).isBetween(0.3, 0.9);
    assertThat(shapeOn(2)).isBetween(1.2, 3.5);
    assertThat(shapeOn(1e6)).isGreaterThan(15);
  }

  /** The prior shape learnt on a field of independent gamma rates. */
  private double shapeOn(double shape) {
    var draw = new RandomDataGenerator(5);
    double[] rates = new double[cells.size()];
    for (int cell = 0; cell < rates.length; cell++) {
      rates[cell] = shape > 1e5 ? 0.02 : draw.nextGamma(shape, 0.02 / shape);
    }
    PaneHistory history = History.of(SCALES, 28, 6, (cell, ms) -> rates[cell]);
    return learnt(history).shape(town, RINGS) - history.count(town, RINGS);
  }

  @Test
  void whatWasMaskedIsNoExposure() {
    // Given 28 days of which the cell's events and hours were left out for 14
    PaneHistory history =
        History.of(SCALES, 28, 1, (cell, ms) -> cell == town && ms < Events.day(14) ? 0 : 0.05);
    double withoutMask = learnt(history).rate(town, RINGS);
    for (int day = 0; day < 14; day++) {
      var builder = DayPanesBuilder.from(history.day(Events.day(day)), SCALES);
      builder.mask(new Mask(new long[] {Events.TOWN}, Events.day(day), Events.day(day + 1)));
      history.put(builder.build());
    }

    double masked = learnt(history).rate(town, RINGS);

    assertThat(masked).isGreaterThan(1.2 * withoutMask).isCloseTo(0.05, within(0.015));
  }

  @Test
  void aSmallDiskExpectsOnlyWhatIsPreciseEnoughForIt() {
    var history = new PaneHistory(cells, SCALES);
    double ringM = Events.GRID.inradiusM() * 3;
    for (int day = 0; day < 28; day++) {
      var builder = new DayPanesBuilder(Events.day(day), SCALES);
      for (int i = 0; i < 30; i++) {
        long cell = cells.cell((day * 31 + i * 17) % cells.size());
        long ms = Events.day(day) + i;
        builder.count(Events.event("e", cell, ms, 0, i % 3 == 0 ? 10 : ringM), 1, List.of());
      }
      history.put(builder.build());
    }
    Baseline baseline = learnt(history);

    assertThat(baseline.rate(town, 0) / baseline.rate(town, RINGS)).isCloseTo(1 / 3.0, within(0.1));
    assertThat(baseline.rate(town, 1)).isEqualTo(baseline.rate(town, RINGS));
  }

  @Test
  void knowsWhichShareOfEventsFitsIntoAWindow() {
    var builder = new DayPanesBuilder(Events.day(0), SCALES);
    for (int i = 0; i < 100; i++) {
      long spanMs = i % 4 == 0 ? 5 * Events.HOUR_MS : 0;
      builder.count(Events.event("e", Events.TOWN, Events.day(0), spanMs, 0), 1, List.of());
    }
    var history = new PaneHistory(cells, SCALES);
    history.put(builder.build());
    Baseline baseline = learnt(history);

    assertThat(baseline.fitting(0)).isCloseTo(0.75, within(0.01));
    assertThat(baseline.fitting(1)).isCloseTo(0.75, within(0.01));
    assertThat(baseline.fitting(2)).isEqualTo(1);
  }

  @Test
  void theMixOfStreamsIsThatOfTheCellsAroundLeaningOnTheArea() {
    var history = new PaneHistory(cells, SCALES);
    var builder = new DayPanesBuilder(Events.day(0), SCALES);
    int far = farthest();
    for (int i = 0; i < 100; i++) {
      builder.count(Events.event("s", cells.cell(far), Events.day(0)), 1, List.of());
      builder.count(Events.byPatrol(Events.event("p", Events.TOWN, Events.day(0))), 1, List.of());
    }
    history.put(builder.build());
    Baseline baseline = learnt(history);

    assertThat(baseline.areaMix()).containsExactly(0.5, 0, 0.5);
    assertThat(baseline.mixAround(town))
        .containsExactly(new double[] {0.024, 0, 0.976}, within(1e-3));
    assertThat(baseline.mixAround(far))
        .containsExactly(new double[] {0.976, 0, 0.024}, within(1e-3));
  }
}
