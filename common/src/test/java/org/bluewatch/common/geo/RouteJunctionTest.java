package org.bluewatch.common.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RouteJunctionTest {
  private static final double PER_DEGREE = Metres.perDegreeLon(0);
  private static final double NORTH = Metres.perDegreeLat(0);

  @Test
  void aSideRoadThatEndsInTheMiddleOfAStretchMeetsIt() {
    List<RouteJunction> junctions = junctions(line(0, 0, 10_000, 0), line(4_000, 30, 4_000, 5_000));

    RouteJunction junction = junctions.get(0);
    assertThat(junctions).hasSize(1);
    assertThat(junction.routeId()).isEqualTo("R1");
    assertThat(junction.atM()).isZero();
    assertThat(junction.otherId()).isEqualTo("R0");
    assertThat(junction.otherM()).isCloseTo(4_000, within(1.0));
    assertThat(junction.apartM()).isCloseTo(30, within(1.0));
  }

  @Test
  void aRoadThatEndsFurtherAwayDoesNotMeetIt() {
    assertThat(junctions(line(0, 0, 10_000, 0), line(4_000, 60, 4_000, 5_000))).isEmpty();
  }

  @Test
  void linesThatCrossWithoutAVertexDoNotMeet() {
    assertThat(junctions(line(0, 0, 10_000, 0), line(4_000, -5_000, 4_000, 5_000))).isEmpty();
  }

  @Test
  void aSharedRoadIsEnteredAndLeftAtItsEnds() {
    double[] along = {0, 0, 2_000, 0, 3_000, 0, 4_000, 0, 5_000, 0, 6_000, 0, 8_000, 0};
    double[] branch = {2_000, 3_000, 2_000, 0, 3_000, 0, 4_000, 0, 5_000, 0, 6_000, 0, 6_000, -900};

    List<RouteJunction> junctions = junctions(line(along), line(branch));

    assertThat(junctions)
        .filteredOn(junction -> junction.routeId().equals("R0"))
        .extracting(RouteJunction::atM)
        .satisfiesExactly(
            m -> assertThat(m).isCloseTo(2_000, within(1.0)),
            m -> assertThat(m).isCloseTo(6_000, within(1.0)));
    assertThat(junctions).hasSize(4);
  }

  @Test
  void aRoadThatMeetsAnotherTwiceMeetsItAtBothPlaces() {
    List<RouteJunction> junctions =
        junctions(line(0, 0, 10_000, 0), line(1_000, 0, 5_000, 3_000, 9_000, 0));

    assertThat(junctions)
        .extracting(RouteJunction::otherM)
        .satisfiesExactly(
            m -> assertThat(m).isCloseTo(1_000, within(1.0)),
            m -> assertThat(m).isCloseTo(9_000, within(1.0)));
  }

  private static List<RouteJunction> junctions(RouteLine... lines) {
    var routes = new TreeMap<String, RouteLine>();
    for (RouteLine line : lines) {
      routes.put("R" + routes.size(), line);
    }
    return RouteJunction.find(routes);
  }

  /** Metres east and north of 20 degrees east on the equator, in turn. */
  private static RouteLine line(double... eastNorthM) {
    List<String> positions = new ArrayList<>();
    for (int i = 0; i < eastNorthM.length; i += 2) {
      double lon = 20 + eastNorthM[i] / PER_DEGREE;
      positions.add("[" + lon + "," + eastNorthM[i + 1] / NORTH + "]");
    }
    return RouteLine.of(
        "{\"type\":\"LineString\",\"coordinates\":[" + String.join(",", positions) + "]}");
  }
}
