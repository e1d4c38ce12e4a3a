package org.bluewatch.jobs.detect.logistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bluewatch.common.geo.Metres;

/**
 * Something that was reported on a road, by one report or by several that mean the same.
 *
 * @param key names it: that of the report it was known by first
 * @param reports the newest of each source that reported it, in the order of their receipt; at
 *     least one
 * @param phase whether it still stands
 * @param episodeId set when it was told that a route is blocked, else null
 * @param routeIds routes it lies on, ascending
 * @param convoyIds convoys under way that have not passed it, as told last
 * @param dueConvoyIds convoys soon to depart that must pass it, as told last
 * @param detours ways round it, as told last
 * @param detouredMs knowledge time at which they were worked out last
 */
public record Obstacle(
    String key,
    List<RoadReport> reports,
    Phase phase,
    String episodeId,
    List<String> routeIds,
    List<String> convoyIds,
    List<String> dueConvoyIds,
    List<Detour> detours,
    long detouredMs) {
  /** How long a report stands if nobody says anything else. */
  private static final Map<String, Duration> LASTS =
      Map.of(
          "roadblock", Duration.ofHours(24),
          "ied-found", Duration.ofHours(48),
          "road-flooded", Duration.ofHours(72),
          "road-damage", Duration.ofDays(7),
          "bridge-out", Duration.ofDays(14));

  /** Who gets along the road has shown that these are gone; of a mine he may not have known. */
  private static final Set<String> STOPS_ALL = Set.of("roadblock", "bridge-out", "road-flooded");

  /** A place known no better than this blocks no road in particular. */
  private static final double VAGUE_M = 2_000;

  /** Reports of the same kind this near to each other, besides their errors, mean the same. */
  private static final double SAME_M = 2_000;

  static Obstacle of(RoadReport report, List<String> routeIds) {
    return new Obstacle(
        report.key(),
        List.of(report),
        Phase.STANDS,
        null,
        routeIds,
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  static boolean isObstacle(String event) {
    return LASTS.containsKey(event);
  }

  String event() {
    return reports.get(0).event();
  }

  boolean stands() {
    return phase == Phase.STANDS;
  }

  /** True if nobody is expected to get through, false if there is only a risk. */
  boolean blocks() {
    return reports.stream().anyMatch(Obstacle::blocks);
  }

  private static boolean blocks(RoadReport report) {
    return !report.event().equals("road-damage")
        && !report.doubtful()
        && report.accuracyM() <= VAGUE_M;
  }

  /** True if any vehicle that gets past it shows that it is gone. */
  boolean stopsAll() {
    return STOPS_ALL.contains(event());
  }

  /** When it no longer stands by age alone, milliseconds since 1970 UTC. */
  long endsMs() {
    return newestMs() + LASTS.get(event()).toMillis();
  }

  /** When it was seen first. */
  long sinceMs() {
    return reports.stream().mapToLong(RoadReport::timeMs).min().orElseThrow();
  }

  /** When it was seen last. */
  long newestMs() {
    return reports.stream().mapToLong(RoadReport::timeMs).max().orElseThrow();
  }

  /** The report that knows its place best, the first of several. */
  RoadReport best() {
    return reports.stream().min(Comparator.comparingDouble(RoadReport::accuracyM)).orElseThrow();
  }

  boolean has(String reportKey) {
    return reports.stream().anyMatch(report -> report.key().equals(reportKey));
  }

  boolean hasSource(RoadReport report) {
    return reports.stream().anyMatch(known -> known.witness().equals(report.witness()));
  }

  /** True if another report on these routes means the same. */
  boolean isAlso(RoadReport report, List<String> onRoutes) {
    return event().equals(report.event())
        && onRoutes.stream().anyMatch(routeIds::contains)
        && reports.stream().anyMatch(known -> isNear(known, report));
  }

  private static boolean isNear(RoadReport a, RoadReport b) {
    return Metres.between(a.lat(), a.lon(), b.lat(), b.lon())
        <= SAME_M + a.accuracyM() + b.accuracyM();
  }

  /** With a report more, or another revision of one; of a source the newest counts. */
  Obstacle with(RoadReport report, List<String> onRoutes) {
    List<RoadReport> now = new ArrayList<>(reports);
    now.removeIf(
        known ->
            known.key().equals(report.key())
                || (known.witness().equals(report.witness()) && known.timeMs() <= report.timeMs()));
    if (now.stream().noneMatch(known -> known.witness().equals(report.witness()))) {
      now.add(report);
    }
    var routes = new TreeSet<>(now.size() == 1 ? List.<String>of() : routeIds);
    routes.addAll(onRoutes);
    return new Obstacle(
        key,
        List.copyOf(now),
        phase,
        episodeId,
        List.copyOf(routes),
        convoyIds,
        dueConvoyIds,
        detours,
        detouredMs);
  }

  /** Without some of its reports; at least one must be left. */
  Obstacle without(List<RoadReport> gone) {
    return new Obstacle(
        key,
        reports.stream().filter(report -> !gone.contains(report)).toList(),
        phase,
        episodeId,
        routeIds,
        convoyIds,
        dueConvoyIds,
        detours,
        detouredMs);
  }

  Obstacle named(String other) {
    return new Obstacle(
        other, reports, phase, episodeId, routeIds, convoyIds, dueConvoyIds, detours, detouredMs);
  }

  Obstacle with(Phase now) {
    return new Obstacle(
        key, reports, now, episodeId, routeIds, convoyIds, dueConvoyIds, detours, detouredMs);
  }

  Obstacle told(String episode, List<String> convoys, List<String> due) {
    return new Obstacle(key, reports, phase, episode, routeIds, convoys, due, detours, detouredMs);
  }

  Obstacle detoured(List<Detour> ways, long nowMs) {
    return new Obstacle(
        key, reports, phase, episodeId, routeIds, convoyIds, dueConvoyIds, ways, nowMs);
  }
}
