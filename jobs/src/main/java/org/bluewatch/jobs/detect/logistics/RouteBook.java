package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.geo.RouteJunction;
import org.bluewatch.common.geo.RouteLine;
import org.bluewatch.common.geo.RouteMatch;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.RouteCondition;
import org.bluewatch.common.model.RouteCondition.Status;
import org.bluewatch.jobs.config.LogisticsSettings;

/**
 * The state of the routes: what was reported on them, who has to pass it, and how it ends: by
 * another report, by the passage of a convoy, or by age.
 */
final class RouteBook {
  /** A convoy has passed when it is this much further. */
  private static final double PASSED_M = 500;

  /** A patrol that found the road free was this near to the obstacle. */
  private static final double LOOKED_M = 500;

  private final String area;
  private final LogisticsSettings settings;
  private final Network network;
  private final Function<String, ConvoyTrack> tracks;
  private final PaceBook pace;
  private final CellGrid grid;

  private final TreeMap<String, Obstacle> obstacles = new TreeMap<>();
  private final TreeMap<String, List<String>> routesOfHotspot = new TreeMap<>();
  private final TreeMap<String, RouteCondition> told = new TreeMap<>();

  private final TreeSet<String> dirtyObstacles = new TreeSet<>();
  private final TreeSet<String> dirtyRoutes = new TreeSet<>();

  /**
   * @param tracks finds a convoy, null if it is not watched
   * @param grid of the cells that hotspots consist of
   */
  RouteBook(
      String area,
      LogisticsSettings settings,
      Network network,
      Function<String, ConvoyTrack> tracks,
      PaceBook pace,
      CellGrid grid) {
    this.area = area;
    this.settings = settings;
    this.network = network;
    this.tracks = tracks;
    this.pace = pace;
    this.grid = grid;
  }

  void restore(Obstacle obstacle) {
    obstacles.put(obstacle.report().key(), obstacle);
  }

  void restore(RouteMemory memory) {
    told.put(memory.last().routeId(), memory.last());
    for (String hotspotId : memory.hotspotIds()) {
      routesOfHotspot
          .computeIfAbsent(hotspotId, unused -> new ArrayList<>())
          .add(memory.last().routeId());
    }
  }

  /** Obstacles that changed since the last question, by key; null for one that is forgotten. */
  Map<String, Obstacle> takeChangedObstacles() {
    Map<String, Obstacle> changed = new TreeMap<>();
    dirtyObstacles.forEach(key -> changed.put(key, obstacles.get(key)));
    dirtyObstacles.clear();
    return changed;
  }

  /** Routes that changed since the last question, by routeId. */
  Map<String, RouteMemory> takeChangedRoutes() {
    Map<String, RouteMemory> changed = new TreeMap<>();
    for (String routeId : dirtyRoutes) {
      List<String> hotspots =
          routesOfHotspot.entrySet().stream()
              .filter(entry -> entry.getValue().contains(routeId))
              .map(Map.Entry::getKey)
              .toList();
      if (told.containsKey(routeId)) {
        changed.put(routeId, new RouteMemory(told.get(routeId), hotspots));
      }
    }
    dirtyRoutes.clear();
    return changed;
  }

  /** When an obstacle ends by age, {@link Long#MAX_VALUE} if it is not known. */
  long endsMs(String key) {
    Obstacle obstacle = obstacles.get(key);
    return obstacle == null ? Long.MAX_VALUE : obstacle.endsMs();
  }

  /** Takes a report in. */
  void onReport(RoadReport report, long nowMs, Reports reports) {
    Obstacle known = obstacles.get(report.key());
    if (!report.present() || !Obstacle.isObstacle(report.event())) {
      if (known != null) {
        withdraw(known, nowMs, reports);
      }
      if (report.present()) {
        lookedAt(report, nowMs, reports);
      }
      return;
    }
    Obstacle now = place(report, known);
    if (now.routeIds().isEmpty() || now.endsMs() <= nowMs) {
      if (known != null) {
        withdraw(known, nowMs, reports);
      }
      return;
    }
    put(now);
    tell(now, nowMs, known == null ? "reported" : "the report was revised", reports);
  }

  private Obstacle place(RoadReport report, Obstacle known) {
    List<String> routeIds = new ArrayList<>();
    double withinM = withinM(report);
    for (Map.Entry<String, RouteLine> route : network.routes().entrySet()) {
      if (!route.getValue().passes(report.lat(), report.lon(), withinM).isEmpty()) {
        routeIds.add(route.getKey());
      }
    }
    String episodeId = known == null ? null : known.episodeId();
    return new Obstacle(report, Phase.STANDS, episodeId, routeIds, List.of(), List.of());
  }

