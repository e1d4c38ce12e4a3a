package org.bluewatch.jobs.detect.logistics;

import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.geo.RouteMatch;
import org.bluewatch.common.geo.RouteSearch;
import org.bluewatch.common.model.VehicleFix;

/**
 * Follows one vehicle along its route: which point of the road a position belongs to goes by what
 * it can have reached since the last one, by where it was heading, and only then by nearness.
 */
final class VehicleTracker {
  private static final double REACH_MPS = 40;
  private static final double REACH_M = 300;
  private static final double AROUND_START_M = 5_000;
  private static final long PREDICTS_MS = 600_000;
  private static final double SMOOTHING_S = 60;
  private static final double HEADING_MPS = 1.5;
  private static final double HEADING_M = 60;
  private static final long FIRST_INTERVAL_MS = 60_000;

  /** Back on the route below this share of the limit: what crosses the limit does not flutter. */
  private static final double BACK_SHARE = 0.8;

  /** On the route, but elsewhere: so many positions in a row and it has got there somehow. */
  private static final int ELSEWHERE_CONFIRMED = 3;

  private final double offRouteM;

  VehicleTracker(double offRouteM) {
    this.offRouteM = offRouteM;
  }

  /**
   * The track with one more position.
   *
   * @param track null before the first
   */
  VehicleTrack next(VehicleTrack track, VehicleFix fix, Journey journey) {
    if (track == null) {
      return fix.trusted() ? first(fix, journey) : unseen(fix);
    }
    if (fix.timeMs() <= track.newestMs()) {
      return fix.trusted() && track.standstill() != null ? late(track, fix) : track;
    }
    if (!fix.trusted()) {
      return doubted(track, fix);
    }
    return track.standstill() == null ? first(fix, journey) : newer(track, fix, journey);
  }

  private VehicleTrack unseen(VehicleFix fix) {
    return new VehicleTrack(
        fix.vehicleId(),
        fix.timeMs(),
        fix.id(),
        false,
        fix.lat(),
        fix.lon(),
        fix.lat(),
        fix.lon(),
        FIRST_INTERVAL_MS,
        Double.NaN,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        null);
  }

  private VehicleTrack first(VehicleFix fix, Journey journey) {
    var search =
        new RouteSearch(
            journey.startM() - AROUND_START_M,
            journey.startM() + AROUND_START_M,
            journey.startM(),
            Double.NaN);
    RouteMatch match = journey.line().match(fix.lat(), fix.lon(), search);
    if (match.deviationM() > offRouteM) {
      match = journey.line().nearest(fix.lat(), fix.lon());
    }
    boolean placed = match.deviationM() <= offRouteM;
    return deviating(
        unseen(fix),
        fix,
        placed ? match.progressM() : Double.NaN,
        0,
        match.deviationM(),
        placed,
        0);
  }

  private VehicleTrack late(VehicleTrack track, VehicleFix fix) {
    return new VehicleTrack(
        track.vehicleId(),
        track.newestMs(),
        track.fixId(),
        track.trusted(),
        track.lat(),
        track.lon(),
        track.headedLat(),
        track.headedLon(),
        track.intervalMs(),
        track.progressM(),
        track.matchedMs(),
        track.speedMps(),
        track.deviationM(),
        track.offFixes(),
        track.offSinceMs(),
        track.onFixes(),
        track.onSinceMs(),
        track.elsewhereFixes(),
        track.standstill().late(fix));
  }

  private VehicleTrack doubted(VehicleTrack track, VehicleFix fix) {
    return new VehicleTrack(
        track.vehicleId(),
        fix.timeMs(),
        fix.id(),
        false,
        track.lat(),
        track.lon(),
        track.headedLat(),
        track.headedLon(),
        intervalMs(track, fix),
        track.progressM(),
        track.matchedMs(),
        track.speedMps(),
        track.deviationM(),
        0,
        0,
        track.onFixes(),
        track.onSinceMs(),
        0,
        track.standstill());
  }

  private static long intervalMs(VehicleTrack track, VehicleFix fix) {
    long sinceMs = fix.timeMs() - track.newestMs();
    // A pause in the reports is no interval between them.
    return sinceMs > 4 * track.intervalMs()
        ? track.intervalMs()
        : (3 * track.intervalMs() + sinceMs) / 4;
  }

