package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How fast the routes are travelled, by stretch and direction: the latest passages against the
 * usual ones, of whoever passes.
 */
final class SpeedBook {
  /** Length of a stretch of road. */
  static final double STRETCH_M = 5_000;

  private final TreeMap<String, TreeMap<Integer, StretchSpeeds>> roads = new TreeMap<>();
  private final TreeSet<String> dirty = new TreeSet<>();

  /** Routes on which traffic has become slow somewhere, or is no longer. */
  private final TreeSet<String> turned = new TreeSet<>();

  /** Names one direction of a route. */
  static String key(String routeId, boolean reverse) {
    return routeId + (reverse ? "<" : ">");
  }

  /** The number of the stretch that a place belongs to, metres in the direction of travel. */
  static int stretchAt(double alongM) {
    return (int) (Math.max(0, alongM) / STRETCH_M);
  }

  void restore(StretchSpeeds stretch) {
    road(stretch.roadKey()).put(stretch.number(), stretch);
  }

  private TreeMap<Integer, StretchSpeeds> road(String key) {
    return roads.computeIfAbsent(key, unused -> new TreeMap<>());
  }

  /** Stretches that changed since the last question, by key. */
  Map<String, StretchSpeeds> takeChanged() {
    Map<String, StretchSpeeds> changed = new TreeMap<>();
    for (String key : dirty) {
      StretchSpeeds none = StretchSpeeds.none(key);
      changed.put(key, road(none.roadKey()).get(none.number()));
    }
    dirty.clear();
    return changed;
  }

  /**
   * Somebody travelled a part of a road: it counts for each stretch of which that is the greater
   * part, at least for the one in its middle.
   *
   * @param key of the route and direction; {@code fromM} and {@code toM} are metres in it
   * @return when it is to be looked at again, {@link Long#MAX_VALUE} if it need not
   */
  long passed(String key, double fromM, double toM, StretchSpeeds.Passage passage, long nowMs) {
    int middle = stretchAt((fromM + toM) / 2);
    int first = Math.min(middle, (int) Math.round(Math.max(0, fromM) / STRETCH_M));
    int last = Math.max(middle, (int) Math.round(toM / STRETCH_M) - 1);
    long reviewMs = Long.MAX_VALUE;
    TreeMap<Integer, StretchSpeeds> road = road(key);
    for (int stretch = first; stretch <= last; stretch++) {
      String stretchKey = StretchSpeeds.key(key, stretch);
      StretchSpeeds known = road.getOrDefault(stretch, StretchSpeeds.none(stretchKey));
      StretchSpeeds now = known.with(passage, nowMs);
      put(road, stretch, known, now);
      reviewMs = Math.min(reviewMs, now.slowUntilMs());
    }
    return reviewMs;
  }

  private void put(
      TreeMap<Integer, StretchSpeeds> road, int stretch, StretchSpeeds before, StretchSpeeds now) {
    road.put(stretch, now);
    dirty.add(now.key());
    if (before.slow() != now.slow()) {
      turned.add(now.routeId());
    }
  }

  /** True if there is a route on which traffic has become slow, or is no longer. */
  boolean hasTurned() {
    return !turned.isEmpty();
  }

  /** These routes since the last question, ascending. */
  List<String> takeTurned() {
    List<String> taken = List.copyOf(turned);
    turned.clear();
    return taken;
  }

  /** Looks at the slow stretches of a route again; returns when the next time is due. */
  long review(String routeId, long nowMs) {
    for (StretchSpeeds stretch : slow(routeId)) {
      StretchSpeeds now = stretch.at(nowMs);
      if (now != stretch) {
        put(roads.get(now.roadKey()), now.number(), stretch, now);
      }
    }
    return reviewMs(routeId);
  }

  /** When a slow stretch of a route is to be looked at, {@link Long#MAX_VALUE} if there is none. */
  long reviewMs(String routeId) {
    return slow(routeId).stream()
        .mapToLong(StretchSpeeds::slowUntilMs)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** The stretches of a route on which traffic is far slower than usual. */
  List<StretchSpeeds> slow(String routeId) {
    List<StretchSpeeds> slow = new ArrayList<>();
    for (boolean reverse : new boolean[] {false, true}) {
      roads.getOrDefault(key(routeId, reverse), new TreeMap<>()).values().stream()
          .filter(StretchSpeeds::slow)
          .forEach(slow::add);
    }
    return slow;
  }

  /** How many times longer than usual a stretch takes at present, 1 where traffic is not slow. */
  double slowness(String key, int stretch) {
    TreeMap<Integer, StretchSpeeds> road = roads.get(key);
    StretchSpeeds speeds = road == null ? null : road.get(stretch);
    return speeds != null && speeds.slow() ? speeds.usualMps() / speeds.speedMps() : 1;
  }

  /**
   * How long the way between two places of a route takes, milliseconds: at the usual speed of those
   * who passed each stretch.
   *
   * @param key of the route and direction; {@code fromM} and {@code toM} are metres in it
   * @param otherwiseMps the speed where nobody has passed, metres per second
   */
  double travelMs(String key, double fromM, double toM, double otherwiseMps) {
    TreeMap<Integer, StretchSpeeds> road = roads.get(key);
    double ms = 0;
    for (int stretch = stretchAt(fromM); stretch * STRETCH_M < toM; stretch++) {
      double lengthM =
          Math.min(toM, (stretch + 1) * STRETCH_M) - Math.max(fromM, stretch * STRETCH_M);
      double speedMps = road == null ? otherwiseMps : usualMps(road, stretch, otherwiseMps);
      ms += lengthM * 1000 / speedMps * slowness(key, stretch);
    }
    return ms;
  }

  /** A passage is measured over a stretch and a little more: one left between two is like them. */
  private static double usualMps(
      TreeMap<Integer, StretchSpeeds> road, int stretch, double otherwiseMps) {
    for (int near : new int[] {stretch, stretch - 1, stretch + 1}) {
      StretchSpeeds speeds = road.get(near);
      if (speeds != null) {
        return speeds.usualMps();
      }
    }
    return otherwiseMps;
  }

  /**
   * The latest against the usual speed of a route in both directions: the mean over the stretches
   * passed; empty before the first.
   */
  double[] speedsMps(String routeId) {
    double latest = 0;
    double usual = 0;
    int stretches = 0;
    for (boolean reverse : new boolean[] {true, false}) {
      TreeMap<Integer, StretchSpeeds> road = roads.get(key(routeId, reverse));
      if (road == null) {
        continue;
      }
      for (StretchSpeeds speeds : road.values()) {
        latest += speeds.speedMps();
        usual += speeds.usualMps();
        stretches++;
      }
    }
    return stretches == 0 ? new double[0] : new double[] {latest / stretches, usual / stretches};
  }

  /** A route is no longer as it was: nothing is known of it. */
  void forget(String routeId) {
    for (boolean reverse : new boolean[] {false, true}) {
      TreeMap<Integer, StretchSpeeds> road = roads.get(key(routeId, reverse));
      if (road != null) {
        road.values().forEach(speeds -> dirty.add(speeds.key()));
        road.clear();
      }
    }
  }
}
