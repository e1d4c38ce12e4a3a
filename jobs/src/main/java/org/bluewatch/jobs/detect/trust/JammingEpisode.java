package org.bluewatch.jobs.detect.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A jamming that stands.
 *
 * @param id from content
 * @param sinceMs time of the first impossible position
 * @param newsMs knowledge time of the last news of it
 * @param displaced the receivers concerned, each as it was displaced first, by vehicleId
 * @param returned those of them that are back, ascending
 */
public record JammingEpisode(
    String id, long sinceMs, long newsMs, List<Displacement> displaced, List<String> returned) {

  boolean concerns(String vehicleId) {
    return displaced.stream().anyMatch(d -> d.vehicleId().equals(vehicleId));
  }

  boolean isOver() {
    return returned.size() == displaced.size();
  }

  JammingEpisode with(Displacement one) {
    var all = new ArrayList<>(displaced);
    all.removeIf(d -> d.vehicleId().equals(one.vehicleId()));
    all.add(one);
    all.sort((a, b) -> a.vehicleId().compareTo(b.vehicleId()));
    var back = new ArrayList<>(returned);
    back.remove(one.vehicleId());
    return new JammingEpisode(id, Math.min(sinceMs, one.timeMs()), one.knownMs(), all, back);
  }

  JammingEpisode without(Displacement back) {
    var all = new TreeSet<>(returned);
    all.add(back.vehicleId());
    return new JammingEpisode(id, sinceMs, back.knownMs(), displaced, List.copyOf(all));
  }
}
