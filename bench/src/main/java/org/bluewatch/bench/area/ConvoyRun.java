package org.bluewatch.bench.area;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bluewatch.bench.Draw;
import org.bluewatch.bench.area.Script.Kind;
import org.bluewatch.bench.area.Script.Trouble;

/** Drives one convoy along its route and reports what its vehicles would send, once a minute. */
final class ConvoyRun {
  private static final int STEP_S = 60;
  private static final int REST_STEPS = 15;
  private static final double SPACING_M = 150;
  private static final double DETOUR_SIGHT_M = 10_000;
  private static final double DETOUR_M = 4_000;
  private static final double NOISE_M = 6;
  private static final double LOST = 0.01;
  private static final Duration CLOCK_AHEAD = Duration.ofMinutes(9);

  /** Where the head of the convoy is at a minute. */
  private record Step(Instant time, double progressM, double speedMps) {}

  private record Stop(double atM, int durationS) {}

  /** A trouble with the time it really takes. */
  private record Phase(Kind kind, Instant from, Instant until) {
    boolean holds(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }

    double share(Instant time) {
      return (double) Duration.between(from, time).toSeconds()
          / Duration.between(from, until).toSeconds();
    }
  }

  private final Convoy convoy;
  private final List<Trouble> troubles;
  private final Course course;
  private final List<Step> steps = new ArrayList<>();
  private final List<Phase> phases = new ArrayList<>();

  ConvoyRun(Convoy convoy, List<Trouble> troubles) {
    this.convoy = convoy;
    this.troubles = troubles;
    this.course = convoy.course();
    drive();
    troubles.forEach(t -> phases.add(phase(t)));
  }

  /** When the head of the convoy reached the end of the route. */
  Instant arrival() {
    return steps.get(steps.size() - 1 - REST_STEPS).time();
  }

  private void drive() {
    Draw draw = Draw.of(CentralAfrica.SEED, "drive", convoy.convoyId());
    List<Stop> stops = stops();
    Instant time = convoy.departure();
    double progressM = 0;
    double pace = 0;
    int standingS = 0;
    while (progressM < course.lengthM()) {
      pace = 0.9 * pace + 0.05 * draw.normal();
      boolean standing = standingS > 0;
      double speedMps = standing ? 0 : speedMps(progressM) * (1 + pace);
      steps.add(new Step(time, progressM, speedMps));
      progressM += speedMps * STEP_S;
      standingS -= standing ? STEP_S : 0;
      if (!stops.isEmpty() && progressM >= stops.get(0).atM()) {
        standingS = stops.remove(0).durationS();
      }
      time = time.plusSeconds(STEP_S);
    }
    for (int rest = 0; rest <= REST_STEPS; rest++) {
      steps.add(new Step(time.plusSeconds((long) rest * STEP_S), course.lengthM(), 0));
    }
  }

  private List<Stop> stops() {
    List<Stop> stops = new ArrayList<>();
    convoy
        .halts()
        .forEach(h -> stops.add(new Stop(course.progressOfM(h.site().spot()), h.durationS())));
    troubles.stream()
        .filter(t -> t.kind() == Kind.HALTED)
        .forEach(t -> stops.add(new Stop(beginM(t), (int) t.duration().toSeconds())));
    stops.sort(Comparator.comparingDouble(Stop::atM));
    return stops;
  }

  private double beginM(Trouble trouble) {
    return trouble.share() * course.lengthM();
  }

  private double speedMps(double progressM) {
    boolean slow = troubles.stream().anyMatch(t -> t.kind() == Kind.SLOW && progressM >= beginM(t));
    return convoy.route().speedKph() / 3.6 * (slow ? 0.55 : 1);
  }

  private Phase phase(Trouble trouble) {
    Instant from =
        steps.stream()
            .filter(s -> s.progressM() >= beginM(trouble))
            .findFirst()
            .orElseThrow()
            .time();
    Instant until = from.plus(trouble.duration());
    return new Phase(trouble.kind(), from, until.isAfter(arrival()) ? arrival() : until);
  }

