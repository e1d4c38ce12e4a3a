package org.bluewatch.common.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.bluewatch.common.model.Place;
import org.junit.jupiter.api.Test;

class RouteLineTest {
  /** Metres in a degree along the equator, where the tests have their roads. */
  private static final double PER_DEGREE = Metres.perDegreeLon(0);

  private static final double NORTH = Metres.perDegreeLat(0);

  @Test
  void progressIsInMetresAtEveryLatitude() {
    // At 60 degrees north a degree of longitude is half as long.
    RouteLine there = RouteLine.of(line(20, 60, 21, 60));

    assertThat(there.lengthM()).isCloseTo(55_802, within(30.0));
    RouteMatch half = there.nearest(60.01, 20.5);
    assertThat(half.progressM()).isCloseTo(there.lengthM() / 2, within(50.0));
    assertThat(half.deviationM()).isCloseTo(0.01 * Metres.perDegreeLat(60), within(2.0));
    assertThat(half.headingDeg()).isCloseTo(90, within(1.0));
  }

  @Test
  void theOtherDirectionCountsFromTheOtherEnd() {
    RouteLine road = RouteLine.of(line(20, 0, 20.3, 0, 20.3, 0.2));

    double there = road.nearest(0.1, 20.3).progressM();
    double back = road.reversed().nearest(0.1, 20.3).progressM();

    assertThat(there + back).isCloseTo(road.lengthM(), within(0.01));
  }

  @Test
  void onALoopThePassThatContinuesTheJourneyIsTaken() {
    // Out to the east, round a square, and back over the same place.
    RouteLine loop = RouteLine.of(line(20, 0, 20.1, 0, 20.1, 0.1, 20.05, 0.1, 20.05, -0.1));
    double crossingFirstM = 0.05 * PER_DEGREE;
    double crossingLastM = loop.lengthM() - 0.1 * NORTH;

    RouteMatch first = loop.match(0, 20.05, expecting(loop, crossingFirstM));
    RouteMatch last = loop.match(0, 20.05, expecting(loop, crossingLastM));

    assertThat(first.progressM()).isCloseTo(crossingFirstM, within(20.0));
    assertThat(last.progressM()).isCloseTo(crossingLastM, within(20.0));
    assertThat(loop.passes(0, 20.05, 100))
        .extracting(RouteMatch::progressM)
        .satisfiesExactly(
            m -> assertThat(m).isCloseTo(crossingFirstM, within(20.0)),
            m -> assertThat(m).isCloseTo(crossingLastM, within(20.0)));
  }

  @Test
  void betweenTheLegsOfASwitchbackTheHeadingDecides() {
    // Two legs 60 m apart, one up, one down; a position between them, nearer to the second.
    double apart = 60 / NORTH;
    RouteLine road = RouteLine.of(line(20, 0, 20.01, 0, 20.01, apart, 20, apart));
    double lat = 35 / NORTH;

    RouteMatch up = road.match(lat, 20.005, heading(road, 90));
    RouteMatch down = road.match(lat, 20.005, heading(road, 270));

    assertThat(up.progressM()).isCloseTo(0.005 * PER_DEGREE, within(1.0));
    assertThat(down.progressM()).isCloseTo(0.015 * PER_DEGREE + 60, within(1.0));
  }

  @Test
  void positionsThatRepeatHaveNoLength() {
    assertThat(RouteLine.of(line(20, 0, 20, 0, 20.1, 0, 20.1, 0)).lengthM())
        .isCloseTo(0.1 * PER_DEGREE, within(0.1));
  }

  @Test
  void onlyALineIsARoute() {
    assertThatThrownBy(() -> RouteLine.of("{\"type\":\"Point\",\"coordinates\":[20,4]}"))
        .isInstanceOf(BadGeometry.class)
        .hasMessageContaining("LineString");
  }

  @Property
  void aPlaceOnTheRoadIsFoundWhereItIs(
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll @IntRange(min = -75, max = 75) int lat) {
    RouteLine road =
        RouteLine.of(line(20, lat, 20.2, lat + 0.1, 20.1, lat + 0.3, 20.5, lat + 0.35));
    double progressM = share * road.lengthM();
    Place place = road.placeAt(progressM);

    RouteMatch match = road.match(place.lat(), place.lon(), expecting(road, progressM));

    // A chord on the map and the metres along it differ where the latitude changes along it.
    assertThat(match.deviationM()).isLessThan(1);
    assertThat(match.progressM()).isCloseTo(progressM, within(0.005 * road.lengthM() + 1));
    assertThat(road.nearest(place.lat(), place.lon()).deviationM())
        .isLessThanOrEqualTo(match.deviationM() + 1e-6);
  }

  @Property
  void theNearestPointIsNoFartherThanAnyOther(
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double north,
      @ForAll @DoubleRange(min = -0.5, max = 1) double east,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    RouteLine road = RouteLine.of(line(20, 4, 20.2, 4.1, 20.1, 4.3, 20.5, 4.35));
    Place other = road.placeAt(share * road.lengthM());

    double nearestM = road.nearest(4 + north, 20 + east).deviationM();

    double otherM = Metres.between(4 + north, 20 + east, other.lat(), other.lon());
    assertThat(nearestM).isLessThanOrEqualTo(otherM * 1.003 + 1);
  }

  private static RouteSearch expecting(RouteLine line, double progressM) {
    return new RouteSearch(0, line.lengthM(), progressM, Double.NaN);
  }

  private static RouteSearch heading(RouteLine line, double degrees) {
    return new RouteSearch(0, line.lengthM(), Double.NaN, degrees);
  }

  private static String line(double... lonLat) {
    List<String> positions = new ArrayList<>();
    for (int i = 0; i < lonLat.length; i += 2) {
      positions.add("[" + lonLat[i] + "," + lonLat[i + 1] + "]");
    }
    return "{\"type\":\"LineString\",\"coordinates\":[" + String.join(",", positions) + "]}";
  }
}
