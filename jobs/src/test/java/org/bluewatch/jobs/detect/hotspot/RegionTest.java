package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTest {
  private static final long NOW_MS = Events.day(60);

  private final Scales scales = new Scales(Events.SETTINGS, Events.GRID);
  private final AreaCells cells = new AreaCells(Events.GRID, Events.CELLS, 3);
  private final RecentEvents recent = new RecentEvents(cells, scales);

  /** Everywhere the same is usual. */
  private record Even(long nowMs, double perCell) implements Look {
    @Override
    public Usual usual(int[] members, int size, int ring) {
      return new Usual(perCell * size, 0.01, new double[3], ring, members, size);
    }

    @Override
    public Test test(Usual usual, long count, int duration, long endMs) {
      return new Test(count, usual.rate(), 1 / usual.inverseSize());
    }
  }

  private int[] found(Look look) {
    List<ViolenceEvent> news = List.copyOf(recent.all());
    List<Flag> flags = new ClusterScan(cells, scales, recent, Events.HOUR_MS).find(look, news, 5);
    return new Region(cells, scales, recent).around(look, flags.get(0));
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "1, 40", "2, 100", "1, 10000"})
  void findsAPlantedDiskAgain(int ring, int events) {
    // Given
    var random = new Random(1);
    long[] planted = Events.GRID.disk(Events.TOWN, ring);
    for (int i = 0; i < events; i++) {
      long cell = planted[random.nextInt(planted.length)];
      recent.add(Events.event("e" + i, cell, NOW_MS - random.nextInt(3_000_000)));
    }

    // When
    int[] region = found(new Even(NOW_MS, 0.02));

    // Then
    assertThat(region).isSorted();
    long hit =
        Arrays.stream(region)
            .filter(cell -> Arrays.binarySearch(planted, cells.cell(cell)) >= 0)
            .count();
    assertThat(hit / (double) region.length).isGreaterThanOrEqualTo(0.7);
    assertThat(hit / (double) planted.length).isGreaterThanOrEqualTo(0.7);
  }

  @Test
  void aFewEventsApartAreACoherentRegionThatHoldsThem() {
    long[] ring = Events.GRID.disk(Events.TOWN, 1);
    for (int i = 0; i < 3; i++) {
      recent.add(Events.event("e" + i, ring[i * 2], NOW_MS - i));
    }

    int[] region = found(new Even(NOW_MS, 0.001));

    assertThat(Arrays.stream(region).mapToLong(cells::cell).boxed().toList())
        .contains(ring[0], ring[2], ring[4]);
  }
}
