package org.bluewatch.common.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.bluewatch.common.geo.PlaceIndex.Spot;
import org.junit.jupiter.api.Test;

class PlaceIndexTest {
  private static final double WITHIN_M = 2_000;
  private static final String SQUARE =
      "{\"type\":\"Polygon\",\"coordinates\":[[[22,4],[22.2,4],[22.2,4.2],[22,4.2],[22,4]]]}";

  private final PlaceIndex index = new PlaceIndex(WITHIN_M, 100_000);

  @Test
  void aPointLiesInAnAreaWhicheverOfThemWasThereFirst() {
    index.put("area", new Spot(4.1, 22.1, 0, SQUARE));
    index.put("point", new Spot(4.19, 22.19, 50_000, null));

    assertThat(index.matches(new Spot(4.01, 22.01, 0, null)))
        .containsExactly(new PlaceIndex.Match("area", true));
    assertThat(index.matches(new Spot(9, 25, 0, SQUARE)))
        .containsExactlyInAnyOrder(
            new PlaceIndex.Match("area", true), new PlaceIndex.Match("point", true));
  }

  @Test
  void whatWasRemovedOrMovedIsNoLongerThere() {
    index.put("a", new Spot(4, 22, 0, null));
    index.put("b", new Spot(4, 22, 0, null));
    index.remove("a");
    index.put("b", new Spot(5, 22, 0, null));

    assertThat(index.matches(new Spot(4, 22, 0, null))).isEmpty();
    assertThat(index.matches(new Spot(5, 22, 0, null))).hasSize(1);
  }

  @Test
  void whatIsNoAreaOrTooLargeHoldsNothing() {
    index.put("broken", new Spot(4.1, 22.1, 0, "{}"));
    PlaceIndex small = new PlaceIndex(WITHIN_M, 10_000);
    small.put("area", new Spot(4.1, 22.1, 0, SQUARE));

    assertThat(index.matches(new Spot(4.01, 22.01, 0, null))).isEmpty();
    assertThat(small.matches(new Spot(4.01, 22.01, 0, null))).isEmpty();
  }

  @Test
  void itFindsWhatALookAtEveryPlaceFinds() {
    var random = new Random(7);
    List<Spot> spots =
        random
            .ints(400, 0, 1 << 20)
            .mapToObj(
                bits ->
                    new Spot(
                        4 + (bits & 1023) / 5_000.0,
                        22 + (bits >> 10) / 5_000.0,
                        bits % 5 * 600.0,
                        null))
            .toList();
    for (int i = 0; i < spots.size(); i++) {
      index.put("s" + i, spots.get(i));
    }

    for (Spot asked : spots) {
      var expected = new TreeSet<String>();
      for (int i = 0; i < spots.size(); i++) {
        Spot other = spots.get(i);
        double distanceM = Metres.between(asked.lat(), asked.lon(), other.lat(), other.lon());
        if (asked.errorM() <= WITHIN_M
            && other.errorM() <= WITHIN_M
            && distanceM <= WITHIN_M + asked.errorM() + other.errorM()) {
          expected.add("s" + i);
        }
      }
      var found = new TreeSet<String>();
      index.matches(asked).forEach(match -> found.add(match.id()));
      assertThat(found).isEqualTo(expected);
    }
  }
}
