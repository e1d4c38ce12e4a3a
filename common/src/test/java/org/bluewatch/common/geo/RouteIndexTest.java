package org.bluewatch.common.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RouteIndexTest {
  private static final TreeMap<String, RouteLine> ROUTES =
      new TreeMap<>(
          Map.of(
              "EAST", route(20, 0, 21, 0.3, 22, 0),
              "NORTH", route(21, -1, 21, 1),
              "BACK", route(21, 0.5, 20, 0.5, 20, 0.52, 21, 0.501),
              "FAR", route(40, 10, 41, 10)));

  private final RouteIndex index = new RouteIndex(ROUTES);

  @Test
  void aPlaceWhereRoutesCrossIsOnBoth() {
    assertThat(index.near(0.3, 21, 50)).containsOnlyKeys("EAST", "NORTH");
  }

  @Test
  void aRouteThatGoesAndComesBackPassesTwice() {
    assertThat(index.near(0.5005, 20.5, 2_000).get("BACK")).hasSize(2);
  }

  @Test
  void withoutRoutesNoneIsNear() {
    assertThat(new RouteIndex(new TreeMap<>()).near(0, 21, 1_000_000)).isEmpty();
  }

  @Property(tries = 200)
  void itFindsWhatAskingEachRouteFinds(
      @ForAll @DoubleRange(min = -1.2, max = 1.2) double lat,
      @ForAll @DoubleRange(min = 19.8, max = 22.2) double lon,
      @ForAll @DoubleRange(min = 1, max = 60_000) double withinM) {
    Map<String, List<RouteMatch>> each = new TreeMap<>();
    ROUTES.forEach(
        (routeId, line) -> {
          List<RouteMatch> passes = line.passes(lat, lon, withinM);
          if (!passes.isEmpty()) {
            each.put(routeId, passes);
          }
        });

    assertThat(index.near(lat, lon, withinM)).isEqualTo(each);
  }

  private static RouteLine route(double... lonLat) {
    StringBuilder positions = new StringBuilder();
    for (int i = 0; i < lonLat.length; i += 2) {
      positions.append(i == 0 ? "" : ",");
      positions.append(String.format(Locale.ROOT, "[%f,%f]", lonLat[i], lonLat[i + 1]));
    }
    return RouteLine.of("{\"type\":\"LineString\",\"coordinates\":[" + positions + "]}");
  }
}
