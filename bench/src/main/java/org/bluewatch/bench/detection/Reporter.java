package org.bluewatch.bench.detection;

import org.bluewatch.bench.Draw;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.detect.hotspot.ViolenceEvent;

/** Makes reports of events: which source, how late, how far from the place. */
final class Reporter {
  private static final double SENSOR_DELAY_S = 10;
  private static final double DRONE_DELAY_S = 20 * 60;
  private static final double DRONE_DELAY_SIGMA = 1;
  private static final double PATROL_DELAY_S = 6 * 3600;

  /** So that 95 % are known within 24 h: ln(24 / 6) over the normal quantile of 0.95. */
  private static final double PATROL_DELAY_SIGMA = StrictMath.log(4) / 1.6448536269514722;

  private static final double METRES_PER_DEGREE = 111_195;
  private static final double MIN_ACCURACY_M = 50;
  private static final double MAX_ACCURACY_M = 2_000;

  /** accuracyM holds 68 % of a circular normal error: sqrt(-2 ln 0.32) standard deviations. */
  private static final double SIGMAS_PER_ACCURACY = 1.5095921854516636;

  private static final double SETTLEMENT_SHARE = 0.1;
  private static final int SEVERITY = 3;

  private final WorldSettings settings;
  private final CellSpace space;
  private final Settlements settlements;
  private final double withinCellM;

  Reporter(WorldSettings settings, CellSpace space, String seed) {
    this.settings = settings;
    this.space = space;
    this.settlements = settings.inaccurate() ? new Settlements(space, seed) : null;
    this.withinCellM = space.grid().inradiusM() * 0.8;
  }

  /** Draws which source reports an event when all see everything. */
  RawStream source(Draw draw) {
    double at = draw.between(0.0, 1.0);
    if (at < settings.mix().sensor()) {
      return RawStream.SENSOR_OBSERVATIONS;
    }
    return at < settings.mix().sensor() + settings.mix().drone()
        ? RawStream.DRONE_DETECTIONS
        : RawStream.PATROL_REPORTS;
  }

  /** How long a report takes, in milliseconds; always draws one number. */
  long delayMs(RawStream stream, Draw draw) {
    // One standard normal for every source: worlds with and without delays share all other draws.
    double z = draw.normal();
    if (!settings.late() || stream == RawStream.SENSOR_OBSERVATIONS) {
      return Math.round(1000 * exponential(SENSOR_DELAY_S, z));
    }
    double seconds =
        stream == RawStream.DRONE_DETECTIONS
            ? DRONE_DELAY_S * StrictMath.exp(DRONE_DELAY_SIGMA * z)
            : PATROL_DELAY_S * StrictMath.exp(PATROL_DELAY_SIGMA * z);
    return Math.round(1000 * seconds);
  }

  /** The exponential quantile of a standard normal number, by the logistic form of its tail. */
  private static double exponential(double mean, double z) {
    double upper = NormalTail.upper(z);
    return -mean * StrictMath.log(upper);
  }

  Report report(String id, RawStream stream, int cell, long timeMs, Draw draw, Happening what) {
    long receivedMs = what.receivedMs(stream, cell, timeMs, timeMs + delayMs(stream, draw));
    Place truly = space.centreOf(cell);
    double angle = draw.between(0, 2 * StrictMath.PI);
    double fromCentreM = withinCellM * StrictMath.sqrt(draw.between(0.0, 1.0));
    Place place =
        moved(
            truly,
            fromCentreM * StrictMath.cos(angle),
            fromCentreM * StrictMath.sin(angle),
            MIN_ACCURACY_M);
    long reported = space.cell(cell);
    if (settings.inaccurate()) {
      place = inaccurate(place, cell, draw);
      reported = space.grid().cellOf(place.lat(), place.lon());
      if (space.indexOf(reported) < 0) {
        place = new Place(truly.lat(), truly.lon(), place.accuracyM());
        reported = space.cell(cell);
      }
    }
    var event =
        new ViolenceEvent(
            stream,
            id,
            "S" + cell % 97,
            reported,
            timeMs,
            0,
            receivedMs,
            place.accuracyM(),
            Report.CODE,
            SEVERITY,
            null,
            false);
    return new Report(event, place.lat(), place.lon(), cell);
  }

  private Place inaccurate(Place place, int cell, Draw draw) {
    double accuracyM =
        MIN_ACCURACY_M
            * StrictMath.exp(draw.between(0.0, StrictMath.log(MAX_ACCURACY_M / MIN_ACCURACY_M)));
    double sigmaM = accuracyM / SIGMAS_PER_ACCURACY;
    double northM = sigmaM * draw.normal();
    double eastM = sigmaM * draw.normal();
    Place settlement = settlements.nearest(cell);
    return draw.chance(SETTLEMENT_SHARE) && settlement != null
        ? settlement
        : moved(place, northM, eastM, accuracyM);
  }

  private static Place moved(Place place, double northM, double eastM, double accuracyM) {
    double metresPerDegreeLon =
        METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(place.lat()));
    return new Place(
        place.lat() + northM / METRES_PER_DEGREE,
        place.lon() + eastM / metresPerDegreeLon,
        accuracyM);
  }
}
