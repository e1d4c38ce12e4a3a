package org.bluewatch.bench.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bluewatch.bench.Draw;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.detect.hotspot.EffortChange;

/**
 * A simulated world. What is reported of an hour depends on the seed, the hour and the branch
 * alone, never on what was asked before: one past can have many futures.
 */
final class World {
  /** The branch that all worlds have until they fork. */
  static final String PAST = "past";

  static final long HOUR_MS = 3_600_000;

  /** Somebody looked, and when that became known, in milliseconds since 1970 UTC. */
  record Effort(EffortChange change, long receivedMs) {}

  /** All that is ever reported of an hour, whenever it is received. */
  record Hour(List<Report> reports, List<Effort> efforts) {}

  private final WorldSettings settings;
  private final String seed;
  private final CellSpace space;
  private final double[] rates;
  private final Rhythm rhythm;
  private final Reporter reporter;
  private final Patrols patrols;
  private Day today;

  /** The weights of all cells on one day. */
  private record Day(long day, String branch, double[] rates, Cumulative cumulative) {}

  World(WorldSettings settings, String seed) {
    this.settings = settings;
    this.seed = seed;
    this.space = new CellSpace(settings.cells());
    this.rates = RateField.perHour(settings, space, seed);
    this.rhythm = new Rhythm(settings, seed);
    this.reporter = new Reporter(settings, space, seed);
    this.patrols = settings.effort() ? new Patrols(rates, seed) : null;
  }

  WorldSettings settings() {
    return settings;
  }

  String seed() {
    return seed;
  }

  CellSpace space() {
    return space;
  }

  /** Mean number of events per hour of each cell. */
  double[] rates() {
    return rates.clone();
  }

  /**
   * @param hour number of the hour since 1970 UTC
   * @param branch which future
   */
  Hour hour(long hour, String branch, Happening what) {
    Map<Integer, Integer> visits = patrols == null ? Map.of() : patrols.visits(hour, branch);
    Map<Integer, Integer> more =
        patrols == null ? Map.of() : patrols.moreVisits(visits, hour, branch, what);
    double factor = rhythm.factor(hour, branch);
    double surge = what.rateFactor(hour) - 1;
    var reports = new Reports(hour, branch, what);
    Draw usual = Draw.of(seed, "hour", hour, branch);
    reports.seenByAll(factor, usual);
    reports.seenByPatrols(factor, visits, usual);
    // Added to what is usual, which stays what it would have been.
    Draw added = Draw.of(seed, "surge", hour, branch);
    reports.seenByAll(factor * surge, added);
    reports.seenByPatrols(factor * surge, visits, added);
    reports.seenByPatrols(factor * (1 + surge), more, added);
    Map<Integer, Integer> allVisits = new TreeMap<>(visits);
    more.forEach((cell, n) -> allVisits.merge(cell, n, Integer::sum));
    reports.extras(allVisits);
    return new Hour(reports.all, efforts(hour, branch, what, allVisits));
  }

  /** Collects what is reported of one hour. */
  private final class Reports {
    private final long hour;
    private final String branch;
    private final Happening what;
    private final Day day;
    private final double shareSeenByAll;
    private final List<Report> all = new ArrayList<>();

    Reports(long hour, String branch, Happening what) {
      this.hour = hour;
      this.branch = branch;
      this.what = what;
      this.day = day(Math.floorDiv(hour, 24), branch);
      this.shareSeenByAll = patrols == null ? 1 : 1 - settings.mix().patrol();
    }

    void seenByAll(double factor, Draw draw) {
      int count = draw.poisson(day.cumulative.sum() * factor * shareSeenByAll);
      for (int i = 0; i < count; i++) {
        int cell = day.cumulative.pick(draw);
        RawStream stream = patrols == null ? reporter.source(draw) : sensorOrDrone(draw);
        add(stream, cell, timeIn(hour, draw), draw);
      }
    }

