package org.bluewatch.jobs.detect.trust;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.codec.ContentId;
import org.bluewatch.jobs.config.TrustSettings;

/**
 * Puts together what single receivers suffer: several that are displaced soon after each other and
 * not far from each other are jammed or spoofed. It is over when all are back, or when nothing was
 * heard of it for long.
 */
final class JammingMonitor {
  /** An episode without news for so long is over. */
  static final long OVER_AFTER_MS = 2 * 3_600_000L;

  private final String area;
  private final TrustSettings settings;
  private final TreeMap<String, Displacement> alone = new TreeMap<>();
  private final TreeMap<String, Jamming> jammings = new TreeMap<>();

  /** Those alone, the one displaced first before the others. */
  private final TreeSet<Displacement> byReceipt =
      new TreeSet<>(
          Comparator.comparingLong(Displacement::knownMs).thenComparing(Displacement::vehicleId));

  private Changes changes = new Changes();

  /** What changed in memory, by key; null for what is forgotten. */
  static final class Changes {
    final Map<String, Displacement> alone = new TreeMap<>();
    final Map<String, JammingEpisode> episodes = new TreeMap<>();
    final Map<String, JammedReceiver> receivers = new TreeMap<>();
  }

  JammingMonitor(String area, TrustSettings settings) {
    this.area = area;
    this.settings = settings;
  }

  void restore(Displacement displacement) {
    alone.put(displacement.vehicleId(), displacement);
    byReceipt.add(displacement);
  }

  void restore(JammingEpisode episode) {
    jammings.put(episode.id(), new Jamming(episode, settings.withinM()));
  }

  /** Its episode must be restored already. */
  void restore(JammedReceiver receiver) {
    jammings.get(receiver.jammingId()).put(receiver);
  }

  /** What changed since the last question. */
  Changes takeChanges() {
    Changes taken = changes;
    changes = new Changes();
    return taken;
  }

  /** Takes in that a receiver is displaced, or back. */
  List<JammingReport> on(Displacement displacement) {
    return displacement.displaced() ? displaced(displacement) : back(displacement);
  }

  private List<JammingReport> displaced(Displacement displacement) {
    for (Jamming jamming : jammings.values()) {
      long quietMs = displacement.knownMs() - jamming.episode().newsMs();
      if (quietMs <= OVER_AFTER_MS && jamming.reaches(displacement)) {
        return more(jamming, displacement);
      }
    }
    leave(displacement.vehicleId());
    alone.put(displacement.vehicleId(), displacement);
    byReceipt.add(displacement);
    changes.alone.put(displacement.vehicleId(), displacement);
    List<Displacement> together = new ArrayList<>();
    for (Displacement other : alone.values()) {
      boolean soon =
          Math.abs(other.timeMs() - displacement.timeMs()) <= settings.within().toMillis();
      if (soon && Jamming.isNear(other, displacement, settings.withinM())) {
        together.add(other);
      }
    }
    return together.size() >= settings.receivers()
        ? List.of(begin(together, displacement.knownMs()))
        : List.of();
  }

  /** A receiver is no longer alone. */
  private void leave(String vehicleId) {
    Displacement before = alone.remove(vehicleId);
    if (before != null) {
      byReceipt.remove(before);
      changes.alone.put(vehicleId, null);
    }
  }

  private List<JammingReport> more(Jamming jamming, Displacement displacement) {
    put(jamming, new JammedReceiver(jamming.episode().id(), displacement, false));
    jamming.news(displacement);
    List<JammingReport> reports =
        jamming.tellMs() != Long.MAX_VALUE && jamming.hasGrown(displacement)
            ? List.of(jamming.tell(true, displacement.knownMs(), "more receivers"))
            : List.of();
    changes.episodes.put(jamming.episode().id(), jamming.episode());
    return reports;
  }

  private void put(Jamming jamming, JammedReceiver receiver) {
    jamming.put(receiver);
    changes.receivers.put(receiver.key(), receiver);
  }

  private JammingReport begin(List<Displacement> together, long nowMs) {
    long sinceMs = together.stream().mapToLong(Displacement::timeMs).min().orElseThrow();
    String id = ContentId.of("PJ", area + '|' + together.get(0).vehicleId() + '|' + nowMs);
    var jamming = new Jamming(JammingEpisode.begin(id, sinceMs, nowMs), settings.withinM());
    for (Displacement one : together) {
      leave(one.vehicleId());
      put(jamming, new JammedReceiver(id, one, false));
    }
    jammings.put(id, jamming);
    JammingReport report = jamming.tell(true, nowMs, "receivers jump together");
    changes.episodes.put(id, jamming.episode());
    return report;
  }

  private List<JammingReport> back(Displacement back) {
    leave(back.vehicleId());
    List<JammingReport> reports = new ArrayList<>();
    for (Jamming jamming : List.copyOf(jammings.values())) {
      JammedReceiver receiver = jamming.receiver(back.vehicleId());
      if (receiver != null) {
        put(jamming, new JammedReceiver(receiver.jammingId(), receiver.displacement(), true));
        jamming.news(back);
        changes.episodes.put(jamming.episode().id(), jamming.episode());
        if (jamming.isOver()) {
          reports.add(end(jamming, back.knownMs(), "all receivers are back"));
        }
      }
    }
    return reports;
  }

  private JammingReport end(Jamming jamming, long nowMs, String reason) {
    JammingReport last = jamming.tell(false, nowMs, reason);
    jammings.remove(jamming.episode().id());
    changes.episodes.put(jamming.episode().id(), null);
    jamming.receivers().forEach(receiver -> changes.receivers.put(receiver.key(), null));
    return last;
  }

  /** When something is to be said, or to be forgotten, even if nothing is heard. */
  long nextMs() {
    long nextMs =
        byReceipt.isEmpty() ? Long.MAX_VALUE : byReceipt.first().knownMs() + OVER_AFTER_MS;
    for (Jamming jamming : jammings.values()) {
      nextMs = Math.min(nextMs, jamming.episode().newsMs() + OVER_AFTER_MS);
      nextMs = Math.min(nextMs, jamming.tellMs());
    }
    return nextMs;
  }

  /** Says what is due: more receivers, and the end of what had no news for long. */
  List<JammingReport> due(long nowMs) {
    while (!byReceipt.isEmpty() && byReceipt.first().knownMs() + OVER_AFTER_MS <= nowMs) {
      leave(byReceipt.first().vehicleId());
    }
    List<JammingReport> reports = new ArrayList<>();
    for (Jamming jamming : List.copyOf(jammings.values())) {
      if (jamming.episode().newsMs() + OVER_AFTER_MS <= nowMs) {
        reports.add(end(jamming, nowMs, "nothing was heard of it any more"));
      } else if (jamming.tellMs() <= nowMs) {
        reports.add(jamming.tell(true, nowMs, "more receivers"));
        changes.episodes.put(jamming.episode().id(), jamming.episode());
      }
    }
    return reports;
  }
}
