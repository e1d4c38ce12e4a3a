package org.bluewatch.jobs.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the result topics say at one moment.
 *
 * @param streams what became of the records of each raw topic, by topic
 * @param hotspots number of hotspots so far
 * @param hotspotsOpen of these the open ones
 * @param alerts number of alerts so far
 * @param activeByPriority alerts that have not ended, by priority
 */
record ResultPicture(
    Map<String, Outcomes> streams,
    int hotspots,
    long hotspotsOpen,
    int alerts,
    Map<String, Long> activeByPriority) {

  /** The totals of one raw topic. */
  record Outcomes(long read, long observations, long duplicates, long conflicting, long rejected) {
    Outcomes plus(Outcomes other) {
      return new Outcomes(
          read + other.read,
          observations + other.observations,
          duplicates + other.duplicates,
          conflicting + other.conflicting,
          rejected + other.rejected);
    }

    /** Read, but not yet one of the three ends. */
    long pending() {
      return read - observations - duplicates - rejected;
    }
  }

  static ResultPicture of(
      Collection<JsonNode> balances, Collection<JsonNode> hotspots, Collection<JsonNode> alerts) {
    var streams = new TreeMap<String, Outcomes>();
    balances.forEach(balance -> streams.put(balance.get("stream").asText(), outcomes(balance)));
    var active = new TreeMap<String, Long>();
    alerts.stream()
        .filter(alert -> !isEnded(alert.get("state").asText()))
        .forEach(alert -> active.merge(alert.get("priority").asText(), 1L, Long::sum));
    long open = hotspots.stream().filter(h -> h.get("status").asText().equals("OPEN")).count();
    return new ResultPicture(streams, hotspots.size(), open, alerts.size(), active);
  }

  private static boolean isEnded(String state) {
    return state.equals("RESOLVED") || state.equals("WITHDRAWN");
  }

  private static Outcomes outcomes(JsonNode balance) {
    long rejected = 0;
    for (JsonNode count : balance.get("rejected")) {
      rejected += count.asLong();
    }
    return new Outcomes(
        balance.get("read").asLong(),
        balance.get("observations").asLong(),
        balance.get("duplicates").asLong(),
        balance.get("conflicting").asLong(),
        rejected);
  }

  /** The totals over all raw topics. */
  Outcomes total() {
    return streams.values().stream().reduce(new Outcomes(0, 0, 0, 0, 0), Outcomes::plus);
  }
}
