package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What earlier convoys showed: speeds by stretch of road against those planned, and how far off
 * earlier forecasts were. A stretch that few have passed leans on the median of all journeys, and
 * that on the plan.
 */
final class PaceBook {
  /** Length of a stretch of road. */
  static final double STRETCH_M = 5_000;

  /** A stretch counts this many passages of the usual pace besides its own. */
  private static final double WEIGHT_OF_USUAL = 8;

  /** Journeys whose pace is remembered, and how many journeys at the planned pace go with them. */
  private static final int JOURNEYS = 64;

  private static final double WEIGHT_OF_PLAN = 3;

  private final TreeMap<String, Roads> roads = new TreeMap<>();
  private final List<Double> journeys = new ArrayList<>();
  private final ForecastRecord forecasts = new ForecastRecord();
  private final TreeSet<String> dirty = new TreeSet<>();
  private boolean dirtyJourneys;

  /** The stretches of one route in one direction. */
  private static final class Roads {
    final List<Double> sums = new ArrayList<>();
    final List<Integer> passages = new ArrayList<>();
    final List<Double> lastLogs = new ArrayList<>();
    final List<Double> lastSpeedsMps = new ArrayList<>();

    void grow(int stretch) {
      while (sums.size() <= stretch) {
        sums.add(0.0);
        passages.add(0);
        lastLogs.add(0.0);
        lastSpeedsMps.add(0.0);
      }
    }
  }

  private static String key(Journey journey) {
    return key(journey.plan().routeId(), journey.plan().reverse());
  }

  /** Names one direction of a route. */
  static String key(String routeId, boolean reverse) {
    return routeId + (reverse ? "<" : ">");
  }

  void restore(RoadPace pace) {
    var road = new Roads();
    road.sums.addAll(pace.sums());
    road.passages.addAll(pace.passages());
    road.lastLogs.addAll(pace.lastLogs());
    road.lastSpeedsMps.addAll(pace.lastSpeedsMps());
    roads.put(pace.key(), road);
  }

  void restore(PaceHistory history) {
    journeys.addAll(history.journeys());
    forecasts.restore(history.misses());
  }

  /** What changed since the last question, by key. */
  Collection<RoadPace> takeChangedRoads() {
    List<RoadPace> changed = new ArrayList<>();
    for (String key : dirty) {
      Roads road = roads.get(key);
      changed.add(
          new RoadPace(
              key,
              List.copyOf(road.sums),
              List.copyOf(road.passages),
              List.copyOf(road.lastLogs),
              List.copyOf(road.lastSpeedsMps)));
    }
    dirty.clear();
    return changed;
  }

  /** The history if it changed since the last question, else null. */
  PaceHistory takeChangedHistory() {
    if (!dirtyJourneys) {
      return null;
    }
    dirtyJourneys = false;
    return new PaceHistory(List.copyOf(journeys), forecasts.counts());
  }

  /** A stretch was travelled at {@code log(speed / planned speed)}. */
  void passed(Journey journey, double fromM, double speedMps) {
    int stretch = (int) (fromM / STRETCH_M);
    Roads road = roads.computeIfAbsent(key(journey), unused -> new Roads());
    road.grow(stretch);
    double log = StrictMath.log(speedMps / journey.plannedSpeedMps());
    road.sums.set(stretch, road.sums.get(stretch) + log);
    road.passages.set(stretch, road.passages.get(stretch) + 1);
    road.lastLogs.set(stretch, log);
    road.lastSpeedsMps.set(stretch, speedMps);
    dirty.add(key(journey));
  }

  /** A journey has ended; it was travelled at {@code log(speed / planned speed)} as a whole. */
  void arrived(double logOfPace) {
    journeys.add(logOfPace);
    if (journeys.size() > JOURNEYS) {
      journeys.remove(0);
    }
    dirtyJourneys = true;
  }

