package org.bluewatch.common.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectorIndexTest {
  private final SectorIndex sectors = new SectorIndex();

  @Test
  void findsTheSectorOfAPosition() {
    sectors.put("north", square(0, 5, 10));
    sectors.put("south", square(0, -5, 5));

    assertThat(sectors.sectorOf(7, 3)).contains("north");
    assertThat(sectors.sectorOf(-1, 3)).contains("south");
    assertThat(sectors.sectorOf(30, 3)).isEmpty();
  }

  @Test
  void givesTheSharedEdgeToTheSmallestIdInAnyOrderOfArrival() {
    sectors.put("B", square(0, 0, 5));
    sectors.put("A", square(0, 5, 10));
    sectors.put("C", square(0, 4, 6));

    assertThat(sectors.sectorOf(5, 1)).contains("A");
    assertThat(sectors.sectorOf(4.5, 1)).contains("B");
  }

  @Test
  void followsChangesAlsoAfterQueries() {
    sectors.put("A", square(0, 0, 5));
    assertThat(sectors.sectorOf(1, 1)).contains("A");

    sectors.put("A", square(20, 0, 5));
    assertThat(sectors.sectorOf(1, 1)).isEmpty();
    assertThat(sectors.sectorOf(1, 21)).contains("A");

    sectors.remove("A");
    sectors.remove("never there");
    assertThat(sectors.sectorOf(1, 21)).isEmpty();
  }

  private static String square(double west, double south, double north) {
    double east = west + 5;
    return "{\"type\":\"Polygon\",\"coordinates\":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}"
        .formatted(west, south, east, south, east, north, west, north, west, south);
  }
}
