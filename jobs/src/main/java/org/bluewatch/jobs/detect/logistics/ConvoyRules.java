package org.bluewatch.jobs.detect.logistics;

import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.geo.RouteMatch;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.config.LogisticsSettings;

/**
 * What is to be made of the positions of a convoy's vehicles: whether it has left, how far it is,
 * whether it stands, is off its route, silent, overdue or there. A convoy moves as long as one of
 * its vehicles does, and is off the route when most of those heard are.
 */
final class ConvoyRules {
  /** Nobody sets out earlier than this; positions before say nothing of the journey. */
  private static final long EARLIEST_MS = 30 * 60_000L;

  /** A vehicle belongs to the convoy this long before its departure. */
  static final long GATHERING_MS = 2 * 3_600_000L;

  /** So far from the start a convoy has left, so near to the end it is there. */
  private static final double EDGE_M = 300;

  /** A vehicle this near to the start has gathered there. */
  private static final double GATHERING_M = 5_000;

  /** A convoy that sets out across country, or is first seen on the way, has left by this much. */
  private static final double ASTRAY_M = 2_000;

  /** Shorter stops belong to driving. */
  private static final long PAUSE_MS = 180_000;

  /** It stood no longer than so after it was last seen there, however late it was seen again. */
  private static final long UNSEEN_MS = 120_000;

  /** So near to the site of a planned halt a convoy keeps that halt. */
  private static final double HALT_REACH_M = 2_000;

  /** Back on the route for so long, it is no longer off it. */
  private static final long BACK_MS = 90_000;

  private final LogisticsSettings settings;
  private final Network network;
  private final VehicleTracker tracker;

  ConvoyRules(LogisticsSettings settings, Network network) {
    this.settings = settings;
    this.network = network;
    this.tracker = new VehicleTracker(settings.offRouteM());
  }

  /** Takes a position in. */
  void onFix(ConvoyTrack track, Journey journey, VehicleFix fix) {
    if (track.isArrived()) {
      return;
    }
    VehicleTrack before = track.vehicles.get(fix.vehicleId());
    VehicleTrack now = tracker.next(before, fix, journey);
    track.vehicles.put(fix.vehicleId(), now);
    track.hear(fix);
    if (fix.trusted()) {
      track.seenMs = Math.max(track.seenMs, fix.timeMs());
    }
    if (track.departedMs == 0 && fix.timeMs() < now.newestMs()) {
      departBefore(track, journey, now, fix);
    } else if (track.departedMs == 0) {
      depart(track, journey, before, now);
    }
    if (track.isUnderWay()) {
      advance(track, journey, now);
    }
  }

  private static void depart(
      ConvoyTrack track, Journey journey, VehicleTrack before, VehicleTrack now) {
    boolean inTime = now.newestMs() >= journey.plan().departureMs() - EARLIEST_MS;
    if (!inTime || before == null || !now.trusted() || now.standstill() == null) {
      return;
    }
    track.gathered |= isAtStart(journey, now.lat(), now.lon());
    if (now.isPlaced() && (track.firstM < 0 || now.progressM() < track.firstM)) {
      track.firstM = now.progressM();
    }
    boolean left = hasLeft(before, journey) && hasLeft(now, journey);
    boolean forward = now.progressM() >= before.progressM() && now.standstill().leftMs() > 0;
    // One that was never seen at the start is believed once it has come some way.
    boolean credible = track.gathered || now.progressM() - track.firstM >= ASTRAY_M;
    boolean due = now.newestMs() >= journey.plan().departureMs();
    if (left && forward && credible) {
      depart(track, now.newestMs(), now.progressM());
    } else if (due && now.isOff() && track.gathered && isAstray(now)) {
      depart(track, now.newestMs(), journey.startM());
    }
  }

