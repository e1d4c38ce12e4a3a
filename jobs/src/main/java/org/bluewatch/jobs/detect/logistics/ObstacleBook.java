package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.bluewatch.common.geo.Metres;
import org.bluewatch.jobs.config.LogisticsSettings;

/**
 * What was reported on the roads, who has to pass it and how to get round it, and how it ends: by
 * another report, by the passage of vehicles, or by age.
 */
final class ObstacleBook {
  /** A patrol that found the road free was this near to the obstacle. */
  private static final double LOOKED_M = 500;

  /** Ways round are worked out again when convoys have gone on for so long. */
  private static final long DETOURS_EVERY_MS = 10 * 60_000L;

  private final String area;
  private final LogisticsSettings settings;
  private final Network network;
  private final Function<String, ConvoyTrack> tracks;
  private final SpeedBook speeds;
  private final ObstaclePlaces places;

  private final TreeMap<String, Obstacle> obstacles = new TreeMap<>();
  private final TreeSet<String> dirty = new TreeSet<>();

  /** Routes whose condition may have changed, and why. */
  private final TreeMap<String, String> affected = new TreeMap<>();

  /** True if the ways round all obstacles may be others than those told. */
  private boolean waysChanged;

  /**
   * An empty book.
   *
   * @param tracks finds a convoy, null if it is not watched
   */
  ObstacleBook(
      String area,
      LogisticsSettings settings,
      Network network,
      Function<String, ConvoyTrack> tracks,
      SpeedBook speeds) {
    this.area = area;
    this.settings = settings;
    this.network = network;
    this.tracks = tracks;
    this.speeds = speeds;
    this.places = new ObstaclePlaces(network, settings.blockedWithinM());
  }

  void restore(Obstacle obstacle) {
    obstacles.put(obstacle.key(), obstacle);
  }

  /** Obstacles that changed since the last question, by key; null for one that is forgotten. */
  Map<String, Obstacle> takeChanged() {
    Map<String, Obstacle> changed = new TreeMap<>();
    dirty.forEach(key -> changed.put(key, obstacles.get(key)));
    dirty.clear();
    return changed;
  }

  /** The routes on which something changed since the last question, and what. */
  Map<String, String> takeAffected() {
    var taken = new TreeMap<>(affected);
    affected.clear();
    return taken;
  }

  /** True if something is to be said once everything of the moment was heard. */
  boolean hasNews() {
    return waysChanged || !affected.isEmpty();
  }

  /** The obstacles that stand on a route. */
  List<Obstacle> standingOn(String routeId) {
    return standing().stream().filter(obstacle -> obstacle.routeIds().contains(routeId)).toList();
  }

  private List<Obstacle> standing() {
    return obstacles.values().stream().filter(Obstacle::stands).toList();
  }

  /** When an obstacle ends by age, {@link Long#MAX_VALUE} if it is not known. */
  long endsMs(String key) {
    Obstacle obstacle = obstacles.get(key);
    return obstacle == null ? Long.MAX_VALUE : obstacle.endsMs();
  }

  /** The keys of all obstacles, ascending. */
  Collection<String> keys() {
    return obstacles.keySet();
  }

  /** Roads or speeds are no longer as they were: perhaps there is another way round. */
  void onRoadsChanged() {
    waysChanged |= standing().stream().anyMatch(Obstacle::blocks);
  }

  /** Takes a report in; returns the key of the obstacle it belongs to, null if to none. */
  String onReport(RoadReport report, long nowMs, Reports reports) {
    Obstacle known = withReport(report.key());
    if (!report.present() || !Obstacle.isObstacle(report.event())) {
      if (known != null) {
        takeBack(known, report.key(), nowMs, reports);
      }
      if (report.present()) {
        lookedAt(report, nowMs, reports);
      }
      return null;
    }
    List<String> routeIds = places.routesAt(report);
    if (known != null && isElsewhere(known, report, routeIds)) {
      takeBack(known, report.key(), nowMs, reports);
      known = null;
    }
    boolean joins = known == null;
    if (joins) {
      known = same(report, routeIds);
    }
    return known == null
        ? begin(report, routeIds, nowMs, reports)
        : more(known, report, routeIds, joins, nowMs, reports);
  }

