package org.bluewatch.jobs.detect.logistics;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Something that was reported on a road.
 *
 * @param report the newest revision of the report
 * @param phase whether it still stands
 * @param episodeId set when it was told that a route is blocked, else null
 * @param routeIds routes it lies on, ascending
 * @param convoyIds convoys under way that have not passed it, as told last
 * @param dueConvoyIds convoys soon to depart that must pass it, as told last
 */
public record Obstacle(
    RoadReport report,
    Phase phase,
    String episodeId,
    List<String> routeIds,
    List<String> convoyIds,
    List<String> dueConvoyIds) {
  /** How long a report stands if nobody says anything else. */
  private static final Map<String, Duration> LASTS =
      Map.of(
          "roadblock", Duration.ofHours(24),
          "ied-found", Duration.ofHours(48),
          "road-flooded", Duration.ofHours(72),
          "road-damage", Duration.ofDays(7),
          "bridge-out", Duration.ofDays(14));

  /** A place known no better than this blocks no road in particular. */
  private static final double VAGUE_M = 2_000;

  static boolean isObstacle(String event) {
    return LASTS.containsKey(event);
  }

  /** True if nobody is expected to get through, false if there is only a risk. */
  boolean blocks() {
    return !report.event().equals("road-damage")
        && !report.doubtful()
        && report.accuracyM() <= VAGUE_M;
  }

  /** When it no longer stands by age alone, milliseconds since 1970 UTC. */
  long endsMs() {
    return report.timeMs() + LASTS.get(report.event()).toMillis();
  }

  Obstacle with(Phase now) {
    return new Obstacle(report, now, episodeId, routeIds, convoyIds, dueConvoyIds);
  }

  Obstacle told(String episode, List<String> convoys, List<String> due) {
    return new Obstacle(report, phase, episode, routeIds, convoys, due);
  }
}