  /** A position that comes late shows that a vehicle has come along its route since. */
  private void departBefore(ConvoyTrack track, Journey journey, VehicleTrack now, VehicleFix fix) {
    boolean inTime = fix.timeMs() >= journey.plan().departureMs() - EARLIEST_MS;
    if (!inTime || !fix.trusted() || !now.trusted() || !hasLeft(now, journey)) {
      return;
    }
    RouteMatch then = journey.line().nearest(fix.lat(), fix.lon());
    boolean came = now.progressM() - then.progressM() >= ASTRAY_M;
    if (came && then.deviationM() <= settings.offRouteM()) {
      depart(track, fix.timeMs(), then.progressM());
    }
  }

  private static boolean isAtStart(Journey journey, double lat, double lon) {
    Place start = journey.line().placeAt(journey.startM());
    return Metres.between(start.lat(), start.lon(), lat, lon) <= GATHERING_M;
  }

  /**
   * True if a vehicle under way with a convoy is still on that journey, though it is planned for
   * another that should have left: it is not where the next begins, or has not got there yet, and
   * not on the road of the next alone.
   */
  boolean keeps(ConvoyTrack track, Journey journey, Journey next, VehicleFix fix) {
    VehicleTrack vehicle = track.vehicles.get(fix.vehicleId());
    if (!track.isUnderWay() || vehicle == null) {
      return false;
    }
    Place end = journey.line().placeAt(journey.endM());
    boolean bound = isAtStart(next, end.lat(), end.lon());
    boolean turned = vehicle.progressM() < track.headM - ASTRAY_M;
    if (isAtStart(next, fix.lat(), fix.lon())) {
      return bound && !turned;
    }
    return isOn(journey, fix) || !isOn(next, fix);
  }

  private boolean isOn(Journey journey, VehicleFix fix) {
    return journey.line().nearest(fix.lat(), fix.lon()).deviationM() <= settings.offRouteM();
  }

  private static boolean hasLeft(VehicleTrack vehicle, Journey journey) {
    return vehicle.isPlaced() && vehicle.progressM() > journey.startM() + EDGE_M;
  }

  /** Off the route although it was on it, or moving about far from it. */
  private static boolean isAstray(VehicleTrack vehicle) {
    return vehicle.standstill().leftMs() > 0
        && (vehicle.isPlaced() || vehicle.deviationM() > ASTRAY_M);
  }

  private static void depart(ConvoyTrack track, long ms, double atM) {
    track.departedMs = ms;
    track.departedM = atM;
    track.headM = atM;
    track.stretchFromM = atM;
    track.stretchFromMs = ms;
    track.stretchPausedMs = 0;
    track.pausedMs = 0;
    track.standingSinceMs = ms;
    track.standingUntilMs = ms;
    track.standingM = atM;
    track.onRouteMs = ms;
  }

  private void advance(ConvoyTrack track, Journey journey, VehicleTrack now) {
    boolean onRoute = now.trusted() && now.isPlaced() && now.deviationM() <= settings.offRouteM();
    if (onRoute) {
      track.onRouteMs = Math.max(track.onRouteMs, now.newestMs());
    }
    if (onRoute && now.progressM() > track.headM) {
      track.headM = Math.min(now.progressM(), journey.line().lengthM());
    }
    stand(track, journey);
    if (track.headM >= journey.endM() - EDGE_M) {
      track.arrivedMs = track.seenMs;
    }
  }

  /** From when to when no vehicle is known to move. */
  private void stand(ConvoyTrack track, Journey journey) {
    long since = track.departedMs;
    long until = since;
    long leftMs = Long.MAX_VALUE;
    for (VehicleTrack vehicle : track.vehicles.values()) {
      if (vehicle.isWithConvoyAt(track.seenMs)) {
        Standstill here = vehicle.standstill();
        long possible = possibleSinceMs(track, here);
        since = Math.max(since, possible);
        until = Math.max(until, here.insideMs());
        // One that stands here still has left another place; when, says nothing of this one.
        boolean left = here.leftMs() > track.standingSinceMs && !stands(here);
        if (left && possible >= track.standingSinceMs + PAUSE_MS) {
          leftMs = Math.min(leftMs, here.leftMs());
        }
      }
    }
    if (since > track.standingSinceMs) {
      long unseenMs = track.standingUntilMs + UNSEEN_MS;
      pause(track, journey, Math.min(Math.min(leftMs, since), unseenMs));
      track.standingM = track.headM;
    }
    track.standingSinceMs = since;
    track.standingUntilMs = until;
  }

