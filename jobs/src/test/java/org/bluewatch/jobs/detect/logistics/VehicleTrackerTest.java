package org.bluewatch.jobs.detect.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.geo.RouteLine;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.VehicleFix;
import org.junit.jupiter.api.Test;

/** A vehicle is found where it is, however the road winds. */
class VehicleTrackerTest {
  private static final double KM = 1_000 / Metres.perDegreeLat(4);
  private static final double ACCURACY_M = 20;

  private final VehicleTracker tracker = new VehicleTracker(500);

  /** Roads as kilometres east and north. */
  @Provide
  Arbitrary<double[]> roads() {
    return Arbitraries.of(
        // Straight, and with a corner
        new double[] {0, 0, 30, 0, 30, 20},
        // A figure of eight
        new double[] {0, 0, 10, 10, 20, 0, 10, -10, 0, 0, -10, 10, -20, 0, -10, -10, 0, 0},
        // There and back on the same road
        new double[] {0, 0, 20, 0, 0, 0},
        // A loop that ends where it began
        new double[] {0, 0, 15, 0, 15, 15, 0, 15, 0, 0},
        // Switchbacks 200 m apart
        new double[] {0, 0, 5, 0, 5, 0.2, 0, 0.2, 0, 0.4, 5, 0.4, 5, 0.6, 0, 0.6, 0, 12});
  }

  @Property(tries = 150)
  void itsProgressIsFollowed(
      @ForAll("roads") double[] road,
      @ForAll boolean reverse,
      @ForAll @DoubleRange(min = 3, max = 15) double speedMps,
      @ForAll Random random) {
    RouteLine there = line(road);
    RouteLine line = reverse ? there.reversed() : there;
    Journey journey = journey(line);
    int everyS = 10 + 10 * random.nextInt(6);

    VehicleTrack track = null;
    int wrong = 0;
    int fixes = 0;
    for (double atM = 0; atM < line.lengthM(); atM += speedMps * everyS) {
      track = tracker.next(track, fix(line, atM, fixes++ * 1000L * everyS, random), journey);
      wrong += Math.abs(track.progressM() - atM) > 10 * ACCURACY_M ? 1 : 0;
    }

    // Where the road turns back on itself one position more or less cannot be told apart.
    assertThat(wrong).isLessThanOrEqualTo(1 + fixes / 20);
    assertThat(track.progressM()).isCloseTo(line.lengthM(), within(speedMps * everyS + 100));
    assertThat(track.isOff()).isFalse();
  }

  @Test
  void oneThatGoesSlowlyIsFollowedWhereItsRoadTurnsBack() {
    // Given a road there and back, and positions nearer to each other than their errors tell apart
    RouteLine line = line(new double[] {0, 0, 20, 0, 0, 0});
    Journey journey = journey(line);
    // Errors that make it seem to go back right after the turn
    var random = new Random(40);

    // When
    VehicleTrack track = null;
    int wrong = 0;
    for (int i = 0; i < 1_200; i++) {
      track = tracker.next(track, fix(line, 30 * i, i * 10_000L, random), journey);
      wrong += Math.abs(track.progressM() - 30 * i) > 10 * ACCURACY_M ? 1 : 0;
    }

    // Then
    assertThat(wrong).isLessThanOrEqualTo(60);
  }

  @Property(tries = 50)
  void whatComesLateDoesNotMoveIt(@ForAll("roads") double[] road, @ForAll Random random) {
    RouteLine line = line(road);
    Journey journey = journey(line);
    VehicleTrack track = null;
    for (int i = 0; i < 60; i++) {
      track = tracker.next(track, fix(line, 300 * i, i * 30_000L, random), journey);
    }

    for (int i = 0; i < 20; i++) {
      long lateMs = random.nextInt(59) * 30_000L;
      VehicleTrack after =
          tracker.next(track, fix(line, random.nextInt(18_000), lateMs, random), journey);
      assertThat(after.progressM()).isEqualTo(track.progressM());
      assertThat(after.newestMs()).isEqualTo(track.newestMs());
      assertThat(after.offFixes()).isEqualTo(track.offFixes());
      track = after;
    }
  }

  private static Journey journey(RouteLine line) {
    var plan =
        new ConvoyPlan(
            "C", "R", false, List.of("V"), 0, 3_600_000, List.of(), null, null, List.of());
    return new Journey(plan, line, 0, line.lengthM(), List.of());
  }

  private static VehicleFix fix(RouteLine line, double atM, long ms, Random random) {
    Place place = line.placeAt(atM);
    double northM = random.nextGaussian() * ACCURACY_M / 2;
    double eastM = random.nextGaussian() * ACCURACY_M / 2;
    return new VehicleFix(
        "f" + ms,
        "V",
        null,
        ms,
        ms,
        place.lat() + northM / Metres.perDegreeLat(4),
        place.lon() + eastM / Metres.perDegreeLon(4),
        ACCURACY_M,
        null,
        null,
        true);
  }

  private static RouteLine line(double[] eastNorthKm) {
    List<String> positions = new ArrayList<>();
    for (int i = 0; i < eastNorthKm.length; i += 2) {
      positions.add(
          String.format(
              Locale.ROOT, "[%.6f,%.6f]", 20 + eastNorthKm[i] * KM, 4 + eastNorthKm[i + 1] * KM));
    }
    return RouteLine.of(
        "{\"type\":\"LineString\",\"coordinates\":[" + String.join(",", positions) + "]}");
  }
}
