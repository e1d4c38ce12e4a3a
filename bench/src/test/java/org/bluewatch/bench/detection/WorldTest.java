package org.bluewatch.bench.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bluewatch.bench.Draw;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.detect.hotspot.ViolenceEvent;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final long FROM_HOUR = Playback.START_MS / World.HOUR_MS;
  private static final int DAYS = 84;

  @Test
  void aWorldHasItsEventsPerDayAndItsDailyRhythm() {
    var reports = reports(new World(WorldSettings.REFERENCE, "rates"), DAYS);

    assertThat((double) reports.size() / DAYS).isCloseTo(250, within(6.0));
    assertThat(countAtHour(reports, 20) / countAtHour(reports, 8)).isCloseTo(3, within(0.6));
  }

  @Test
  void eachCellHasItsOwnRate() {
    World world = new World(WorldSettings.REFERENCE, "cells");
    int[] counts = new int[world.space().size()];
    reports(world, DAYS).forEach(report -> counts[report.trueCell()]++);
    double[] expected = Arrays.stream(world.rates()).map(rate -> rate * DAYS * 24).toArray();

    double chiSquare =
        IntStream.range(0, counts.length)
            .mapToDouble(i -> (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i])
            .sum();
    // Mean n, standard deviation sqrt(2 n) and, for the small means, a little more.
    assertThat(chiSquare / counts.length).isCloseTo(1, within(0.15));
    assertThat(logDeviation(world.rates())).isCloseTo(1, within(0.06));
  }

  @Test
  void restlessCellsHaveDaysOfTheirOwn() {
    assertThat(dispersionOfCellDays(WorldSettings.REFERENCE)).isCloseTo(1, within(0.1));
    // Variance of a mixture: mean + mean^2 (1/2 + 1/20 + 1/40); means are 0.15 events per cell-day.
    assertThat(dispersionOfCellDays(WorldSettings.RESTLESS)).isGreaterThan(1.1);
  }

  /** Mean of (count - mean)^2 / mean over the busiest cells and all days. */
  private static double dispersionOfCellDays(WorldSettings settings) {
    World world = new World(settings, "dispersion");
    double[][] counts = new double[world.space().size()][DAYS];
    for (Report report : reports(world, DAYS)) {
      int day = (int) ((report.event().timeMs() - Playback.START_MS) / Plan.DAY_MS);
      counts[report.trueCell()][day]++;
    }
    return Arrays.stream(counts)
        .filter(ofCell -> Arrays.stream(ofCell).sum() > DAYS / 2.0)
        .mapToDouble(WorldTest::dispersion)
        .average()
        .orElseThrow();
  }

  private static double dispersion(double[] counts) {
    double mean = Arrays.stream(counts).average().orElseThrow();
    double squares = Arrays.stream(counts).map(c -> (c - mean) * (c - mean)).sum();
    return squares / (counts.length - 1) / mean;
  }

  @Test
  void everySourceHasItsShareAndItsDelay() {
    var reports = reports(new World(WorldSettings.LATE, "delays"), DAYS);

    assertThat(share(reports, RawStream.SENSOR_OBSERVATIONS)).isCloseTo(0.4, within(0.02));
    assertThat(share(reports, RawStream.DRONE_DETECTIONS)).isCloseTo(0.3, within(0.02));
    assertThat(share(reports, RawStream.PATROL_REPORTS)).isCloseTo(0.3, within(0.02));
    double[] sensors = delaysH(reports, RawStream.SENSOR_OBSERVATIONS);
    double[] drones = delaysH(reports, RawStream.DRONE_DETECTIONS);
    double[] patrols = delaysH(reports, RawStream.PATROL_REPORTS);
    assertThat(Arrays.stream(sensors).average().orElseThrow() * 3600).isCloseTo(10, within(0.5));
    assertThat(Estimate.medianOf(drones) * 60).isCloseTo(20, within(1.0));
    assertThat(Estimate.medianOf(patrols)).isCloseTo(6, within(0.3));
    assertThat(Arrays.stream(patrols).filter(h -> h <= 24).count() / (double) patrols.length)
        .isCloseTo(0.95, within(0.01));
  }

  @Test
  void withoutDelaysAllElseIsTheSame() {
    var late = reports(new World(WorldSettings.LATE, "same"), 2);
    var prompt = reports(new World(WorldSettings.LATE.withLate(false), "same"), 2);

    assertThat(prompt).hasSameSizeAs(late);
    for (int i = 0; i < late.size(); i++) {
      assertThat(prompt.get(i).event().timeMs()).isEqualTo(late.get(i).event().timeMs());
      assertThat(prompt.get(i).event().cell()).isEqualTo(late.get(i).event().cell());
      assertThat(delayH(prompt.get(i).event())).isLessThan(0.1);
    }
  }

  @Test
  void positionsAreAsFarOffAsTheySay() {
    World world = new World(WorldSettings.FIELD, "positions");
    var reports = reports(world, DAYS);
    var placed = reports.stream().filter(r -> r.event().accuracyM() < 2_000).toList();

    assertThat(1 - placed.size() / (double) reports.size()).isCloseTo(0.07, within(0.03));
    assertThat(placed).allMatch(r -> r.event().accuracyM() >= 50);
    assertThat(reports).allMatch(r -> world.space().indexOf(r.event().cell()) >= 0);
    // Where positions are good, they are in the cell they belong to; where poor, often not.
    assertThat(moved(world, placed, 50, 200)).isLessThan(0.15);
    assertThat(moved(world, placed, 1_500, 2_000)).isBetween(0.4, 0.9);
  }

  private static double moved(World world, List<Report> reports, double from, double to) {
    return reports.stream()
        .filter(r -> r.event().accuracyM() >= from && r.event().accuracyM() < to)
        .mapToInt(r -> r.event().cell() == world.space().cell(r.trueCell()) ? 0 : 1)
        .average()
        .orElseThrow();
  }

  @Test
  void patrolsReportOnlyWhereAndWhenTheyGo() {
    World world = new World(WorldSettings.FIELD, "patrols");
    int reports = 0;
    for (long hour = FROM_HOUR; hour < FROM_HOUR + 24 * 14; hour++) {
      World.Hour seen = world.hour(hour, World.PAST, Happening.NONE);
      var visited =
          seen.efforts().stream()
              .filter(e -> e.change().stream() == RawStream.PATROL_REPORTS)
              .map(e -> e.change().cell())
              .toList();
      for (Report report : seen.reports()) {
        if (report.event().stream() == RawStream.PATROL_REPORTS) {
          assertThat(visited).contains(world.space().cell(report.trueCell()));
          reports++;
        }
      }
    }
    assertThat(reports / (14 * 250.0)).isCloseTo(0.3, within(0.08));
  }

  @Test
  void anOutbreakBringsItsEventsAndASurgeItsFactor() {
    World world = new World(WorldSettings.REFERENCE, "happenings");
    int inside = inner(world.space());
    Outbreak outbreak =
        Outbreak.of(Outbreak.Shape.RAMP, world.space(), inside, 1, Playback.START_MS, 240, 2);
    var surge = new Decoy.CitySurge(Playback.START_MS, 240, 3);

    double usual = reports(world, 10).size();
    double extra = reports(world, 10, outbreak).size() - usual;
    assertThat(extra).isCloseTo(480, within(70.0));
    assertThat(reports(world, 10, surge).size() / usual).isCloseTo(3, within(0.25));
    assertThat(outbreak.footprint()).hasSize(7);
  }

  @Test
  void aSurgeAddsToWhatIsUsualAndChangesNothingOfIt() {
    World world = new World(WorldSettings.FIELD, "added");
    var everywhere = IntStream.range(0, world.space().size()).boxed().collect(Collectors.toSet());
    var usual = reports(world, 2);

    for (Decoy decoy :
        List.of(
            new Decoy.CitySurge(Playback.START_MS, 48, 3),
            new Decoy.EffortSurge(Playback.START_MS, 48, 3, everywhere),
            new Decoy.MassEvent(Playback.START_MS + 5 * World.HOUR_MS, 100))) {
      assertThat(reports(world, 2, decoy)).containsAll(usual).hasSizeGreaterThan(usual.size());
    }
  }

  @Test
  void sensorsThatWereSilentTellAllAtOnce() {
    World world = new World(WorldSettings.REFERENCE, "silent");
    var district = IntStream.range(0, 400).boxed().collect(Collectors.toSet());
    var outage = new Decoy.SensorOutage(Playback.START_MS + 6 * World.HOUR_MS, 12, district);

    var during =
        reports(world, 1, outage).stream()
            .filter(r -> district.contains(r.trueCell()))
            .map(Report::event)
            .filter(e -> e.receivedMs() >= outage.startMs() && e.receivedMs() <= outage.endMs())
            .toList();

    assertThat(during).isNotEmpty().allMatch(e -> e.receivedMs() == outage.endMs());
  }

  @Test
  void theSeedDecidesEverything() {
    assertThat(reports(new World(WorldSettings.FIELD, "a"), 1))
        .isEqualTo(reports(new World(WorldSettings.FIELD, "a"), 1))
        .isNotEqualTo(reports(new World(WorldSettings.FIELD, "b"), 1));
  }

  @Test
  void eachFutureIsAnother() {
    World world = new World(WorldSettings.REFERENCE, "futures");

    assertThat(world.hour(FROM_HOUR, "one", Happening.NONE).reports())
        .isNotEqualTo(world.hour(FROM_HOUR, "other", Happening.NONE).reports());
  }

  private static int inner(CellSpace space) {
    return IntStream.range(0, space.size())
        .filter(i -> space.holdsDisk(i, 3))
        .findFirst()
        .orElseThrow();
  }

  private static List<Report> reports(World world, int days) {
    return reports(world, days, Happening.NONE);
  }

  private static List<Report> reports(World world, int days, Happening what) {
    List<Report> reports = new ArrayList<>();
    for (long hour = FROM_HOUR; hour < FROM_HOUR + 24L * days; hour++) {
      reports.addAll(world.hour(hour, World.PAST, what).reports());
    }
    return reports;
  }

  private static double countAtHour(List<Report> reports, int hourOfDay) {
    return reports.stream()
        .filter(r -> r.event().timeMs() / World.HOUR_MS % 24 == hourOfDay)
        .count();
  }

  private static double share(List<Report> reports, RawStream stream) {
    return delaysH(reports, stream).length / (double) reports.size();
  }

  private static double[] delaysH(List<Report> reports, RawStream stream) {
    return reports.stream()
        .map(Report::event)
        .filter(e -> e.stream() == stream)
        .mapToDouble(WorldTest::delayH)
        .toArray();
  }

  private static double delayH(ViolenceEvent event) {
    return (event.receivedMs() - event.timeMs()) / (double) World.HOUR_MS;
  }

  private static double logDeviation(double[] rates) {
    double[] logs = Arrays.stream(rates).map(StrictMath::log).toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    return StrictMath.sqrt(
        Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }

  @Test
  void drawsHaveTheMomentsTheyShould() {
    Draw draw = Draw.of("moments");
    double[] gamma = IntStream.range(0, 20_000).mapToDouble(i -> draw.gammaOfMeanOne(2)).toArray();
    double[] large = IntStream.range(0, 20_000).mapToDouble(i -> draw.poisson(100)).toArray();

    for (var moments :
        Map.of(gamma, new double[] {1, 0.5}, large, new double[] {100, 100}).entrySet()) {
      double[] values = moments.getKey();
      double mean = Arrays.stream(values).average().orElseThrow();
      double variance =
          Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      assertThat(mean / moments.getValue()[0]).isCloseTo(1, within(0.02));
      assertThat(variance / moments.getValue()[1]).isCloseTo(1, within(0.08));
    }
  }
}