  private VehicleTrack newer(VehicleTrack track, VehicleFix fix, Journey journey) {
    if (!track.isPlaced()) {
      return unplaced(track, fix, journey);
    }
    double seconds = (fix.timeMs() - track.matchedMs()) / 1000.0;
    RouteMatch match = journey.line().match(fix.lat(), fix.lon(), search(track, fix, seconds));
    if (match.deviationM() <= offRouteM) {
      double share = seconds / (seconds + SMOOTHING_S);
      double speedMps =
          track.speedMps()
              + share * ((match.progressM() - track.progressM()) / seconds - track.speedMps());
      return deviating(track, fix, match.progressM(), speedMps, match.deviationM(), true, 0);
    }
    return away(track, fix, journey, match);
  }

  private VehicleTrack unplaced(VehicleTrack track, VehicleFix fix, Journey journey) {
    VehicleTrack again = first(fix, journey);
    return deviating(track, fix, again.progressM(), 0, again.deviationM(), again.isPlaced(), 0);
  }

  /** Not on the part of the route it can have reached; perhaps on another. */
  private VehicleTrack away(
      VehicleTrack track, VehicleFix fix, Journey journey, RouteMatch within) {
    RouteMatch nearest = journey.line().nearest(fix.lat(), fix.lon());
    int elsewhere = nearest.deviationM() <= offRouteM * BACK_SHARE ? track.elsewhereFixes() + 1 : 0;
    boolean there = elsewhere >= ELSEWHERE_CONFIRMED;
    return deviating(
        track,
        fix,
        there ? nearest.progressM() : track.progressM(),
        track.speedMps(),
        Math.min(within.deviationM(), nearest.deviationM()),
        there,
        there ? 0 : elsewhere);
  }

  private RouteSearch search(VehicleTrack track, VehicleFix fix, double seconds) {
    double reachM = REACH_MPS * seconds + REACH_M + fix.accuracyM();
    double expectedM =
        seconds * 1000 > PREDICTS_MS
            ? Double.NaN
            : track.progressM() + Math.max(0, track.speedMps()) * seconds;
    return new RouteSearch(
        track.progressM() - reachM / 2,
        track.progressM() + reachM,
        expectedM,
        headingDeg(track, fix));
  }

  /** One that goes slowly shows its direction once in several positions. */
  private static double headingDeg(VehicleTrack track, VehicleFix fix) {
    if (fix.headingDeg() != null && fix.speedMps() != null && fix.speedMps() > HEADING_MPS) {
      return fix.headingDeg();
    }
    double movedM = Metres.between(track.headedLat(), track.headedLon(), fix.lat(), fix.lon());
    return movedM > HEADING_M + 2 * fix.accuracyM()
        ? Metres.headingDeg(track.headedLat(), track.headedLon(), fix.lat(), fix.lon())
        : Double.NaN;
  }

  private VehicleTrack deviating(
      VehicleTrack track,
      VehicleFix fix,
      double progressM,
      double speedMps,
      double deviationM,
      boolean matched,
      int elsewhere) {
    // What the position error can explain is no deviation.
    boolean off = deviationM - fix.accuracyM() > offRouteM;
    boolean on = deviationM < offRouteM * BACK_SHARE;
    boolean headed = !Double.isNaN(headingDeg(track, fix));
    return new VehicleTrack(
        fix.vehicleId(),
        fix.timeMs(),
        fix.id(),
        true,
        fix.lat(),
        fix.lon(),
        headed ? fix.lat() : track.headedLat(),
        headed ? fix.lon() : track.headedLon(),
        track.standstill() == null ? FIRST_INTERVAL_MS : intervalMs(track, fix),
        progressM,
        matched ? fix.timeMs() : track.matchedMs(),
        speedMps,
        deviationM,
        off ? track.offFixes() + 1 : 0,
        off && track.offFixes() == 0 ? fix.timeMs() : off ? track.offSinceMs() : 0,
        on ? track.onFixes() + 1 : 0,
        on && track.onFixes() == 0 ? fix.timeMs() : on ? track.onSinceMs() : 0,
        elsewhere,
        track.standstill() == null ? Standstill.at(fix) : track.standstill().next(fix));
  }
}