  private static boolean stands(Standstill here) {
    return here.insideMs() - here.sinceMs() >= PAUSE_MS;
  }

  /**
   * Since when a vehicle can have been where it stands. If it was not heard for a while, and others
   * were seen standing all that time, it is taken to have stood with them.
   */
  private static long possibleSinceMs(ConvoyTrack track, Standstill here) {
    if (here.sinceMs() - here.awayMs() < PAUSE_MS) {
      return here.sinceMs();
    }
    long others = here.sinceMs();
    for (VehicleTrack other : track.vehicles.values()) {
      boolean stoodOn = other.isWithConvoyAt(track.seenMs) && other.stoodUntil(here.sinceMs());
      if (stoodOn) {
        others = Math.min(others, other.standstill().sinceMs());
      }
    }
    return Math.max(here.awayMs(), others);
  }

  /** It moves again: what was a pause does not count as driving. */
  private void pause(ConvoyTrack track, Journey journey, long untilMs) {
    long stoodMs = untilMs - track.standingSinceMs;
    if (stoodMs < PAUSE_MS) {
      return;
    }
    track.pausedMs += stoodMs;
    track.movedOnMs = untilMs;
    int halt = haltAt(track, journey, track.standingM);
    if (halt >= 0) {
      // A short stop on the way to it is not the halt yet.
      boolean kept = 2 * stoodMs >= journey.halts().get(halt).durationMs();
      if (kept) {
        track.servedHalts |= 1L << halt;
        track.servedMs = stoodMs;
      }
    } else if (stoodMs >= settings.haltAfter().toMillis()) {
      // What was expected before did not know of it.
      track.forecasts.clear();
    }
  }

  /** The planned halt that is kept at a place, -1 if there is none. */
  private static int haltAt(ConvoyTrack track, Journey journey, double atM) {
    for (int i = 0; i < journey.halts().size() && i < Long.SIZE; i++) {
      boolean served = (track.servedHalts & 1L << i) != 0;
      boolean near = Math.abs(journey.halts().get(i).atM() - atM) <= HALT_REACH_M;
      if (near && !served) {
        return i;
      }
    }
    return -1;
  }

  /**
   * What is left of a planned halt that seemed over before its time, while the convoy is still
   * there: two outliers in a row of one vehicle look like a departure.
   */
  private static long unusedHaltMs(ConvoyTrack track, Journey journey) {
    long unusedMs = 0;
    for (int i = 0; i < journey.halts().size() && i < Long.SIZE; i++) {
      Journey.Halt halt = journey.halts().get(i);
      boolean served = (track.servedHalts & 1L << i) != 0;
      if (served && Math.abs(halt.atM() - track.headM) <= HALT_REACH_M) {
        unusedMs = Math.max(0, halt.durationMs() - track.servedMs);
      }
    }
    return unusedMs;
  }

  /** How long it has been standing, as far as positions show it; 0 while it drives. */
  static long standingMs(ConvoyTrack track) {
    long standing = track.standingUntilMs - track.standingSinceMs;
    return standing >= PAUSE_MS ? standing : 0;
  }

  /**
   * How long it has been driving on its route, without pauses, milliseconds. The time it is off the
   * route counts once it is back, with the way it has come by then.
   */
  static long movingMs(ConvoyTrack track) {
    long standingMs = Math.min(standingMs(track), track.onRouteMs - track.standingSinceMs);
    return track.onRouteMs - track.departedMs - track.pausedMs - Math.max(0, standingMs);
  }