  private Obstacle withReport(String reportKey) {
    return obstacles.values().stream()
        .filter(obstacle -> obstacle.has(reportKey))
        .findFirst()
        .orElse(null);
  }

  /** True if a revised report no longer means what the other reports of its obstacle mean. */
  private static boolean isElsewhere(Obstacle known, RoadReport report, List<String> routeIds) {
    List<RoadReport> others =
        known.reports().stream().filter(other -> !other.key().equals(report.key())).toList();
    return routeIds.isEmpty()
        || (!others.isEmpty() && !known.without(own(known, report.key())).isAlso(report, routeIds));
  }

  private static List<RoadReport> own(Obstacle obstacle, String reportKey) {
    return obstacle.reports().stream().filter(report -> report.key().equals(reportKey)).toList();
  }

  /** The obstacle that stands and that a report means, the one known first of several. */
  private Obstacle same(RoadReport report, List<String> routeIds) {
    return standing().stream()
        .filter(obstacle -> obstacle.isAlso(report, routeIds))
        .findFirst()
        .orElse(null);
  }

  private String begin(RoadReport report, List<String> routeIds, long nowMs, Reports reports) {
    Obstacle begun = Obstacle.of(report, routeIds);
    if (routeIds.isEmpty() || begun.endsMs() <= nowMs) {
      return null;
    }
    while (obstacles.containsKey(begun.key())) {
      // The obstacle that this report made known first stands by other reports.
      begun = begun.named(begun.key() + '+');
    }
    put(begun);
    waysChanged |= begun.blocks();
    tell(begun, true, nowMs, "reported", reports);
    return begun.key();
  }

  private String more(
      Obstacle known,
      RoadReport report,
      List<String> routeIds,
      boolean joins,
      long nowMs,
      Reports reports) {
    Obstacle now = known.with(report, routeIds).with(Phase.STANDS);
    if (now.endsMs() <= nowMs) {
      takeBack(known, report.key(), nowMs, reports);
      return null;
    }
    String reason = joins ? "reported again" : "the report was revised";
    boolean news = !joins || !known.hasSource(report) || now.blocks() != known.blocks();
    changed(known, now, news, reason, nowMs, reports);
    return now.key();
  }

  /** An obstacle is known by other reports than before. */
  private void changed(
      Obstacle before, Obstacle now, boolean news, String reason, long nowMs, Reports reports) {
    waysChanged |= news && (before.blocks() || now.blocks());
    if (before.stands() && before.blocks() && !now.blocks()) {
      reports.add(blockage(before, Phase.WITHDRAWN, true, nowMs, "only a risk: " + reason));
      put(now.told(null, now.convoyIds(), now.dueConvoyIds()));
    } else {
      put(now);
    }
    tell(obstacles.get(now.key()), news, nowMs, reason, reports);
  }

  private void put(Obstacle obstacle) {
    obstacles.put(obstacle.key(), obstacle);
    dirty.add(obstacle.key());
  }

  private void remove(Obstacle obstacle) {
    obstacles.remove(obstacle.key());
    dirty.add(obstacle.key());
  }

  /** A report is retracted; the obstacle goes with its last one. */
  private void takeBack(Obstacle obstacle, String reportKey, long nowMs, Reports reports) {
    List<RoadReport> gone = own(obstacle, reportKey);
    if (gone.size() == obstacle.reports().size()) {
      end(obstacle, Phase.WITHDRAWN, true, nowMs, "the report was retracted", reports);
      remove(obstacle);
    } else if (obstacle.stands()) {
      String reason = "a report was retracted, others stand";
      changed(obstacle, obstacle.without(gone), true, reason, nowMs, reports);
    } else {
      put(obstacle.without(gone));
    }
  }

