package org.bluewatch.jobs.detect.incident;

import static org.bluewatch.jobs.detect.incident.Reports.patrol;
import static org.bluewatch.jobs.detect.incident.Reports.sensor;

import java.util.List;
import java.util.Map;
import org.bluewatch.common.model.Incident;

/** Records of this package that travel or live in state, full and with gaps. */
public final class IncidentRecords {
  private IncidentRecords() {}

  public static List<Record> all() {
    IncidentEvent full =
        patrol("r").killed(1).injured(2).grade("B2").party("X").lasting(5).satellite().event();
    IncidentEvent gaps = sensor("s").accuracyM(null).event();
    var report =
        new IncidentReport(incident(60.0, "B2"), 1, true, 1, 2, 3, false, List.of("x"), 4, 5, 6.5);
    var vague =
        new IncidentReport(incident(null, null), 1, false, null, null, 3, true, List.of(), 4, 0, 0);
    var news = new News(1, 2, 3, List.of("IN-2"), true);
    return List.of(
        full,
        gaps,
        new IncidentChange(2, full, gaps),
        new IncidentChange(1, null, gaps),
        new IncidentChange(2, full, null),
        report,
        vague,
        news,
        News.NONE,
        new IncidentMember("IN-1", gaps),
        new IncidentMemory("IN-1", 1, 2, true, false, true, 3, 4, 5, true, news, report),
        new IncidentMemory("IN-1", 1, 2, false, true, false, 3, 4, 5, false, News.NONE, null),
        new Opening("IN-1", 1, 2));
  }

  private static Incident incident(Double accuracyM, String grade) {
    return new Incident(
        "IN-1",
        2,
        Incident.Status.CLOSED,
        1,
        2,
        3,
        4.5,
        22.5,
        accuracyM,
        Map.of("clash", 1),
        6,
        2,
        grade,
        "X",
        List.of("a", "b"),
        "because");
  }
}
