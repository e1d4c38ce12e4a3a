package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.geo.RouteMatch;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.VehicleFix;

/**
 * Vehicles that belong to no convoy, on the routes they happen to drive. There may be many of them:
 * a route is looked for only when one has come a notable way. A vehicle that stands, or drives
 * about somewhere, is no traffic; one that goes along a road for kilometres is.
 */
final class Traffic {
  /** A vehicle that was not heard for so long is forgotten. */
  static final long FORGET_AFTER_MS = 3_600_000;

  /** A place counts when it is this far from the one before: beyond error and small outliers. */
  private static final double NOTABLE_M = 300;

  /** Nearer to the line of a road than this, besides its error, a position is on that road. */
  private static final double ON_ROAD_M = 100;

  /** A position known no better says nothing about roads. */
  private static final double MAX_ACCURACY_M = 100;

  /** What lies in a longer gap nobody knows. */
  private static final long GAP_MS = 600_000;

  /** Nothing drives along a road faster than this. */
  private static final double FASTEST_MPS = 45;

  /** A road between two places is at most so many times as long as the straight line. */
  private static final double WINDING = 3;

  private static final double SHORTCUT = 0.7;
  private static final double SLACK_M = 200;

  private final Network network;
  private final Map<String, TrafficTrack> tracks = new HashMap<>();
  private final Set<String> dirty = new HashSet<>();

  Traffic(Network network) {
    this.network = network;
  }

  void restore(TrafficTrack track) {
    tracks.put(track.vehicleId(), track);
  }

  /** Vehicles that changed since the last question, by vehicleId; null for one forgotten. */
  Map<String, TrafficTrack> takeChanged() {
    Map<String, TrafficTrack> changed = new TreeMap<>();
    dirty.forEach(vehicleId -> changed.put(vehicleId, tracks.get(vehicleId)));
    dirty.clear();
    return changed;
  }

  /** When a vehicle is forgotten if nothing is heard, {@link Long#MAX_VALUE} if it is not known. */
  long forgetMs(String vehicleId) {
    TrafficTrack track = tracks.get(vehicleId);
    return track == null ? Long.MAX_VALUE : track.heardMs() + FORGET_AFTER_MS;
  }

  void forget(String vehicleId) {
    tracks.remove(vehicleId);
    dirty.add(vehicleId);
  }

  /** Takes a position in; returns where its vehicle got further along a route, by routeId. */
  List<Drive> on(VehicleFix fix, long nowMs) {
    TrafficTrack track = tracks.get(fix.vehicleId());
    dirty.add(fix.vehicleId());
    if (track == null || (fix.trusted() && fix.timeMs() - track.newestMs() > GAP_MS)) {
      tracks.put(fix.vehicleId(), begin(fix, nowMs));
      return List.of();
    }
    boolean newer = fix.trusted() && fix.timeMs() > track.newestMs();
    boolean notable =
        newer
            && fix.accuracyM() <= MAX_ACCURACY_M
            && Metres.between(track.lat(), track.lon(), fix.lat(), fix.lon())
                >= NOTABLE_M + fix.accuracyM();
    if (!notable) {
      tracks.put(fix.vehicleId(), track.heard(nowMs, newer ? fix.timeMs() : track.newestMs()));
      return List.of();
    }
    List<Drive> advanced = new ArrayList<>();
    List<Drive> drives = drives(track.drives(), fix, advanced);
    tracks.put(
        fix.vehicleId(),
        new TrafficTrack(fix.vehicleId(), nowMs, fix.timeMs(), fix.lat(), fix.lon(), drives));
    return advanced;
  }

  /** Nothing that came before counts; which road it is on shows when it has moved. */
  private static TrafficTrack begin(VehicleFix fix, long nowMs) {
    long ms = fix.trusted() ? fix.timeMs() : Long.MIN_VALUE / 2;
    return new TrafficTrack(fix.vehicleId(), nowMs, ms, fix.lat(), fix.lon(), List.of());
  }

  private List<Drive> drives(List<Drive> before, VehicleFix fix, List<Drive> advanced) {
    Map<String, List<RouteMatch>> near =
        network.routesNear(fix.lat(), fix.lon(), ON_ROAD_M + fix.accuracyM());
    List<Drive> drives = new ArrayList<>();
    var onward = new HashSet<String>();
    for (Drive drive : before) {
      Drive next = next(drive, near.getOrDefault(drive.routeId(), List.of()), fix);
      if (next != null) {
        drives.add(next);
        onward.add(next.routeId());
        if (!next.missed()) {
          advanced.add(next);
        }
      }
    }
    near.forEach(
        (routeId, passes) -> {
          if (!onward.contains(routeId)) {
            drives.add(Drive.at(routeId, nearest(passes).progressM(), fix.timeMs()));
          }
        });
    drives.sort((a, b) -> a.routeId().compareTo(b.routeId()));
    return drives;
  }

  private static RouteMatch nearest(List<RouteMatch> passes) {
    RouteMatch nearest = passes.get(0);
    for (RouteMatch pass : passes) {
      nearest = pass.deviationM() < nearest.deviationM() ? pass : nearest;
    }
    return nearest;
  }

  /** The drive with one more place, null if that does not continue it. */
  private Drive next(Drive drive, List<RouteMatch> passes, VehicleFix fix) {
    Place from = network.routes().get(drive.routeId()).placeAt(drive.atM());
    double straightM = Metres.between(from.lat(), from.lon(), fix.lat(), fix.lon());
    double reachM = FASTEST_MPS * (fix.timeMs() - drive.atMs()) / 1000 + SLACK_M;
    double mostM = Math.min(reachM, WINDING * straightM + SLACK_M);
    double leastM = Math.max(0, SHORTCUT * straightM - SLACK_M);
    double best = Double.POSITIVE_INFINITY;
    double bestM = Double.NaN;
    for (RouteMatch pass : passes) {
      double cameM = pass.progressM() - drive.atM();
      double alongM = drive.way() == 0 ? Math.abs(cameM) : cameM * drive.way();
      double surprise = Math.abs(alongM - straightM);
      if (alongM > leastM && alongM <= mostM && surprise < best) {
        best = surprise;
        bestM = pass.progressM();
      }
    }
    if (!Double.isNaN(bestM)) {
      return drive.to(bestM, fix.timeMs());
    }
    return passes.isEmpty() && !drive.missed() ? drive.beside() : null;
  }

  /** A measurement of a drive was taken; the next begins. */
  void measured(String vehicleId, Drive drive, double level) {
    TrafficTrack track = tracks.get(vehicleId);
    List<Drive> drives = new ArrayList<>(track.drives());
    drives.replaceAll(
        known -> known.routeId().equals(drive.routeId()) ? known.measured(level) : known);
    tracks.put(
        vehicleId,
        new TrafficTrack(
            vehicleId, track.heardMs(), track.newestMs(), track.lat(), track.lon(), drives));
  }

  /** A route is no longer as it was: who drove on it is looked for anew. */
  void onRouteChanged(String routeId) {
    for (TrafficTrack track : List.copyOf(tracks.values())) {
      if (track.drives().stream().anyMatch(drive -> drive.routeId().equals(routeId))) {
        List<Drive> drives =
            track.drives().stream().filter(drive -> !drive.routeId().equals(routeId)).toList();
        dirty.add(track.vehicleId());
        tracks.put(
            track.vehicleId(),
            new TrafficTrack(
                track.vehicleId(),
                track.heardMs(),
                track.newestMs(),
                track.lat(),
                track.lon(),
                drives));
      }
    }
  }
}