    void seenByPatrols(double factor, Map<Integer, Integer> visits, Draw draw) {
      visits.forEach(
          (cell, n) -> {
            double mean = day.rates[cell] * factor * patrolShare(n);
            for (int left = draw.poisson(mean); left > 0; left--) {
              add(RawStream.PATROL_REPORTS, cell, timeIn(hour, draw), draw);
            }
          });
    }

    void extras(Map<Integer, Integer> visits) {
      Draw draw = Draw.of(seed, "extras", hour, branch);
      what.extraRates(hour)
          .forEach(
              (cell, rate) -> {
                for (int left = draw.poisson(rate * shareSeenByAll); left > 0; left--) {
                  RawStream stream = patrols == null ? reporter.source(draw) : sensorOrDrone(draw);
                  add(stream, cell, timeIn(hour, draw), draw);
                }
                int n = visits.getOrDefault(cell, 0);
                int left = n == 0 ? 0 : draw.poisson(rate * patrolShare(n));
                for (; left > 0; left--) {
                  add(RawStream.PATROL_REPORTS, cell, timeIn(hour, draw), draw);
                }
              });
      for (Happening.Extra extra : what.extras(hour, draw)) {
        add(reporter.source(draw), extra.cell(), extra.timeMs(), draw);
      }
    }

    private void add(RawStream stream, int cell, long timeMs, Draw draw) {
      String id = "E" + hour + "-" + branch + "-" + all.size();
      all.add(reporter.report(id, stream, cell, timeMs, draw, what));
    }
  }

  private double patrolShare(int visits) {
    return settings.mix().patrol() * visits * patrols.hoursPerVisit();
  }

  private RawStream sensorOrDrone(Draw draw) {
    double sensor = settings.mix().sensor();
    return draw.chance(sensor / (sensor + settings.mix().drone()))
        ? RawStream.SENSOR_OBSERVATIONS
        : RawStream.DRONE_DETECTIONS;
  }

  private static long timeIn(long hour, Draw draw) {
    return hour * HOUR_MS + draw.between(0, (int) HOUR_MS - 1);
  }

  private List<Effort> efforts(
      long hour, String branch, Happening what, Map<Integer, Integer> visits) {
    List<Effort> efforts = new ArrayList<>();
    if (!settings.effort()) {
      return efforts;
    }
    long paneMs = hour * HOUR_MS;
    long endMs = paneMs + HOUR_MS;
    for (int cell = 0; cell < space.size(); cell++) {
      if (settings.mix().sensor() > 0) {
        long receivedMs = what.receivedMs(RawStream.SENSOR_OBSERVATIONS, cell, paneMs, endMs);
        efforts.add(effort(RawStream.SENSOR_OBSERVATIONS, cell, paneMs, 1, receivedMs));
      }
      if (settings.mix().drone() > 0) {
        efforts.add(effort(RawStream.DRONE_DETECTIONS, cell, paneMs, 1, endMs));
      }
    }
    Draw draw = Draw.of(seed, "patrols", hour, branch);
    visits.forEach(
        (cell, n) -> {
          long receivedMs = endMs + reporter.delayMs(RawStream.PATROL_REPORTS, draw);
          efforts.add(effort(RawStream.PATROL_REPORTS, cell, paneMs, n, receivedMs));
        });
    return efforts;
  }

  private Effort effort(RawStream stream, int cell, long paneMs, int looks, long receivedMs) {
    return new Effort(new EffortChange(stream, space.cell(cell), paneMs, looks), receivedMs);
  }

  private Day day(long day, String branch) {
    if (today == null || today.day != day || !today.branch.equals(branch)) {
      double[] ofDay = settings.localShape() > 0 ? localEffects(day, branch) : rates;
      boolean same = today != null && today.rates == ofDay;
      today = new Day(day, branch, ofDay, same ? today.cumulative : new Cumulative(ofDay));
    }
    return today;
  }

  private double[] localEffects(long day, String branch) {
    Draw draw = Draw.of(seed, "local", day, branch);
    double[] ofDay = rates.clone();
    for (int i = 0; i < ofDay.length; i++) {
      ofDay[i] *= draw.gammaOfMeanOne(settings.localShape());
    }
    return ofDay;
  }
}
