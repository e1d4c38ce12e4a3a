package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.EventCode.Category;

/**
 * Section {@code hotspot}: where more violence is looked for than habit and chance explain.
 *
 * @param falseEpisodesPer30Days how many false hotspots may open in 30 days over the whole area,
 *     0.001 to 1000
 * @param evaluateEvery knowledge time between two evaluations
 * @param durations lengths of the time windows, shortest first, none longer than the history; at
 *     most 15
 * @param slowDurations lengths of further windows in which slow rises are looked for, under the
 *     same alarm budget, at most 15; those longer than a quarter of the history are left out
 * @param rings largest radius of a hotspot in rings of cells, 0 to 10
 * @param history how far back habit is learnt
 * @param events the events counted, in their declared order; restricted events are never placed on
 *     a map and effort is no event, so neither may be here
 */
public record HotspotSettings(
    double falseEpisodesPer30Days,
    Duration evaluateEvery,
    List<Duration> durations,
    List<Duration> slowDurations,
    int rings,
    Duration history,
    List<EventCode> events)
    implements Serializable {

  private static final int MAX_DURATIONS = 15;

  public static final HotspotSettings DEFAULTS =
      new HotspotSettings(
          1,
          Duration.ofHours(1),
          List.of(
              Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(12)),
          List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7)),
          3,
          Duration.ofDays(56),
          Arrays.stream(EventCode.values())
              .filter(event -> event.category() == Category.VIOLENCE)
              .toList());

  public HotspotSettings {
    durations = List.copyOf(durations);
    slowDurations = List.copyOf(slowDurations);
    events = List.copyOf(events);
  }

  static HotspotSettings read(Fields hotspot) {
    HotspotSettings settings =
        new HotspotSettings(
            hotspot
                .number("falseEpisodesPer30Days", 0.001, 1000)
                .orElse(DEFAULTS.falseEpisodesPer30Days),
            hotspot.duration("evaluateEvery").orElse(DEFAULTS.evaluateEvery),
            hotspot.durations("durations").orElse(DEFAULTS.durations),
            hotspot.durations("slowDurations").orElse(DEFAULTS.slowDurations),
            hotspot.wholeNumber("rings", 0, 10).orElse(DEFAULTS.rings),
            hotspot.duration("history").orElse(DEFAULTS.history),
            hotspot
                .list("events", item -> event(hotspot, item))
                .map(events -> events.stream().sorted().toList())
                .orElse(DEFAULTS.events));
    settings.checkHistory(hotspot);
    checkNumber(hotspot, "durations", settings.durations);
    checkNumber(hotspot, "slowDurations", settings.slowDurations);
    hotspot.rejectOthers();
    return settings;
  }

  private static Optional<EventCode> event(Fields hotspot, Located item) {
    Optional<EventCode> event = EventCode.ofWire(item.toJson().asText());
    if (event.isEmpty()) {
      return hotspot.expected(item, "an event code");
    }
    Category category = event.get().category();
    return category == Category.RESTRICTED || category == Category.EFFORT
        ? hotspot.expected(item, "an event that is neither restricted nor effort")
        : event;
  }

  private void checkHistory(Fields hotspot) {
    if (durations.stream().anyMatch(duration -> duration.compareTo(history) > 0)) {
      hotspot.report(
          hotspot.value("history").or(() -> hotspot.value("durations")).orElseThrow(),
          "expected a history at least as long as the longest of the durations");
    }
  }

  private static void checkNumber(Fields hotspot, String key, List<Duration> found) {
    if (found.size() > MAX_DURATIONS) {
      hotspot.report(
          hotspot.value(key).orElseThrow(),
          "expected at most " + MAX_DURATIONS + " durations, found " + found.size());
    }
  }
}