  /** What is left of planned halts, milliseconds. */
  static long remainingHaltsMs(ConvoyTrack track, Journey journey) {
    long remaining = 0;
    int here = haltAt(track, journey, track.headM);
    for (int i = 0; i < journey.halts().size() && i < Long.SIZE; i++) {
      Journey.Halt halt = journey.halts().get(i);
      boolean served = (track.servedHalts & 1L << i) != 0;
      if (!served && i == here) {
        remaining += Math.max(0, halt.durationMs() - standingMs(track));
      } else if (!served && halt.atM() > track.headM) {
        remaining += halt.durationMs();
      }
    }
    return remaining;
  }

  /** What holds at a knowledge time. */
  Posture posture(ConvoyTrack track, Journey journey, long nowMs) {
    boolean silent = !track.isArrived() && nowMs >= silentAtMs(track, journey);
    boolean off = isOffRoute(track);
    boolean halted = isHalted(track, journey);
    boolean overdue = !track.isArrived() && nowMs >= overdueAtMs(journey);
    return new Posture(status(track, silent, off, halted, overdue), silent, off, halted, overdue);
  }

  private static Convoy.Status status(
      ConvoyTrack track, boolean silent, boolean off, boolean halted, boolean overdue) {
    if (track.isArrived()) {
      return Convoy.Status.ARRIVED;
    }
    if (silent) {
      return Convoy.Status.SILENT;
    }
    if (off) {
      return Convoy.Status.OFF_ROUTE;
    }
    if (halted) {
      return Convoy.Status.HALTED;
    }
    if (overdue) {
      return Convoy.Status.OVERDUE;
    }
    return track.isUnderWay() ? Convoy.Status.MOVING : Convoy.Status.PLANNED;
  }

  long overdueAtMs(Journey journey) {
    return journey.plan().plannedArrivalMs() + settings.lateAfter().toMillis();
  }

  /**
   * When its silence clock runs out. Before it is under way the clock starts at the departure, or
   * when the convoy became known, whichever is later.
   */
  long silentAtMs(ConvoyTrack track, Journey journey) {
    VehicleTrack lead = track.lead();
    Place place =
        lead == null
            ? journey.line().placeAt(journey.startM())
            : new Place(lead.lat(), lead.lon(), null);
    double factor = network.shadowFactor(place.lat(), place.lon());
    long allowedMs = Math.round(settings.silentAfter().toMillis() * factor);
    long startMs = Math.max(journey.plan().departureMs(), track.knownSinceMs);
    long clockMs = track.isUnderWay() ? track.newestMs : Math.max(track.newestMs, startMs);
    return clockMs + allowedMs;
  }

  private boolean isOffRoute(ConvoyTrack track) {
    boolean standing = track.episodes.containsKey(ConvoyDisruption.Kind.OFF_ROUTE);
    if (!track.isUnderWay()) {
      return false;
    }
    int heard = 0;
    int believed = 0;
    int off = 0;
    boolean sure = false;
    int back = 0;
    for (VehicleTrack vehicle : track.vehicles.values()) {
      if (vehicle.isHeardAt(track.newestMs)) {
        heard++;
        believed += vehicle.trusted() ? 1 : 0;
        off += vehicle.isSeenOff() ? 1 : 0;
        sure |= vehicle.isOff();
        back += vehicle.isBack(BACK_MS) ? 1 : 0;
      }
    }
    return standing ? believed == 0 || back * 2 <= believed : sure && off * 2 > heard;
  }

  private boolean isHalted(ConvoyTrack track, Journey journey) {
    if (!track.isUnderWay()) {
      return false;
    }
    // One that goes ahead takes the others' halt with it only when it is sure that they move.
    int halt = haltAt(track, journey, track.standingM);
    long plannedMs =
        halt < 0 ? unusedHaltMs(track, journey) : journey.halts().get(halt).durationMs();
    return standingMs(track) >= settings.haltAfter().toMillis() + plannedMs;
  }
}
