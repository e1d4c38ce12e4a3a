package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.day;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final long NOW_MS = day(60);

  private final Scales scales = new Scales(Events.SETTINGS, Events.GRID);
  private final AreaCells cells = new AreaCells(Events.GRID, Events.CELLS, 3);
  private final RecentEvents recent = new RecentEvents(cells, scales);
  private final Trend trend = new Trend(cells, scales, recent);
  private final int[] town = {cells.numberOf(Events.TOWN)};
  private int ids;

  /** A little everywhere, so that there is something to stand out from. */
  @BeforeEach
  void aCalmCountry() {
    var random = new Random(1);
    for (int i = 0; i < 200; i++) {
      long cell = Events.CELLS[random.nextInt(Events.CELLS.length)];
      add(cell, NOW_MS - random.nextInt((int) (10 * HOUR_MS)));
    }
  }

  private void add(long cell, long timeMs) {
    recent.add(Events.event("e" + ids++, cell, timeMs));
  }

  /** So many events in the town in the bins of an hour, the newest last. */
  private String afterBins(int... counts) {
    for (int bin = 0; bin < counts.length; bin++) {
      long endMs = NOW_MS - (counts.length - 1 - bin) * HOUR_MS;
      for (int i = 0; i < counts[bin]; i++) {
        add(Events.TOWN, endMs - i * 60_000L);
      }
    }
    return trend.of(town, 0, HOUR_MS, NOW_MS);
  }

  @Test
  void whatBeginsNowIsNew() {
    assertThat(afterBins(0, 0, 0, 0, 0, 0, 0, 0, 0, 9)).isEqualTo("new_hot");
  }

  @Test
  void whatHasGoneOnForSomeBinsIsConsecutive() {
    assertThat(afterBins(0, 0, 0, 0, 0, 0, 0, 9, 9, 9)).isEqualTo("consecutive_hot");
  }

  @Test
  void whatComesAndGoesIsSporadic() {
    assertThat(afterBins(0, 9, 0, 0, 9, 0, 0, 0, 0, 9)).isEqualTo("sporadic_hot");
  }

  @Test
  void whatIsHotAllTheTimePersistsOrGrows() {
    assertThat(afterBins(9, 10, 9, 10, 9, 10, 9, 10, 9, 10)).isEqualTo("persistent_hot");
    assertThat(new TrendTest().grown()).isEqualTo("intensifying_hot");
  }

  private String grown() {
    aCalmCountry();
    return afterBins(6, 8, 10, 12, 14, 17, 20, 24, 28, 33);
  }

  @Test
  void whereNothingStandsOutThereIsNoPattern() {
    assertThat(trend.of(town, 0, HOUR_MS, NOW_MS)).isEqualTo("no_pattern");
  }

  @Test
  void anAreaOfOneCellHasNoPattern() {
    var one = new AreaCells(Events.GRID, new long[] {Events.TOWN}, 3);
    var events = new RecentEvents(one, scales);
    events.add(Events.event("a", Events.TOWN, NOW_MS));

    assertThat(new Trend(one, scales, events).of(new int[] {0}, 0, HOUR_MS, NOW_MS))
        .isEqualTo("no_pattern");
  }
}