  /** Somebody was there later and saw nothing. */
  private void lookedAt(RoadReport look, long nowMs, Reports reports) {
    for (Obstacle obstacle : standing()) {
      List<RoadReport> gone =
          obstacle.reports().stream().filter(report -> isRefuted(report, look)).toList();
      String reason = "a patrol was there and saw nothing: " + look.id();
      if (gone.size() == obstacle.reports().size()) {
        clear(obstacle, nowMs, reason, reports);
      } else if (!gone.isEmpty()) {
        changed(obstacle, obstacle.without(gone), true, reason, nowMs, reports);
      }
    }
  }

  private static boolean isRefuted(RoadReport report, RoadReport look) {
    return look.timeMs() > report.timeMs()
        && Metres.between(look.lat(), look.lon(), report.lat(), report.lon())
            <= LOOKED_M + report.accuracyM();
  }

  /** It is no longer there; it is kept, since its reports may yet be retracted. */
  private void clear(Obstacle obstacle, long nowMs, String reason, Reports reports) {
    put(obstacle.with(Phase.RESOLVED));
    end(obstacle, Phase.RESOLVED, false, nowMs, reason, reports);
  }

  /** An obstacle has reached its age. */
  void onAge(String key, long nowMs, Reports reports) {
    Obstacle obstacle = obstacles.get(key);
    if (obstacle == null || obstacle.endsMs() > nowMs) {
      return;
    }
    remove(obstacle);
    if (obstacle.stands()) {
      end(obstacle, Phase.RESOLVED, true, nowMs, "nobody has reported it again", reports);
    }
  }

  /** A convoy went on: perhaps it passed something, perhaps it now has to. */
  void onConvoy(ConvoyTrack track, Journey journey, long nowMs, Reports reports) {
    if (obstacles.isEmpty()) {
      return;
    }
    for (Obstacle obstacle : standingOn(journey.plan().routeId())) {
      boolean awaited = obstacle.convoyIds().contains(track.convoyId);
      if (awaited && places.hasPassed(track, journey, obstacle)) {
        clear(obstacle, nowMs, "passed by convoy " + track.convoyId, reports);
        continue;
      }
      tell(obstacle, false, nowMs, "other convoys have to pass it", reports);
      if (awaited && nowMs - obstacle.detouredMs() >= DETOURS_EVERY_MS) {
        renewDetours(obstacles.get(obstacle.key()), nowMs, reports);
      }
    }
  }

  /** A vehicle of no convoy went on. */
  void onDrive(String vehicleId, Drive drive, long nowMs, Reports reports) {
    if (obstacles.isEmpty()) {
      return;
    }
    for (Obstacle obstacle : standingOn(drive.routeId())) {
      if (obstacle.stopsAll() && places.hasPassed(drive, obstacle)) {
        clear(obstacle, nowMs, "passed by vehicle " + vehicleId, reports);
      }
    }
  }

  /** Says which ways round have changed; to be asked when all of a moment was heard. */
  void review(long nowMs, Reports reports) {
    if (waysChanged) {
      waysChanged = false;
      standing().forEach(obstacle -> renewDetours(obstacle, nowMs, reports));
    }
  }

  private void tell(Obstacle obstacle, boolean news, long nowMs, String reason, Reports reports) {
    List<String> underWay = new ArrayList<>();
    List<String> due = new ArrayList<>();
    for (String routeId : obstacle.routeIds()) {
      for (String convoyId : network.convoysOn(routeId)) {
        sort(convoyId, obstacle, nowMs, underWay, due);
      }
    }
    boolean first = obstacle.blocks() && obstacle.episodeId() == null;
    boolean others = !underWay.equals(obstacle.convoyIds()) || !due.equals(obstacle.dueConvoyIds());
    if (!first && !others && !news) {
      return;
    }
    String episodeId = first ? Episode.id("RB", area, obstacle.key(), nowMs) : obstacle.episodeId();
    Obstacle now = obstacle.told(episodeId, underWay, due);
    if (now.blocks()) {
      now = now.detoured(detours(now), nowMs);
      reports.add(blockage(now, Phase.STANDS, false, nowMs, reason));
    }
    put(now);
    affect(now, reason);
  }

