package org.bluewatch.jobs.detect.trust;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.bluewatch.common.codec.ContentId;
import org.bluewatch.common.geo.Metres;
import org.bluewatch.jobs.config.TrustSettings;

/**
 * Puts together what single receivers suffer: several that are displaced soon after each other and
 * not far from each other are jammed or spoofed. It is over when all are back, or when nothing was
 * heard of it for long.
 */
final class JammingMonitor {
  /** An episode without news for so long is over. */
  static final long OVER_AFTER_MS = 2 * 3_600_000L;

  private static final double RIM_M = 5_000;

  private final String area;
  private final TrustSettings settings;
  private final TreeMap<String, Displacement> alone = new TreeMap<>();
  private final TreeMap<String, JammingEpisode> episodes = new TreeMap<>();

  JammingMonitor(String area, TrustSettings settings) {
    this.area = area;
    this.settings = settings;
  }

  void restore(Displacement displacement) {
    alone.put(displacement.vehicleId(), displacement);
  }

  void restore(JammingEpisode episode) {
    episodes.put(episode.id(), episode);
  }

  /** Displaced receivers that are in no episode. */
  Collection<Displacement> alone() {
    return alone.values();
  }

  Collection<JammingEpisode> episodes() {
    return episodes.values();
  }

  /** Takes in that a receiver is displaced, or back. */
  List<JammingReport> on(Displacement displacement) {
    return displacement.displaced() ? displaced(displacement) : back(displacement);
  }

  private List<JammingReport> displaced(Displacement displacement) {
    for (JammingEpisode episode : List.copyOf(episodes.values())) {
      if (episode.displaced().stream().anyMatch(other -> isNear(other, displacement))
          && displacement.knownMs() - episode.newsMs() <= OVER_AFTER_MS) {
        boolean known = episode.concerns(displacement.vehicleId());
        JammingEpisode now = episode.with(displacement);
        episodes.put(now.id(), now);
        return known ? List.of() : List.of(report(now, displacement.knownMs(), "more receivers"));
      }
    }
    alone.put(displacement.vehicleId(), displacement);
    List<Displacement> together = new ArrayList<>();
    for (Displacement other : alone.values()) {
      boolean soon =
          Math.abs(other.timeMs() - displacement.timeMs()) <= settings.within().toMillis();
      if (soon && isNear(other, displacement)) {
        together.add(other);
      }
    }
    return together.size() >= settings.receivers()
        ? List.of(begin(together, displacement.knownMs()))
        : List.of();
  }

  private boolean isNear(Displacement a, Displacement b) {
    return Metres.between(a.lat(), a.lon(), b.lat(), b.lon()) <= settings.withinM();
  }

  private JammingReport begin(List<Displacement> together, long nowMs) {
    long sinceMs = together.stream().mapToLong(Displacement::timeMs).min().orElseThrow();
    String first = together.get(0).vehicleId();
    var episode = new JammingEpisode(id(first, nowMs), sinceMs, nowMs, together, List.of());
    together.forEach(one -> alone.remove(one.vehicleId()));
    episodes.put(episode.id(), episode);
    return report(episode, nowMs, "receivers jump together");
  }

  private String id(String vehicleId, long nowMs) {
    return ContentId.of("PJ", area + '|' + vehicleId + '|' + nowMs);
  }

  private List<JammingReport> back(Displacement back) {
    alone.remove(back.vehicleId());
    List<JammingReport> reports = new ArrayList<>();
    for (JammingEpisode episode : List.copyOf(episodes.values())) {
      if (episode.concerns(back.vehicleId())) {
        JammingEpisode now = episode.without(back);
        episodes.put(now.id(), now);
        if (now.isOver()) {
          reports.add(end(now, back.knownMs(), "all receivers are back"));
        }
      }
    }
    return reports;
  }

  private JammingReport end(JammingEpisode episode, long nowMs, String reason) {
    episodes.remove(episode.id());
    JammingReport last = report(episode, nowMs, reason);
    return new JammingReport(
        last.episodeId(),
        false,
        nowMs,
        last.sinceMs(),
        last.lat(),
        last.lon(),
        last.radiusM(),
        last.vehicleIds(),
        last.offsetM(),
        last.evidence(),
        reason);
  }

  /** When the next episode or displacement is over without news. */
  long nextMs() {
    long newsMs = Long.MAX_VALUE;
    for (JammingEpisode episode : episodes.values()) {
      newsMs = Math.min(newsMs, episode.newsMs());
    }
    for (Displacement displacement : alone.values()) {
      newsMs = Math.min(newsMs, displacement.knownMs());
    }
    return newsMs == Long.MAX_VALUE ? newsMs : newsMs + OVER_AFTER_MS;
  }

  /** Ends what had no news for long. */
  List<JammingReport> expire(long nowMs) {
    alone.values().removeIf(one -> one.knownMs() + OVER_AFTER_MS <= nowMs);
    List<JammingReport> reports = new ArrayList<>();
    for (JammingEpisode episode : List.copyOf(episodes.values())) {
      if (episode.newsMs() + OVER_AFTER_MS <= nowMs) {
        reports.add(end(episode, nowMs, "nothing was heard of it any more"));
      }
    }
    return reports;
  }

  private static JammingReport report(JammingEpisode episode, long nowMs, String reason) {
    List<Displacement> displaced = episode.displaced();
    double lat = displaced.stream().mapToDouble(Displacement::lat).sum() / displaced.size();
    double lon = displaced.stream().mapToDouble(Displacement::lon).sum() / displaced.size();
    double radiusM =
        displaced.stream()
            .mapToDouble(one -> Metres.between(lat, lon, one.lat(), one.lon()))
            .max()
            .orElse(0);
    double[] offsetsM = displaced.stream().mapToDouble(Displacement::offsetM).sorted().toArray();
    return new JammingReport(
        episode.id(),
        true,
        nowMs,
        episode.sinceMs(),
        lat,
        lon,
        radiusM + RIM_M,
        displaced.stream().map(Displacement::vehicleId).toList(),
        offsetsM[offsetsM.length / 2],
        displaced.stream().map(Displacement::evidence).sorted().toList(),
        reason);
  }
}
