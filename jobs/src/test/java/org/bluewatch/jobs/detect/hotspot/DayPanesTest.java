package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.DAY_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.FAR_TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.byPatrol;
import static org.bluewatch.jobs.detect.hotspot.Events.day;
import static org.bluewatch.jobs.detect.hotspot.Events.event;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DayPanesTest {
  private final Scales scales = new Scales(Events.SETTINGS, Events.GRID);
  private final AreaCells cells = new AreaCells(Events.GRID, Events.CELLS, 3);

  private DayPanesBuilder builder() {
    return new DayPanesBuilder(day(0), scales);
  }

  @Test
  void countsByCellHourStreamAndPrecision() {
    var builder = builder();
    builder.count(event("a", TOWN, day(0)), 1, List.of());
    builder.count(event("b", TOWN, day(0) + HOUR_MS - 1), 1, List.of());
    builder.count(event("c", TOWN, day(1) - 1), 1, List.of());
    builder.count(byPatrol(event("d", TOWN, day(1) - 1)), 1, List.of());
    builder.count(event("e", FAR_TOWN, day(0), 0, 10_000), 1, List.of());
    DayPanes day = builder.build();

    assertThat(day.cells()).isSorted().containsOnly(TOWN, FAR_TOWN).hasSize(4);
    assertThat(day.panes())
        .containsExactly(
            DayPanes.pane(0, 0, 0),
            DayPanes.pane(23, 0, 0),
            DayPanes.pane(23, 0, 2),
            DayPanes.pane(0, scales.ringFor(10_000), 0));
    assertThat(day.counts()).containsExactly(2, 1, 1, 1);
    assertThat(DayPanes.hour(day.panes()[2])).isEqualTo(23);
    assertThat(DayPanes.stream(day.panes()[2])).isEqualTo(2);
    assertThat(DayPanes.ring(day.panes()[3])).isEqualTo(2);
  }

  @Test
  void knowsHowManyFitIntoEachWindow() {
    var builder = builder();
    builder.count(event("a", TOWN, day(0), 0, 0), 1, List.of());
    builder.count(event("b", TOWN, day(0), 2 * HOUR_MS, 0), 1, List.of());
    builder.count(event("c", TOWN, day(0), 30 * DAY_MS, 0), 1, List.of());

    assertThat(builder.build().fitting()).containsExactly(1, 1, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void whatIsTakenBackLeavesNothing() {
    var builder = builder();
    builder.count(event("a", TOWN, day(0)), 1, List.of());
    DayPanes before = builder.build();
    var later = DayPanesBuilder.from(before, scales);
    later.count(event("b", FAR_TOWN, day(0) + HOUR_MS), 1, List.of());
    later.count(event("b", FAR_TOWN, day(0) + HOUR_MS), -1, List.of());
    assertThat(later.build()).isEqualTo(before);

    later.count(event("a", TOWN, day(0)), -1, List.of());
    later.count(event("never", TOWN, day(0)), -1, List.of());
    assertThat(later.build().counts()).isEmpty();
    assertThat(later.build().fitting()).containsOnly(0);
  }

  @Test
  void underAMaskNeitherEventsNorHoursCount() {
    var mask = new Mask(new long[] {TOWN}, day(0) + 90 * 60_000, day(0) + 5 * HOUR_MS);
    var builder = builder();
    builder.count(event("before", TOWN, day(0) + HOUR_MS), 1, List.of(mask));
    builder.count(event("first", TOWN, mask.fromMs()), 1, List.of(mask));
    builder.count(event("last", TOWN, mask.toMs() - 1), 1, List.of(mask));
    builder.count(event("after", TOWN, mask.toMs()), 1, List.of(mask));
    builder.count(event("beside", FAR_TOWN, day(0) + 2 * HOUR_MS), 1, List.of(mask));
    builder.mask(mask);
    DayPanes day = builder.build();

    assertThat(Arrays.stream(day.counts()).sum()).isEqualTo(3);
    assertThat(day.maskedCells()).containsExactly(TOWN);
    assertThat(day.maskedHours()).containsExactly(4);
    assertThat(DayPanesBuilder.from(day, scales).build()).isEqualTo(day);
  }

  @Test
  void aMaskCoversOfADayWhatLiesInIt() {
    var mask = new Mask(new long[] {TOWN}, day(0) + 20 * HOUR_MS, day(2) + HOUR_MS);

    assertThat(mask.hoursOf(day(-1))).isZero();
    assertThat(mask.hoursOf(day(0))).isEqualTo(4);
    assertThat(mask.hoursOf(day(1))).isEqualTo(24);
    assertThat(mask.hoursOf(day(2))).isEqualTo(1);
    assertThat(mask.hoursOf(day(3))).isZero();
    assertThat(mask.atMost(DAY_MS).hoursOf(day(1))).isEqualTo(20);
    assertThat(mask.atMost(100 * DAY_MS)).isEqualTo(mask);
  }

  @Test
  void aDayHasNoMoreThanItsHoursUnderMasks() {
    var builder = builder();
    builder.mask(new Mask(new long[] {TOWN}, day(0), day(1)));
    builder.mask(new Mask(new long[] {TOWN}, day(0), day(1)));

    assertThat(builder.build().maskedHours()).containsExactly(24);
  }

  @Test
  void sumsOfAHistoryAreThoseOfItsDaysWhateverWasPutReplacedAndForgotten() {
    var random = new Random(1);
    var history = new PaneHistory(cells, scales);
    for (int i = 0; i < 60; i++) {
      history.put(randomDay(random.nextInt(20), random));
      if (i % 20 == 19) {
        history.forgetBefore(day(random.nextInt(10)));
      }
    }

    var again = new PaneHistory(cells, scales);
    history.days().forEach(again::put);

    for (int cell = 0; cell < cells.size(); cell++) {
      for (int ring = 0; ring <= scales.rings(); ring++) {
        assertThat(history.count(cell, ring)).isEqualTo(again.count(cell, ring));
      }
      for (int stream = 0; stream < PaneHistory.STREAMS; stream++) {
        assertThat(history.countOfStream(cell, stream))
            .isEqualTo(again.countOfStream(cell, stream));
      }
      assertThat(history.maskedHours(cell)).isEqualTo(again.maskedHours(cell));
    }
    history.forgetBefore(day(100));
    for (int cell = 0; cell < cells.size(); cell++) {
      assertThat(history.count(cell, 3)).isZero();
      assertThat(history.maskedHours(cell)).isZero();
    }
  }

  private DayPanes randomDay(int number, Random random) {
    var builder = new DayPanesBuilder(day(number), scales);
    for (int i = 0; i < 50; i++) {
      ViolenceEvent event =
          event(
              "e" + i,
              Events.CELLS[random.nextInt(9)],
              day(number) + random.nextInt((int) DAY_MS),
              0,
              random.nextInt(30_000));
      builder.count(random.nextBoolean() ? event : byPatrol(event), 1, List.of());
    }
    builder.mask(
        new Mask(new long[] {Events.CELLS[random.nextInt(9)]}, day(number), day(number + 0.5)));
    return builder.build();
  }

  @Test
  void aDiskHoldsMoreOfWhatIsVagueTheLargerItIs() {
    var builder = builder();
    builder.count(event("precise", TOWN, day(0)), 1, List.of());
    builder.count(event("vague", TOWN, day(0), 0, Events.GRID.inradiusM() * 3), 1, List.of());
    builder.count(event("lost", TOWN, day(0), 0, 1e6), 1, List.of());
    var history = new PaneHistory(cells, scales);
    history.put(builder.build());

    int town = cells.numberOf(TOWN);
    assertThat(history.count(town, 0)).isEqualTo(1);
    assertThat(history.count(town, 1)).isEqualTo(2);
    assertThat(history.count(town, 3)).isEqualTo(2);
    assertThat(history.byHour(history.day(day(0)))[0]).isEqualTo(2);
  }
}
