package org.bluewatch.jobs.config;

import java.time.Instant;
import java.util.Optional;

/** Reads {@code convoys.json}: a list of planned convoys. */
final class ConvoyFile {
  private static final double MOST = 1e12;
  private static final double LONGEST_HALT_S = 30 * 86_400;

  private final Subjects subjects;
  private final Problems problems;

  ConvoyFile(Subjects subjects, Problems problems) {
    this.subjects = subjects;
    this.problems = problems;
  }

  void read(Located top) {
    for (Fields convoy : Fields.each(top, problems)) {
      check(convoy);
      convoy.addTo(subjects, "convoy", "convoyId", convoy.located());
      convoy.rejectOthers();
    }
  }

  private void check(Fields convoy) {
    convoy.require("convoyId", "routeId", "vehicles", "departure", "plannedArrival");
    names(convoy, "routeId", "route");
    names(convoy, "fromSite", "site");
    names(convoy, "toSite", "site");
    convoy.flag("reverse");
    convoy.list("vehicles", convoy::asText);
    checkTimes(convoy);
    convoy.objects("halts").forEach(this::checkHalt);
    convoy.objects("cargo").forEach(this::checkCargo);
  }

  private void checkTimes(Fields convoy) {
    Optional<Instant> departure = convoy.instant("departure");
    Optional<Instant> arrival = convoy.instant("plannedArrival");
    if (departure.isPresent() && arrival.isPresent() && !departure.get().isBefore(arrival.get())) {
      convoy.expected(convoy.value("plannedArrival").orElseThrow(), "a time after the departure");
    }
  }

  private void checkHalt(Fields halt) {
    halt.require("siteId", "durationS");
    names(halt, "siteId", "site");
    halt.number("durationS", 0, LONGEST_HALT_S);
    halt.rejectOthers();
  }

  private void checkCargo(Fields cargo) {
    cargo.require("commodity", "quantity", "unit");
    cargo.text("commodity");
    cargo.number("quantity", 0, MOST);
    cargo.text("unit");
    cargo.rejectOthers();
  }

  private void names(Fields fields, String key, String kind) {
    if (fields.text(key).isPresent()) {
      subjects.checkExists(kind, fields.value(key).orElseThrow());
    }
  }
}