  private void affect(Obstacle obstacle, String reason) {
    obstacle.routeIds().forEach(routeId -> affected.put(routeId, reason));
  }

  private void sort(
      String convoyId, Obstacle obstacle, long nowMs, List<String> underWay, List<String> due) {
    ConvoyTrack track = tracks.apply(convoyId);
    Journey journey = network.journey(convoyId);
    if (track == null || journey == null || track.isArrived()) {
      return;
    }
    if (!places.isAhead(track, journey, obstacle)) {
      return;
    }
    if (track.isUnderWay()) {
      underWay.add(convoyId);
    } else if (journey.plan().departureMs() <= nowMs + settings.dueWithin().toMillis()
        && journey.plan().plannedArrivalMs() + settings.dueWithin().toMillis() >= nowMs) {
      due.add(convoyId);
    }
  }

  private void renewDetours(Obstacle obstacle, long nowMs, Reports reports) {
    if (!obstacle.blocks() || obstacle.episodeId() == null) {
      return;
    }
    List<Detour> now = detours(obstacle);
    boolean others = Detour.differ(obstacle.detours(), now);
    Obstacle renewed = obstacle.detoured(others ? now : obstacle.detours(), nowMs);
    put(renewed);
    if (others) {
      reports.add(blockage(renewed, Phase.STANDS, false, nowMs, "the ways round have changed"));
    }
  }

  /** The ways round an obstacle, which lead round all others as well. */
  private List<Detour> detours(Obstacle obstacle) {
    List<RoadGraph.Trip> trips = new ArrayList<>();
    for (List<String> convoyIds : List.of(obstacle.convoyIds(), obstacle.dueConvoyIds())) {
      for (String convoyId : convoyIds) {
        ConvoyTrack track = tracks.apply(convoyId);
        Journey journey = network.journey(convoyId);
        if (track != null && journey != null) {
          trips.add(places.trip(track, journey, obstacle));
        }
      }
    }
    if (trips.isEmpty()) {
      return List.of();
    }
    List<RoadGraph.Block> blocks =
        standing().stream()
            .filter(Obstacle::blocks)
            .flatMap(other -> places.blocks(other).stream())
            .toList();
    var roads = new RoadGraph(network, speeds, blocks, trips);
    return trips.stream().flatMap(trip -> roads.way(trip).stream()).toList();
  }

  private void end(
      Obstacle obstacle, Phase phase, boolean last, long nowMs, String reason, Reports reports) {
    if (obstacle.blocks() && obstacle.episodeId() != null) {
      reports.add(blockage(obstacle, phase, last, nowMs, reason));
    }
    waysChanged |= obstacle.stands() && obstacle.blocks();
    affect(obstacle, reason);
  }

  private static RouteBlockage blockage(
      Obstacle obstacle, Phase phase, boolean last, long nowMs, String reason) {
    RoadReport best = obstacle.best();
    List<RoadReport> reports = obstacle.reports();
    return new RouteBlockage(
        obstacle.episodeId(),
        phase,
        last,
        nowMs,
        obstacle.sinceMs(),
        obstacle.event(),
        best.lat(),
        best.lon(),
        best.accuracyM(),
        obstacle.routeIds(),
        obstacle.convoyIds(),
        obstacle.dueConvoyIds(),
        phase == Phase.STANDS ? obstacle.detours() : List.of(),
        reports.stream().map(RoadReport::id).sorted().distinct().toList(),
        reports.stream().map(RoadReport::witness).sorted().distinct().toList(),
        reports.stream()
            .map(RoadReport::grade)
            .filter(g -> g != null)
            .sorted()
            .findFirst()
            .orElse(null),
        reports.stream().mapToLong(RoadReport::receivedMs).max().orElseThrow(),
        reason);
  }
}