  private double withinM(RoadReport report) {
    return settings.blockedWithinM() + report.accuracyM();
  }

  private void put(Obstacle obstacle) {
    obstacles.put(obstacle.report().key(), obstacle);
    dirtyObstacles.add(obstacle.report().key());
  }

  private void withdraw(Obstacle obstacle, long nowMs, Reports reports) {
    end(obstacle, Phase.WITHDRAWN, nowMs, "the report was retracted", reports);
    obstacles.remove(obstacle.report().key());
    dirtyObstacles.add(obstacle.report().key());
  }

  /** Somebody was there later and saw nothing. */
  private void lookedAt(RoadReport look, long nowMs, Reports reports) {
    for (Obstacle obstacle : List.copyOf(obstacles.values())) {
      RoadReport seen = obstacle.report();
      boolean there =
          Metres.between(look.lat(), look.lon(), seen.lat(), seen.lon())
              <= LOOKED_M + seen.accuracyM();
      if (obstacle.phase() == Phase.STANDS && there && look.timeMs() > seen.timeMs()) {
        Obstacle cleared = obstacle.with(Phase.RESOLVED);
        put(cleared);
        end(
            cleared,
            Phase.RESOLVED,
            nowMs,
            "a patrol was there and saw nothing: " + look.id(),
            reports);
      }
    }
  }

  /** An obstacle has reached its age. */
  void onAge(String key, long nowMs, Reports reports) {
    Obstacle obstacle = obstacles.get(key);
    if (obstacle == null || obstacle.endsMs() > nowMs) {
      return;
    }
    obstacles.remove(key);
    dirtyObstacles.add(key);
    if (obstacle.phase() == Phase.STANDS) {
      end(obstacle, Phase.RESOLVED, nowMs, "nobody has reported it again", reports);
    }
  }

  /** A hotspot opened, changed or ended. */
  void onHotspot(Hotspot hotspot, long nowMs, Reports reports) {
    var affected = new TreeSet<String>();
    List<String> before = routesOfHotspot.remove(hotspot.hotspotId());
    if (before != null) {
      affected.addAll(before);
    }
    if (hotspot.status() == Hotspot.Status.OPEN && hotspot.cells() != null) {
      List<String> now = routesThrough(hotspot.cells());
      if (!now.isEmpty()) {
        routesOfHotspot.put(hotspot.hotspotId(), now);
        affected.addAll(now);
      }
    }
    String reason = "hotspot " + hotspot.hotspotId() + " is " + hotspot.status();
    affected.forEach(routeId -> condition(routeId, nowMs, reason, reports));
  }

  private List<String> routesThrough(List<Long> cells) {
    List<String> routeIds = new ArrayList<>();
    for (Map.Entry<String, RouteLine> route : network.routes().entrySet()) {
      for (long cell : cells) {
        Place centre = grid.centre(cell);
        if (!route.getValue().passes(centre.lat(), centre.lon(), grid.inradiusM()).isEmpty()) {
          routeIds.add(route.getKey());
          break;
        }
      }
    }
    return routeIds;
  }

  /** A convoy went on: perhaps it passed something, perhaps it now has to. */
  void onConvoy(ConvoyTrack track, Journey journey, long nowMs, Reports reports) {
    if (obstacles.isEmpty()) {
      return;
    }
    String routeId = journey.plan().routeId();
    for (Obstacle obstacle : List.copyOf(obstacles.values())) {
      if (obstacle.phase() != Phase.STANDS || !obstacle.routeIds().contains(routeId)) {
        continue;
      }
      if (obstacle.convoyIds().contains(track.convoyId) && hasPassed(track, journey, obstacle)) {
        Obstacle cleared = obstacle.with(Phase.RESOLVED);
        put(cleared);
        end(cleared, Phase.RESOLVED, nowMs, "passed by convoy " + track.convoyId, reports);
      } else {
        tell(obstacle, nowMs, "other convoys have to pass it", reports);
      }
    }
  }

  private boolean hasPassed(ConvoyTrack track, Journey journey, Obstacle obstacle) {
    boolean beyond = track.isArrived() || aheadM(track, journey, obstacle) < 0;
    return beyond && track.seenMs > obstacle.report().timeMs();
  }

