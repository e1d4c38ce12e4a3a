package org.bluewatch.bench.area;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bluewatch.bench.area.Convoy.Cargo;
import org.bluewatch.bench.area.Convoy.Halt;

/** The timetable: each supply line is driven once a week, out in one week and back in the next. */
final class ConvoyPlan {
  private static final LocalTime DEPARTURE = LocalTime.of(5, 0);
  private static final int HALT_S = 2_700;
  private static final double SLACK = 1.1;
  private static final int PLANNED_TO_S = 600;

  /** Cargo lasts the receiving base for two weeks, until the next one comes. */
  static final int CARGO_DAYS = 14;

  private record Service(String routeId, DayOfWeek day, int vehicles) {}

  private static final List<Service> SERVICES =
      List.of(
          new Service("L-BANGUI-BOUAR", DayOfWeek.SATURDAY, 3),
          new Service("L-BANGUI-KAGA_BANDORO", DayOfWeek.SATURDAY, 3),
          new Service("L-BANGUI-BAMBARI", DayOfWeek.WEDNESDAY, 2),
          new Service("L-BAMBARI-BRIA", DayOfWeek.SATURDAY, 3),
          new Service("L-JUBA-TORIT", DayOfWeek.SATURDAY, 2),
          new Service("L-JUBA-BOR", DayOfWeek.MONDAY, 2),
          new Service("L-WAU-AWEIL", DayOfWeek.SATURDAY, 2),
          new Service("L-RUMBEK-WAU", DayOfWeek.TUESDAY, 2));

  private final Towns towns;
  private final List<Convoy> convoys = new ArrayList<>();

  ConvoyPlan(Routes routes, Towns towns) {
    this.towns = towns;
    for (int s = 0; s < SERVICES.size(); s++) {
      Service service = SERVICES.get(s);
      Route route =
          routes.supplyLines().stream()
              .filter(r -> r.routeId().equals(service.routeId()))
              .findFirst()
              .orElseThrow();
      String prefix = "SIM-V" + (s + 1);
      List<String> vehicles =
          IntStream.rangeClosed(1, service.vehicles()).mapToObj(v -> prefix + v).toList();
      addRuns(route, service.day(), vehicles);
    }
    convoys.sort(Comparator.comparing(Convoy::departure).thenComparing(Convoy::convoyId));
  }

  private void addRuns(Route route, DayOfWeek weekday, List<String> vehicles) {
    LocalDate day =
        LocalDate.ofInstant(Script.FROM, ZoneOffset.UTC)
            .with(TemporalAdjusters.nextOrSame(weekday));
    LocalDate end = LocalDate.ofInstant(Script.UNTIL, ZoneOffset.UTC).minusDays(1);
    boolean back = false;
    for (; day.isBefore(end); day = day.plusDays(7)) {
      convoys.add(convoy(route, back, day, vehicles));
      back = !back;
    }
  }

  private Convoy convoy(Route route, boolean reverse, LocalDate day, List<String> vehicles) {
    Instant departure = day.atTime(DEPARTURE).toInstant(ZoneOffset.UTC);
    List<String> via = new ArrayList<>(route.via());
    if (reverse) {
      Collections.reverse(via);
    }
    List<Halt> halts =
        via.subList(1, via.size() - 1).stream()
            .map(town -> new Halt(towns.nearest(towns.spot(town), 1).orElseThrow(), HALT_S))
            .toList();
    double drivingS = route.course().lengthM() / (route.speedKph() / 3.6) * SLACK;
    double plannedS = drivingS + halts.stream().mapToInt(Halt::durationS).sum();
    long roundedS = PLANNED_TO_S * (long) StrictMath.ceil(plannedS / PLANNED_TO_S);
    return new Convoy(
        "SIM-C" + route.routeId().substring(1) + "-" + day.format(DateTimeFormatter.BASIC_ISO_DATE),
        route,
        reverse,
        vehicles,
        departure,
        departure.plus(Duration.ofSeconds(roundedS)),
        halts,
        towns.base(via.get(0)),
        towns.base(via.get(via.size() - 1)),
        reverse ? List.of() : cargo());
  }

  private static List<Cargo> cargo() {
    List<Cargo> cargo = new ArrayList<>();
    for (Commodity commodity : Commodity.values()) {
      cargo.add(new Cargo(commodity, CARGO_DAYS * commodity.dailyUse()));
    }
    return cargo;
  }

  /** All runs, by departure. */
  List<Convoy> convoys() {
    return convoys;
  }

  Convoy convoy(String convoyId) {
    return convoys.stream()
        .filter(c -> c.convoyId().equals(convoyId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no convoy " + convoyId));
  }

  String json() {
    StringBuilder text = new StringBuilder("[\n");
    for (int i = 0; i < convoys.size(); i++) {
      text.append(Json.text(convoys.get(i).json())).append(i < convoys.size() - 1 ? ",\n" : "\n");
    }
    return text.append("]\n").toString();
  }
}
