package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.RouteCondition;
import org.bluewatch.common.model.RouteCondition.Status;
import org.bluewatch.jobs.config.LogisticsSettings;

/**
 * The condition of the routes: blocked or at risk by what was reported on them, at risk by hotspots
 * and where traffic is far slower than usual; and how fast they are travelled.
 */
final class RouteBook {
  private final LogisticsSettings settings;
  private final Network network;
  private final ObstacleBook obstacles;
  private final SpeedBook speeds;
  private final CellGrid grid;

  private final TreeMap<String, List<String>> routesOfHotspot = new TreeMap<>();
  private final TreeMap<String, RouteCondition> told = new TreeMap<>();
  private final TreeSet<String> dirty = new TreeSet<>();

  /** Routes whose condition may have changed, and why. */
  private final TreeMap<String, String> affected = new TreeMap<>();

  /** Routes whose speeds are to be told. */
  private final TreeSet<String> travelled = new TreeSet<>();

  /**
   * An empty book.
   *
   * @param grid of the cells that hotspots consist of
   */
  RouteBook(
      LogisticsSettings settings,
      Network network,
      ObstacleBook obstacles,
      SpeedBook speeds,
      CellGrid grid) {
    this.settings = settings;
    this.network = network;
    this.obstacles = obstacles;
    this.speeds = speeds;
    this.grid = grid;
  }

  void restore(RouteMemory memory) {
    told.put(memory.last().routeId(), memory.last());
    for (String hotspotId : memory.hotspotIds()) {
      routesOfHotspot
          .computeIfAbsent(hotspotId, unused -> new ArrayList<>())
          .add(memory.last().routeId());
    }
  }

  /** Routes that changed since the last question, by routeId. */
  Map<String, RouteMemory> takeChanged() {
    Map<String, RouteMemory> changed = new TreeMap<>();
    for (String routeId : dirty) {
      changed.put(routeId, new RouteMemory(told.get(routeId), hotspotsOn(routeId)));
    }
    dirty.clear();
    return changed;
  }

  private List<String> hotspotsOn(String routeId) {
    return routesOfHotspot.entrySet().stream()
        .filter(entry -> entry.getValue().contains(routeId))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A hotspot opened, changed or ended. */
  void onHotspot(Hotspot hotspot) {
    List<String> before = routesOfHotspot.remove(hotspot.hotspotId());
    List<String> now = List.of();
    if (hotspot.status() == Hotspot.Status.OPEN && hotspot.cells() != null) {
      now = routesThrough(hotspot.cells());
    }
    if (!now.isEmpty()) {
      routesOfHotspot.put(hotspot.hotspotId(), new ArrayList<>(now));
    }
    String reason = "hotspot " + hotspot.hotspotId() + " is " + hotspot.status();
    now.forEach(routeId -> affected.put(routeId, reason));
    if (before != null) {
      before.forEach(routeId -> affected.put(routeId, reason));
    }
  }

  private List<String> routesThrough(List<Long> cells) {
    var routeIds = new TreeSet<String>();
    for (long cell : cells) {
      Place centre = grid.centre(cell);
      routeIds.addAll(network.routesNear(centre.lat(), centre.lon(), grid.inradiusM()).keySet());
    }
    return List.copyOf(routeIds);
  }

  /** Somebody travels a route: its speeds are told when they were last told some time ago. */
  void onTraffic(String routeId, long nowMs) {
    if (isDue(routeId, nowMs)) {
      travelled.add(routeId);
    }
  }

  private boolean isDue(String routeId, long nowMs) {
    RouteCondition last = told.get(routeId);
    return last == null || nowMs - last.knownMs() >= settings.routeRecordEvery().toMillis();
  }

  /** True if something is to be said once everything of the moment was heard. */
  boolean hasNews() {
    return !affected.isEmpty() || !travelled.isEmpty() || speeds.hasTurned() || obstacles.hasNews();
  }

  /** Says how the routes are; to be asked when all of a moment was heard. */
  void review(long nowMs, Reports reports) {
    obstacles.review(nowMs, reports);
    affected.putAll(obstacles.takeAffected());
    speeds.takeTurned().forEach(routeId -> affected.put(routeId, traffic(routeId)));
    affected.forEach((routeId, reason) -> tellCondition(routeId, nowMs, reason, reports));
    affected.clear();
    travelled.forEach(routeId -> tellSpeeds(routeId, nowMs, reports));
    travelled.clear();
  }

  /** What is to be said of slow traffic, in words. */
  private String traffic(String routeId) {
    List<StretchSpeeds> slow = speeds.slow(routeId);
    if (slow.isEmpty()) {
      return "traffic is no longer known to be slow";
    }
    StretchSpeeds first = slow.get(0);
    return String.format(
        Locale.ROOT,
        "traffic is slow on %d km: %.0f km/h, usual %.0f (%d hours)",
        slow.size() * Math.round(SpeedBook.STRETCH_M / 1000),
        first.speedMps() * 3.6,
        first.usualMps() * 3.6,
        first.habit().size());
  }

  private void tellCondition(String routeId, long nowMs, String reason, Reports reports) {
    Status status = Status.OPEN;
    var evidence = new TreeSet<String>();
    var convoys = new TreeSet<String>();
    for (Obstacle obstacle : obstacles.standingOn(routeId)) {
      status = worse(status, obstacle.blocks() ? Status.BLOCKED : Status.AT_RISK);
      obstacle.reports().forEach(report -> evidence.add(report.id()));
      obstacle.convoyIds().stream()
          .filter(network.convoysOn(routeId)::contains)
          .forEach(convoys::add);
    }
    List<String> hotspots = hotspotsOn(routeId);
    List<StretchSpeeds> slow = speeds.slow(routeId);
    if (!hotspots.isEmpty() || !slow.isEmpty()) {
      status = worse(status, Status.AT_RISK);
    }
    evidence.addAll(hotspots);
    slow.forEach(stretch -> stretch.latest().forEach(passage -> evidence.add(passage.fixId())));
    RouteCondition last = told.get(routeId);
    List<String> convoyIds = List.copyOf(convoys);
    List<String> ids = List.copyOf(evidence);
    boolean same =
        last == null
            ? status == Status.OPEN
            : last.status() == status
                && last.convoyIds().equals(convoyIds)
                && last.evidence().equals(ids);
    if (!same) {
      tell(routeId, status, convoyIds, ids, nowMs, reason, reports);
    }
  }

  private static Status worse(Status a, Status b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private void tellSpeeds(String routeId, long nowMs, Reports reports) {
    RouteCondition last = told.get(routeId);
    if (!isDue(routeId, nowMs) || speeds.speedsMps(routeId).length == 0) {
      return;
    }
    tell(
        routeId,
        last == null ? Status.OPEN : last.status(),
        last == null ? List.of() : last.convoyIds(),
        last == null ? List.of() : last.evidence(),
        nowMs,
        "traffic",
        reports);
  }

  private void tell(
      String routeId,
      Status status,
      List<String> convoyIds,
      List<String> evidence,
      long nowMs,
      String reason,
      Reports reports) {
    RouteCondition last = told.get(routeId);
    double[] mps = speeds.speedsMps(routeId);
    var now =
        new RouteCondition(
            routeId,
            last == null ? 1 : last.revision() + 1,
            nowMs,
            status,
            last != null && last.status() == status ? last.sinceMs() : nowMs,
            mps.length == 0 ? null : hundredths(mps[0]),
            mps.length == 0 ? null : hundredths(mps[1]),
            convoyIds,
            evidence,
            reason);
    told.put(routeId, now);
    dirty.add(routeId);
    reports.routes.add(now);
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
