package org.bluewatch.jobs.detect.logistics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convoy as it is planned.
 *
 * @param reverse true if it follows the route from its end to its beginning
 * @param vehicles ids, in the order of the plan
 * @param departureMs planned, milliseconds since 1970 UTC
 * @param plannedArrivalMs after {@code departureMs}
 * @param halts planned halts, in the order of the plan
 * @param fromSite siteId, or null
 * @param toSite siteId, or null
 */
record ConvoyPlan(
    String convoyId,
    String routeId,
    boolean reverse,
    List<String> vehicles,
    long departureMs,
    long plannedArrivalMs,
    List<PlannedHalt> halts,
    String fromSite,
    String toSite,
    List<Cargo> cargo) {

  /** A halt of {@code durationMs} at a site. */
  record PlannedHalt(String siteId, long durationMs) {}

  /** What it brings, in {@code unit}. */
  record Cargo(String commodity, double quantity, String unit) {}

  /**
   * Reads a plan out of reference data; empty if it makes no sense, and then nobody watches the
   * convoy.
   */
  static Optional<ConvoyPlan> read(String convoyId, JsonNode json) {
    try {
      var plan =
          new ConvoyPlan(
              convoyId,
              json.path("routeId").asText(),
              json.path("reverse").asBoolean(),
              texts(json.path("vehicles")),
              time(json.path("departure")),
              time(json.path("plannedArrival")),
              halts(json.path("halts")),
              json.path("fromSite").textValue(),
              json.path("toSite").textValue(),
              cargo(json.path("cargo")));
      return plan.departureMs < plan.plannedArrivalMs ? Optional.of(plan) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static long time(JsonNode json) {
    return OffsetDateTime.parse(json.asText()).toInstant().toEpochMilli();
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<PlannedHalt> halts(JsonNode json) {
    List<PlannedHalt> halts = new ArrayList<>();
    json.forEach(
        halt ->
            halts.add(
                new PlannedHalt(
                    halt.path("siteId").asText(), halt.path("durationS").asLong() * 1000)));
    return halts;
  }

  private static List<Cargo> cargo(JsonNode json) {
    List<Cargo> cargo = new ArrayList<>();
    json.forEach(
        load ->
            cargo.add(
                new Cargo(
                    load.path("commodity").asText(),
                    load.path("quantity").asDouble(),
                    load.path("unit").asText())));
    return cargo;
  }

  /** How long it is planned to stand on the way. */
  long haltsMs() {
    return halts.stream().mapToLong(PlannedHalt::durationMs).sum();
  }
}
