package org.bluewatch.jobs.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Notice.Tier;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.config.Durations;

/**
 * Who is called for alerts of a sector: the rosters in force. A sector without a roster has that of
 * {@code default}; an area without any has a watch that is called for P1 and P2.
 */
final class Roster {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FALLBACK = "default";
  private static final List<String> THE_WATCH = List.of("desk:watch");
  private static final Map<Priority, List<Tier>> BUILT_IN =
      Map.of(
          Priority.P1, List.of(new Tier(THE_WATCH, Duration.ofMinutes(2).toMillis())),
          Priority.P2, List.of(new Tier(THE_WATCH, Duration.ofMinutes(15).toMillis())));

  private final Map<String, Map<Priority, List<Tier>>> bySector = new TreeMap<>();

  /** Takes over changed rosters. */
  void update(List<ReferenceUpdate> updates) {
    for (ReferenceUpdate update : updates) {
      if (!update.kind().equals("roster")) {
        continue;
      }
      if (update.json() == null) {
        bySector.remove(update.id());
      } else {
        bySector.put(update.id(), tiersOf(update.json()));
      }
    }
  }

  /**
   * The tiers that are called one after the other, none if nobody is. For P1 somebody always is: a
   * roster that names nobody gives way to the default one, and that to the built-in one.
   *
   * @param sector zoneId, or null
   */
  List<Tier> tiers(String sector, Priority priority) {
    Map<Priority, List<Tier>> fallback = bySector.getOrDefault(FALLBACK, Map.of());
    Map<Priority, List<Tier>> roster = sector == null ? null : bySector.get(sector);
    if (roster == null) {
      roster = bySector.isEmpty() ? BUILT_IN : fallback;
    }
    List<Tier> tiers = roster.getOrDefault(priority, List.of());
    if (priority != Priority.P1 || !tiers.isEmpty()) {
      return tiers;
    }
    return fallback.getOrDefault(priority, BUILT_IN.get(priority));
  }

  private static Map<Priority, List<Tier>> tiersOf(String json) {
    Map<Priority, List<Tier>> tiers = new EnumMap<>(Priority.class);
    for (JsonNode tier : parse(json).path("tiers")) {
      List<String> contacts = new ArrayList<>();
      tier.path("contacts").forEach(contact -> contacts.add(contact.asText()));
      for (Priority priority : Priority.values()) {
        long withinMs = withinMs(tier.path("acknowledgeWithin").path(priority.name()));
        if (withinMs > 0 && !contacts.isEmpty()) {
          tiers
              .computeIfAbsent(priority, unused -> new ArrayList<>())
              .add(new Tier(List.copyOf(contacts), withinMs));
        }
      }
    }
    tiers.replaceAll((priority, list) -> List.copyOf(list));
    return tiers;
  }

  /** A roster from the stream was not checked as the file is: what cannot be read calls nobody. */
  private static long withinMs(JsonNode duration) {
    try {
      return duration.isTextual() ? Durations.parse(duration.textValue()).toMillis() : 0;
    } catch (IllegalArgumentException noDuration) {
      return 0;
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a reference update that passed the decoder", e);
    }
  }
}
