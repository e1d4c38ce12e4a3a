package org.bluewatch.bench.area;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One simulated supply run. */
record Convoy(
    String convoyId,
    Route route,
    boolean reverse,
    List<String> vehicles,
    Instant departure,
    Instant plannedArrival,
    List<Halt> halts,
    Towns.Site from,
    Towns.Site to,
    List<Cargo> cargo) {

  record Halt(Towns.Site site, int durationS) {}

  record Cargo(Commodity commodity, int quantity) {}

  /** The line in the direction of travel. */
  Course course() {
    return reverse ? route.course().reversed() : route.course();
  }

  Map<String, Object> json() {
    return Json.object(
        "convoyId", convoyId,
        "routeId", route.routeId(),
        "reverse", reverse ? true : null,
        "vehicles", vehicles,
        "departure", departure.toString(),
        "plannedArrival", plannedArrival.toString(),
        "halts",
            halts.stream()
                .map(h -> Json.object("siteId", h.site().siteId(), "durationS", h.durationS()))
                .toList(),
        "fromSite", from.siteId(),
        "toSite", to.siteId(),
        "cargo",
            cargo.stream()
                .map(
                    c ->
                        Json.object(
                            "commodity", c.commodity().wire(),
                            "quantity", BigDecimal.valueOf(c.quantity()),
                            "unit", c.commodity().unit()))
                .toList());
  }
}
