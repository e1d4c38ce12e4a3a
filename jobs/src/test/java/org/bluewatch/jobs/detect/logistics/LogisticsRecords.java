package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.RouteCondition;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.detect.logistics.ConvoyDisruption.Kind;

/** Records of this package that travel or live in state, full and with gaps. */
public final class LogisticsRecords {
  private LogisticsRecords() {}

  /** Everything that a field with all kinds of trouble says and remembers. */
  public static List<Record> all() {
    List<Record> records = new ArrayList<>(heard());
    records.addAll(said());
    records.addAll(remembered());
    return records;
  }

  private static List<Record> heard() {
    var fix = new VehicleFix("f", "V", "C", 1, 2, 4.5, 22.5, 10, 9.5, 90.0, true);
    var bare = new VehicleFix("f", "V", null, 1, 2, 4.5, 22.5, 10, null, null, false);
    var report =
        new RoadReport(
            "r", "patrol-reports", 1, true, "roadblock", 4.5, 22.5, 10, 1, 2, "P", null, false);
    var level = new StockLevel("l", "S", "water", "m3", 10, null, 1, 2);
    return List.of(
        fix,
        bare,
        report,
        level,
        LogisticsEvent.of(fix),
        new LogisticsEvent(null, report, null, null),
        new LogisticsEvent(null, null, level, null));
  }

  private static List<Record> said() {
    return List.of(
        new Convoy(
            "C",
            1,
            2,
            3,
            Convoy.Status.PLANNED,
            null,
            null,
            "R",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            4,
            null),
        new RouteCondition(
            "R", 1, 2, RouteCondition.Status.AT_RISK, 1, null, 5.0, List.of(), List.of("r"), "x"),
        new ConvoyDisruption(
            Kind.SILENT,
            "CS-1",
            Phase.STANDS,
            5,
            "C",
            "R",
            1,
            null,
            null,
            null,
            null,
            null,
            6L,
            7,
            null,
            List.of(new Consequence("S", "water", 9)),
            List.of(),
            0,
            0,
            "begins"),
        new RouteBlockage(
            "RB-1",
            Phase.RESOLVED,
            false,
            5,
            1,
            "roadblock",
            4.5,
            22.5,
            100,
            List.of("R"),
            List.of(),
            List.of("C"),
            List.of(new Detour("C", List.of("R", "S"), 3, 2, 1)),
            List.of("r"),
            List.of("patrol-reports/P"),
            null,
            2,
            "passed"),
        shortfall(null),
        shortfall("C"));
  }

  private static SupplyShortfall shortfall(String convoyId) {
    return new SupplyShortfall(
        "SF-1",
        Phase.STANDS,
        5,
        "S",
        "water",
        9,
        convoyId,
        convoyId == null ? null : 10L,
        null,
        0.5,
        null,
        null,
        "l",
        2,
        "x");
  }

  private static List<Record> remembered() {
    var report =
        new RoadReport(
            "r", "patrol-reports", 1, true, "roadblock", 4.5, 22.5, 10, 1, 2, "P", "B2", true);
    var condition =
        new RouteCondition(
            "R", 1, 2, RouteCondition.Status.OPEN, 1, 5.0, 6.0, List.of("C"), List.of(), "x");
    var outside = new Standstill.Outside(1, 4.5, 22.5, 2, 3);
    var standstill = new Standstill(4.5, 22.5, 3, 1, 2, 3, outside, 4, 5);
    var moving = new Standstill(4.5, 22.5, 3, 1, 2, 3, null, 4, 5);
    var track =
        new VehicleTrack(
            "V", 1, "f", true, 4.5, 22.5, 4.25, 22.25, 30, 0.5, 2, 3, 4, 5, 6, 7, 8, 9, standstill);
    var unseen =
        new VehicleTrack(
            "V", 1, "f", false, 4.5, 22.5, 4.25, 22.25, 30, 1, 2, 3, 4, 5, 6, 7, 8, 9, null);
    var episode = new Episode(Kind.HALTED, "CH-1", 1, 2, List.of(new Consequence("S", "water", 9)));
    var forecast = new Forecast(1, 2, 0.5);
    var passage = new StretchSpeeds.Passage("V", 1, 9.5, "f");
    var drive = new Drive("R", -1, 1.5, 2, 3.5, 4, 5.5, 6, 7.5, 8, 9.5, 10, true);
    var convoy = new ConvoyTrack("C", 1);
    convoy.vehicles.put("V", track);
    convoy.episodes.put(Kind.HALTED, episode);
    convoy.forecasts.add(forecast);
    return List.of(
        outside,
        standstill,
        moving,
        track,
        unseen,
        episode,
        forecast,
        convoy.memory(),
        new ConvoyTrack("D", 1).memory(),
        Obstacle.of(report, List.of("R")),
        Obstacle.of(report, List.of("R"))
            .told("RB-1", List.of("C"), List.of("D"))
            .detoured(List.of(new Detour("C", List.of("R", "S"), 3, 2, 1)), 5),
        new RouteMemory(condition, List.of("HS-1")),
        new Stock("S", "water", "m3", 1, 2, 3, "l", 4, 5, 6, null),
        new Stock("S", "water", "m3", 1, 2, 3, "l", 4, 5, 6, shortfall("C")),
        new RoadPace("R>", List.of(0.1), List.of(1)),
        passage,
        new StretchSpeeds("R>#3", List.of(passage), List.of(passage), 9.5, true),
        drive,
        new TrafficTrack("V", 1, 2, 4.5, 22.5, List.of(drive)),
        new TrafficTrack("V", 1, 2, 4.5, 22.5, List.of()),
        new PaceHistory(List.of(0.1), List.of(1, 2)));
  }
}