  /** Puts every trouble of this run into the diary. */
  void note(Diary diary) {
    for (Phase phase : phases) {
      String what =
          switch (phase.kind()) {
            case HALTED -> "stands on the road, no halt planned";
            case OFF_ROUTE -> "up to 4 km off the road, comes back";
            case SILENT -> "no fix at all, none sent later";
            case DEFERRED -> "fixes stored and delivered in one burst at the end";
            case SLOW ->
                "slow to the end; planned " + convoy.plannedArrival() + ", arrives " + arrival();
            case JAMMED -> "all vehicles report one false place 42 km away";
            case FAST_CLOCK -> "the clock of the second vehicle is 9 minutes fast: TIME_IN_FUTURE";
          };
      diary.note(phase.kind().label(), convoy.convoyId(), phase.from(), phase.until(), what);
    }
  }

  /** What the vehicles send, in the order of sending per vehicle. */
  List<Line> fixes() {
    List<Line> fixes = new ArrayList<>();
    for (int v = 0; v < convoy.vehicles().size(); v++) {
      Draw draw = Draw.of(CentralAfrica.SEED, "fixes", convoy.convoyId(), v);
      for (Step step : steps) {
        boolean lost = draw.chance(LOST);
        Line fix = fix(v, step, draw);
        if (!lost && find(Kind.SILENT, step.time()).isEmpty()) {
          fixes.add(fix);
        }
      }
    }
    return fixes;
  }

  private Optional<Phase> find(Kind kind, Instant time) {
    return phases.stream().filter(p -> p.kind() == kind && p.holds(time)).findFirst();
  }

  private Line fix(int vehicle, Step step, Draw draw) {
    Instant sent = step.time().plusSeconds(7L * vehicle);
    Instant received = received(sent, step.time(), draw);
    double progressM = Math.max(0, step.progressM() - vehicle * SPACING_M);
    Spot spot =
        spot(progressM, step.time()).moved(NOISE_M * draw.normal(), NOISE_M * draw.normal());
    double speedMps =
        Math.max(0, step.speedMps() + (step.speedMps() > 0 ? 0.3 * draw.normal() : 0));
    boolean fastClock = vehicle == 1 && find(Kind.FAST_CLOCK, step.time()).isPresent();
    Line fix =
        Line.of(
            received,
            Json.object(
                "vehicleId", convoy.vehicles().get(vehicle),
                "convoyId", convoy.convoyId(),
                "time", (fastClock ? sent.plus(CLOCK_AHEAD) : sent).toString(),
                "received", received.toString(),
                "lat", Json.degrees(spot.lat()),
                "lon", Json.degrees(spot.lon()),
                "accuracyM", draw.between(4, 12),
                "speedMps", Json.decimals(speedMps, 1),
                "headingDeg", Json.decimals(course.headingDegAt(progressM), 0)));
    return fastClock ? fix.as(Line.Fate.TIME_IN_FUTURE) : fix;
  }

  private Instant received(Instant sent, Instant step, Draw draw) {
    int latencyS = draw.between(3, 20);
    return find(Kind.DEFERRED, step)
        .map(p -> p.until().plusSeconds(latencyS))
        .orElse(sent.plusSeconds(latencyS));
  }

  private Spot spot(double progressM, Instant time) {
    Spot onRoad = course.at(progressM);
    Optional<Phase> jammed = find(Kind.JAMMED, time);
    if (jammed.isPresent()) {
      return course.at(0).moved(-30_000, 30_000).at(300, 360 * 5 * jammed.get().share(time));
    }
    return find(Kind.OFF_ROUTE, time)
        .map(p -> DETOUR_M * StrictMath.sin(StrictMath.PI * p.share(time)))
        .map(offM -> onRoad.at(offM, generalDirectionDeg(progressM) + 90))
        .orElse(onRoad);
  }

  /** Across a bend of the road a detour must not jump, so it goes by where the road leads. */
  private double generalDirectionDeg(double progressM) {
    Spot behind = course.at(Math.max(0, progressM - DETOUR_SIGHT_M));
    return behind.bearingDeg(course.at(progressM + DETOUR_SIGHT_M));
  }
}
