package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What earlier convoys and other traffic showed: speeds by stretch of road against those planned,
 * and how far off earlier forecasts were. A stretch that few have passed leans on the median of all
 * journeys, and that on the plan.
 */
final class PaceBook {
  private static final double STRETCH_M = SpeedBook.STRETCH_M;

  /** A stretch counts this many passages of the usual pace besides its own. */
  private static final double WEIGHT_OF_USUAL = 8;

  /** Journeys whose pace is remembered, and how many journeys at the planned pace go with them. */
  private static final int JOURNEYS = 64;

  private static final double WEIGHT_OF_PLAN = 3;

  /** Passages that are remembered of a stretch: more count as so many, the older ones for less. */
  private static final int PASSAGES = 64;

  /** Vehicles drive as they like: how a stretch compares shows once one has passed so many. */
  private static final int LEVELS = 3;

  /** A stretch changes the log of the speed by no more than this: the rest are stops nobody saw. */
  private static final double MOST = 0.7;

  private final SpeedBook speeds;
  private final TreeMap<String, Roads> roads = new TreeMap<>();
  private final List<Double> journeys = new ArrayList<>();
  private final ForecastRecord forecasts = new ForecastRecord();
  private final TreeSet<String> dirty = new TreeSet<>();
  private boolean dirtyJourneys;

  /** The stretches of one route in one direction. */
  private static final class Roads {
    final List<Double> sums = new ArrayList<>();
    final List<Integer> passages = new ArrayList<>();

    void add(int stretch, double log) {
      while (sums.size() <= stretch) {
        sums.add(0.0);
        passages.add(0);
      }
      int known = passages.get(stretch);
      double sum = sums.get(stretch);
      boolean full = known >= PASSAGES;
      sums.set(stretch, (full ? sum - sum / known : sum) + log);
      passages.set(stretch, full ? known : known + 1);
    }
  }

  /**
   * An empty book.
   *
   * @param speeds tells where traffic is slow at present
   */
  PaceBook(SpeedBook speeds) {
    this.speeds = speeds;
  }

  void restore(RoadPace pace) {
    var road = new Roads();
    road.sums.addAll(pace.sums());
    road.passages.addAll(pace.passages());
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
      changed.add(new RoadPace(key, List.copyOf(road.sums), List.copyOf(road.passages)));
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

  /** A convoy travelled the stretch at a place, metres along its line. */
  void passed(Journey journey, double atM, double speedMps) {
    double log = StrictMath.log(speedMps / journey.plannedSpeedMps());
    add(journey.roadKey(), SpeedBook.stretchAt(atM), log);
  }

  private void add(String key, int stretch, double log) {
    roads.computeIfAbsent(key, unused -> new Roads()).add(stretch, log);
    dirty.add(key);
  }

  /**
   * A vehicle without a plan travelled the stretch at a place, metres in the direction of travel:
   * the stretch is as fast as it was there, against elsewhere on its drive.
   *
   * @param drive what it showed before
   * @return log of its speed, less what the stretch does to it
   */
  double passed(String key, double atM, double speedMps, Drive drive) {
    int stretch = SpeedBook.stretchAt(atM);
    double usualLog = usualLog();
    double log = StrictMath.log(speedMps);
    double level = log - contrast(roads.get(key), stretch, usualLog);
    if (drive.levels() >= LEVELS) {
      double contrast = log - drive.levelSum() / drive.levels();
      add(key, stretch, usualLog + Math.max(-MOST, Math.min(MOST, contrast)));
    }
    return level;
  }

  /** What those who passed a stretch showed of it, without leaning on anything else. */
  private static double contrast(Roads road, int stretch, double usualLog) {
    boolean known =
        road != null && stretch < road.passages.size() && road.passages.get(stretch) > 0;
    return known ? road.sums.get(stretch) / road.passages.get(stretch) - usualLog : 0;
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
    return travelMs(journey, fromM, toM, false);
  }

  /** The same, with traffic as it is: longer where it is slow at present. */
  double presentMs(Journey journey, double fromM, double toM) {
    return travelMs(journey, fromM, toM, true);
  }

  private double travelMs(Journey journey, double fromM, double toM, boolean present) {
    String key = journey.roadKey();
    Roads road = roads.get(key);
    double usualLog = usualLog();
    double ms = 0;
    for (double at = fromM; at < toM; ) {
      int stretch = (int) (at / STRETCH_M);
      double end = Math.min(toM, (stretch + 1) * STRETCH_M);
      double log = logOf(road, stretch, usualLog);
      double usualMs = (end - at) * 1000 / (journey.plannedSpeedMps() * StrictMath.exp(log));
      ms += present ? usualMs * speeds.slowness(key, stretch) : usualMs;
      at = end;
    }
    return ms;
  }

  private static double logOf(Roads road, int stretch, double usualLog) {
    if (road == null || stretch >= road.sums.size()) {
      return usualLog;
    }
    return (road.sums.get(stretch) + WEIGHT_OF_USUAL * usualLog)
        / (road.passages.get(stretch) + WEIGHT_OF_USUAL);
  }

  /** A route is no longer as it was: nothing is known of it. */
  void forget(String routeId) {
    for (boolean reverse : new boolean[] {false, true}) {
      String key = SpeedBook.key(routeId, reverse);
      if (roads.containsKey(key)) {
        roads.put(key, new Roads());
        dirty.add(key);
      }
    }
  }
}