  /**
   * How far the obstacle is ahead of a convoy, metres; negative when it has passed it for the last
   * time, and where it does not lie on its way.
   */
  private double aheadM(ConvoyTrack track, Journey journey, Obstacle obstacle) {
    RoadReport report = obstacle.report();
    double fromM = positionM(track, journey);
    double withinM = withinM(report);
    double ahead = -1;
    for (RouteMatch pass : journey.line().passes(report.lat(), report.lon(), withinM)) {
      if (pass.progressM() + PASSED_M >= fromM && pass.progressM() <= journey.endM() + PASSED_M) {
        ahead = Math.max(ahead, Math.max(0, pass.progressM() - fromM));
      }
    }
    return ahead;
  }

  private static double positionM(ConvoyTrack track, Journey journey) {
    return track.departedMs == 0 ? journey.startM() : track.headM;
  }

  /** The ways round an obstacle, which lead round all others as well. */
  private List<Detour> detours(Obstacle obstacle) {
    List<RoadGraph.Trip> trips = new ArrayList<>();
    for (List<String> convoyIds : List.of(obstacle.convoyIds(), obstacle.dueConvoyIds())) {
      convoyIds.forEach(convoyId -> trips.add(trip(convoyId, obstacle.report())));
    }
    if (trips.isEmpty()) {
      return List.of();
    }
    var roads = new RoadGraph(network, pace, blocks(), trips);
    return trips.stream().flatMap(trip -> roads.way(trip).stream()).toList();
  }

  /** A convoy that is not known to have passed the obstacle is taken to stand before it. */
  private RoadGraph.Trip trip(String convoyId, RoadReport report) {
    Journey journey = network.journey(convoyId);
    double headM = positionM(tracks.apply(convoyId), journey);
    double fromM = headM;
    for (RouteMatch pass : journey.line().passes(report.lat(), report.lon(), withinM(report))) {
      if (pass.progressM() <= headM && headM <= pass.progressM() + PASSED_M) {
        fromM = Math.min(fromM, pass.progressM() - 1);
      }
    }
    return new RoadGraph.Trip(journey, fromM);
  }

  private List<RoadGraph.Block> blocks() {
    List<RoadGraph.Block> blocks = new ArrayList<>();
    for (Obstacle obstacle : obstacles.values()) {
      if (obstacle.phase() == Phase.STANDS && obstacle.blocks()) {
        obstacle.routeIds().forEach(routeId -> addBlocks(routeId, obstacle.report(), blocks));
      }
    }
    return blocks;
  }

  private void addBlocks(String routeId, RoadReport report, List<RoadGraph.Block> blocks) {
    RouteLine route = network.routes().get(routeId);
    if (route != null) {
      double aroundM = Math.max(RouteJunction.JOIN_M, report.accuracyM());
      for (RouteMatch pass : route.passes(report.lat(), report.lon(), withinM(report))) {
        blocks.add(new RoadGraph.Block(routeId, pass.progressM(), aroundM));
      }
    }
  }

  private void tell(Obstacle obstacle, long nowMs, String reason, Reports reports) {
    List<String> underWay = new ArrayList<>();
    List<String> due = new ArrayList<>();
    for (String routeId : obstacle.routeIds()) {
      for (String convoyId : network.convoysOn(routeId)) {
        sort(convoyId, obstacle, nowMs, underWay, due);
      }
    }
    boolean first = obstacle.episodeId() == null;
    boolean changed =
        !underWay.equals(obstacle.convoyIds())
            || !due.equals(obstacle.dueConvoyIds())
            || reason.equals("the report was revised");
    if (first || changed) {
      String episodeId =
          first ? Episode.id("RB", area, obstacle.report().key(), nowMs) : obstacle.episodeId();
      Obstacle now = obstacle.told(episodeId, underWay, due);
      put(now);
      if (now.blocks()) {
        reports.add(blockage(now, Phase.STANDS, detours(now), false, nowMs, reason));
      }
    }
    obstacle.routeIds().forEach(routeId -> condition(routeId, nowMs, reason, reports));
  }

  private void sort(
      String convoyId, Obstacle obstacle, long nowMs, List<String> underWay, List<String> due) {
    ConvoyTrack track = tracks.apply(convoyId);
    Journey journey = network.journey(convoyId);
    if (track == null || journey == null || track.isArrived()) {
      return;
    }
    if (aheadM(track, journey, obstacle) < 0) {
      return;
    }
    if (track.isUnderWay()) {
      underWay.add(convoyId);
    } else if (journey.plan().departureMs() <= nowMs + settings.dueWithin().toMillis()
        && journey.plan().plannedArrivalMs() + settings.dueWithin().toMillis() >= nowMs) {
      due.add(convoyId);
    }
  }

