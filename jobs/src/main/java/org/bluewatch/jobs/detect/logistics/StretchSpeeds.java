package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * How fast a stretch of a route is travelled in one direction.
 *
 * @param key the route, the direction and the number of the stretch
 * @param latest the newest passages, by time
 * @param habit passages of many hours, one of each hour, by time
 * @param usualMps the median speed of the habit, metres per second
 * @param slow true while traffic is far slower than usual
 */
public record StretchSpeeds(
    String key, List<Passage> latest, List<Passage> habit, double usualMps, boolean slow) {
  /** Hours with a passage that make the habit: a jam of an afternoon does not change it. */
  private static final int HABIT = 56;

  private static final int LATEST = 3;
  private static final long HOUR_MS = 3_600_000;

  /** What is usual is known from so many hours on. */
  private static final int KNOWN = 12;

  /** Older passages say nothing about now. */
  static final long CURRENT_MS = 3 * HOUR_MS;

  /** Slow is under this share of the usual speed, and no longer slow above the other. */
  private static final double SLOW_SHARE = 0.5;

  private static final double AGAIN_SHARE = 0.7;

  /**
   * A vehicle or a convoy has travelled the stretch.
   *
   * @param who the vehicle or the convoy
   * @param ms when it left the stretch, milliseconds since 1970 UTC
   * @param speedMps while it moved, metres per second
   * @param fixId id of the position that ended it
   */
  public record Passage(String who, long ms, double speedMps, String fixId) {}

  static StretchSpeeds none(String key) {
    return new StretchSpeeds(key, List.of(), List.of(), 0, false);
  }

  static String key(String roadKey, int number) {
    return roadKey + '#' + number;
  }

  /** The route and the direction. */
  String roadKey() {
    return key.substring(0, key.lastIndexOf('#'));
  }

  int number() {
    return Integer.parseInt(key, key.lastIndexOf('#') + 1, key.length(), 10);
  }

  String routeId() {
    return key.substring(0, key.lastIndexOf('#') - 1);
  }

  /** With one more passage. */
  StretchSpeeds with(Passage passage, long nowMs) {
    String who = passage.who();
    long hour = hour(passage);
    List<Passage> newest = replace(latest, p -> p.who().equals(who), passage, LATEST);
    List<Passage> hours = replace(habit, p -> hour(p) == hour, passage, HABIT);
    return new StretchSpeeds(key, newest, hours, median(hours), slow).at(nowMs);
  }

  private static long hour(Passage passage) {
    return Math.floorDiv(passage.ms(), HOUR_MS);
  }

  /** The newest {@code most} of the passages and one more, which stands for those like it. */
  private static List<Passage> replace(
      List<Passage> known, Predicate<Passage> like, Passage more, int most) {
    List<Passage> now = new ArrayList<>(known);
    now.removeIf(like);
    now.add(more);
    now.sort(Comparator.comparingLong(Passage::ms));
    if (now.size() > most) {
      now.remove(0);
    }
    return now;
  }

  /** As it is at a moment of knowledge. */
  StretchSpeeds at(long nowMs) {
    double share = slow ? AGAIN_SHARE : SLOW_SHARE;
    boolean current = latest.size() == LATEST && latest.get(0).ms() + CURRENT_MS > nowMs;
    boolean slowNow = current && habit.size() >= KNOWN && speedMps() < share * usualMps;
    return slowNow == slow ? this : new StretchSpeeds(key, latest, habit, usualMps, slowNow);
  }

  /** When it is no longer slow if nobody passes. */
  long slowUntilMs() {
    return slow ? latest.get(0).ms() + CURRENT_MS : Long.MAX_VALUE;
  }

  /** The median of the newest passages, metres per second; there is at least one. */
  double speedMps() {
    return median(latest);
  }

  private static double median(List<Passage> passages) {
    double[] sorted = passages.stream().mapToDouble(Passage::speedMps).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