  /** A forecast has turned out. */
  void turnedOut(Forecast forecast, long arrivedMs) {
    double actualMs = arrivedMs - forecast.atMs();
    if (actualMs > 0) {
      forecasts.add(StrictMath.log(actualMs / forecast.remainingMs()) / forecast.sigma());
      dirtyJourneys = true;
    }
  }

  /** How many sigmas below the forecast the share {@code p} of arrivals lies, and so on. */
  double quantile(double p) {
    return forecasts.quantile(p);
  }

  /** Median pace of journeys, as log of a ratio to the plan; a few at the plan's count with it. */
  double usualLog() {
    List<Double> sorted = new ArrayList<>(journeys);
    Collections.sort(sorted);
    if (sorted.isEmpty()) {
      return 0;
    }
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return median * sorted.size() / (sorted.size() + WEIGHT_OF_PLAN);
  }

  /** How long the way from one place to another usually takes while moving, milliseconds. */
  double usualMs(Journey journey, double fromM, double toM) {
    Roads road = roads.get(key(journey));
    double usualLog = usualLog();
    double ms = 0;
    for (double at = fromM; at < toM; ) {
      int stretch = (int) (at / STRETCH_M);
      double end = Math.min(toM, (stretch + 1) * STRETCH_M);
      double log = logOf(road, stretch, usualLog);
      ms += (end - at) * 1000 / (journey.plannedSpeedMps() * StrictMath.exp(log));
      at = end;
    }
    return ms;
  }

  /**
   * How long the way between two places of a route takes, milliseconds: at the usual speed of those
   * who passed each stretch.
   *
   * @param key of the route and direction; {@code fromM} and {@code toM} are metres in it
   * @param otherwiseMps the speed where nobody has passed, metres per second
   */
  double travelMs(String key, double fromM, double toM, double otherwiseMps) {
    Roads road = roads.get(key);
    double ms = 0;
    for (int stretch = (int) (fromM / STRETCH_M); stretch * STRETCH_M < toM; stretch++) {
      double lengthM =
          Math.min(toM, (stretch + 1) * STRETCH_M) - Math.max(fromM, stretch * STRETCH_M);
      ms += lengthM * 1000 / usualMps(road, stretch, otherwiseMps);
    }
    return ms;
  }

  /** A passage is measured over a stretch and a little more: one left between two is like them. */
  private static double usualMps(Roads road, int stretch, double otherwiseMps) {
    for (int near : new int[] {stretch, stretch - 1, stretch + 1}) {
      boolean known = road != null && near >= 0 && near < road.sums.size();
      if (known && road.passages.get(near) > 0) {
        return usualMps(road, near);
      }
    }
    return otherwiseMps;
  }

  private static double usualMps(Roads road, int stretch) {
    double mean = road.sums.get(stretch) / road.passages.get(stretch);
    return road.lastSpeedsMps.get(stretch) * StrictMath.exp(mean - road.lastLogs.get(stretch));
  }

  private static double logOf(Roads road, int stretch, double usualLog) {
    if (road == null || stretch >= road.sums.size()) {
      return usualLog;
    }
    return (road.sums.get(stretch) + WEIGHT_OF_USUAL * usualLog)
        / (road.passages.get(stretch) + WEIGHT_OF_USUAL);
  }

  /**
   * The latest against the usual speed of a route in both directions: the mean over the stretches
   * passed; empty before the first.
   */
  double[] speedsMps(String routeId) {
    double last = 0;
    double usual = 0;
    int stretches = 0;
    for (String key : List.of(routeId + "<", routeId + ">")) {
      Roads road = roads.get(key);
      for (int i = 0; road != null && i < road.sums.size(); i++) {
        if (road.passages.get(i) > 0) {
          last += road.lastSpeedsMps.get(i);
          usual += usualMps(road, i);
          stretches++;
        }
      }
    }
    return stretches == 0 ? new double[0] : new double[] {last / stretches, usual / stretches};
  }
}