  private void end(Obstacle obstacle, Phase phase, long nowMs, String reason, Reports reports) {
    if (obstacle.blocks() && obstacle.episodeId() != null) {
      boolean last = phase == Phase.WITHDRAWN || !obstacles.containsKey(obstacle.report().key());
      reports.add(blockage(obstacle, phase, List.of(), last, nowMs, reason));
    }
    Obstacle gone = obstacle.with(phase);
    if (obstacles.containsKey(obstacle.report().key())) {
      obstacles.put(obstacle.report().key(), gone);
    }
    obstacle.routeIds().forEach(routeId -> condition(routeId, nowMs, reason, reports));
  }

  private RouteBlockage blockage(
      Obstacle obstacle,
      Phase phase,
      List<Detour> detours,
      boolean last,
      long nowMs,
      String reason) {
    RoadReport report = obstacle.report();
    return new RouteBlockage(
        obstacle.episodeId(),
        phase,
        last,
        nowMs,
        report.timeMs(),
        report.event(),
        report.lat(),
        report.lon(),
        report.accuracyM(),
        obstacle.routeIds(),
        obstacle.convoyIds(),
        obstacle.dueConvoyIds(),
        detours,
        report.id(),
        report.stream() + '/' + report.source(),
        report.grade(),
        report.receivedMs(),
        reason);
  }

  /** Tells how a route is, if that is something new. */
  private void condition(String routeId, long nowMs, String reason, Reports reports) {
    Status status = Status.OPEN;
    var evidence = new TreeSet<String>();
    var convoys = new TreeSet<String>();
    for (Obstacle obstacle : obstacles.values()) {
      if (obstacle.phase() == Phase.STANDS && obstacle.routeIds().contains(routeId)) {
        status = obstacle.blocks() ? Status.BLOCKED : worse(status, Status.AT_RISK);
        evidence.add(obstacle.report().id());
        for (String convoyId : obstacle.convoyIds()) {
          if (network.convoysOn(routeId).contains(convoyId)) {
            convoys.add(convoyId);
          }
        }
      }
    }
    for (Map.Entry<String, List<String>> hotspot : routesOfHotspot.entrySet()) {
      if (hotspot.getValue().contains(routeId)) {
        status = worse(status, Status.AT_RISK);
        evidence.add(hotspot.getKey());
      }
    }
    tell(routeId, status, List.copyOf(convoys), List.copyOf(evidence), nowMs, reason, reports);
  }

  private static Status worse(Status a, Status b) {
    return a.compareTo(b) > 0 ? a : b;
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
    boolean same =
        last != null
            && last.status() == status
            && last.convoyIds().equals(convoyIds)
            && last.evidence().equals(evidence);
    if (same || (last == null && status == Status.OPEN)) {
      return;
    }
    tell(routeId, last, status, convoyIds, evidence, nowMs, reason, reports);
  }

  private void tell(
      String routeId,
      RouteCondition last,
      Status status,
      List<String> convoyIds,
      List<String> evidence,
      long nowMs,
      String reason,
      Reports reports) {
    double[] speeds = pace.speedsMps(routeId);
    long sinceMs = last != null && last.status() == status ? last.sinceMs() : nowMs;
    int revision = last == null ? 1 : last.revision() + 1;
    // Of what happens to a route within one millisecond only the outcome is told.
    if (last != null && last.knownMs() == nowMs) {
      revision = last.revision();
      reports.routes.remove(last);
    }
    var now =
        new RouteCondition(
            routeId,
            revision,
            nowMs,
            status,
            sinceMs,
            speeds.length == 0 ? null : hundredths(speeds[0]),
            speeds.length == 0 ? null : hundredths(speeds[1]),
            convoyIds,
            evidence,
            reason);
    told.put(routeId, now);
    dirtyRoutes.add(routeId);
    reports.routes.add(now);
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** Tells the speeds on a route when they were last told some time ago. */
  void onTraffic(String routeId, long nowMs, Reports reports) {
    RouteCondition last = told.get(routeId);
    boolean due = last == null || nowMs - last.knownMs() >= settings.routeRecordEvery().toMillis();
    if (due && pace.speedsMps(routeId).length > 0) {
      tell(
          routeId,
          last,
          last == null ? Status.OPEN : last.status(),
          last == null ? List.of() : last.convoyIds(),
          last == null ? List.of() : last.evidence(),
          nowMs,
          "traffic",
          reports);
    }
  }
}
