package org.bluewatch.jobs.detect.trust;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bluewatch.common.geo.Metres;

/**
 * A jamming that stands, with its receivers. A wide one concerns thousands, so what is asked at
 * each further receiver does not look at all others.
 */
final class Jamming {
  /** So many receivers are named, and so many positions are its evidence: those displaced first. */
  static final int NAMED = 50;

  private static final double RIM_M = 5_000;

  /** It is told anew at once when it concerns, or reaches, half as many or as far again. */
  private static final double GROWTH = 1.5;

  /** It is told anew after so long if more receivers have come. */
  static final long TELL_EVERY_MS = 600_000;

  private final double withinM;
  private final TreeMap<String, JammedReceiver> receivers = new TreeMap<>();

  /** Places of receivers by squares, all places of which are near to each other. */
  private final Map<Long, List<Displacement>> squares = new HashMap<>();

  private JammingEpisode episode;
  private int back;

  /**
   * A jamming without receivers.
   *
   * @param withinM receivers this near to each other belong together, metres
   */
  Jamming(JammingEpisode episode, double withinM) {
    this.episode = episode;
    this.withinM = withinM;
  }

  JammingEpisode episode() {
    return episode;
  }

  void put(JammedReceiver receiver) {
    JammedReceiver before = receivers.put(receiver.displacement().vehicleId(), receiver);
    back += (receiver.back() ? 1 : 0) - (before != null && before.back() ? 1 : 0);
    if (before != null) {
      squares.get(square(before.displacement())).remove(before.displacement());
    }
    squares
        .computeIfAbsent(square(receiver.displacement()), unused -> new ArrayList<>())
        .add(receiver.displacement());
  }

  JammedReceiver receiver(String vehicleId) {
    return receivers.get(vehicleId);
  }

  List<JammedReceiver> receivers() {
    return List.copyOf(receivers.values());
  }

  boolean isOver() {
    return back == receivers.size();
  }

  /** True if one of its receivers was last believed near to where another was. */
  boolean reaches(Displacement one) {
    long square = square(one);
    if (!squares.getOrDefault(square, List.of()).isEmpty()) {
      return true;
    }
    for (int north = -2; north <= 2; north++) {
      for (int east = -2; east <= 2; east++) {
        for (Displacement other : squares.getOrDefault(beside(square, north, east), List.of())) {
          if (isNear(other, one, withinM)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  static boolean isNear(Displacement a, Displacement b, double withinM) {
    return Metres.between(a.lat(), a.lon(), b.lat(), b.lon()) <= withinM;
  }

  void news(Displacement one) {
    episode = episode.news(one);
  }

  /** True if so much is new that it is to be told at once. */
  boolean hasGrown(Displacement one) {
    double farM = Metres.between(episode.toldLat(), episode.toldLon(), one.lat(), one.lon());
    return receivers.size() >= GROWTH * episode.toldReceivers()
        || farM > GROWTH * episode.toldRadiusM();
  }

  /** When more receivers are to be told of, {@link Long#MAX_VALUE} if there are no more. */
  long tellMs() {
    return receivers.size() > episode.toldReceivers()
        ? episode.toldMs() + TELL_EVERY_MS
        : Long.MAX_VALUE;
  }

  /** Tells how it is. */
  JammingReport tell(boolean standing, long nowMs, String reason) {
    JammingReport report = report(standing, nowMs, reason);
    episode = episode.told(report);
    return report;
  }

  private JammingReport report(boolean standing, long nowMs, String reason) {
    List<Displacement> all = receivers.values().stream().map(JammedReceiver::displacement).toList();
    double lat = all.stream().mapToDouble(Displacement::lat).sum() / all.size();
    double lon = all.stream().mapToDouble(Displacement::lon).sum() / all.size();
    double radiusM =
        all.stream()
            .mapToDouble(one -> Metres.between(lat, lon, one.lat(), one.lon()))
            .max()
            .orElse(0);
    double[] offsetsM = all.stream().mapToDouble(Displacement::offsetM).sorted().toArray();
    List<Displacement> named =
        all.stream()
            .sorted(
                Comparator.comparingLong(Displacement::timeMs)
                    .thenComparing(Displacement::vehicleId))
            .limit(NAMED)
            .toList();
    return new JammingReport(
        episode.id(),
        standing,
        nowMs,
        episode.sinceMs(),
        lat,
        lon,
        radiusM + RIM_M,
        all.size(),
        named.stream().map(Displacement::vehicleId).sorted().toList(),
        offsetsM[offsetsM.length / 2],
        named.stream().map(Displacement::evidence).sorted().toList(),
        reason);
  }

  /**
   * The diagonal of a square is no longer than what is near, at the equator, where it is longest.
   */
  private double squareDeg() {
    return withinM / Metres.perDegreeLon(0) / 1.5;
  }

  private long square(Displacement one) {
    return square(
        (long) Math.floor(one.lat() / squareDeg()), (long) Math.floor(one.lon() / squareDeg()));
  }

  private static long square(long north, long east) {
    return (north << Integer.SIZE) + (east & 0xFFFF_FFFFL);
  }

  private static long beside(long square, int north, int east) {
    return square((square >> Integer.SIZE) + north, (int) square + east);
  }
}
