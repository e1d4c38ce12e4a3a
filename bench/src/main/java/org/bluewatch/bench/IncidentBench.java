package org.bluewatch.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.config.IncidentSettings;
import org.bluewatch.jobs.detect.incident.IncidentChange;
import org.bluewatch.jobs.detect.incident.IncidentEvent;
import org.bluewatch.jobs.detect.incident.IncidentFunction;
import org.bluewatch.jobs.detect.incident.IncidentReport;
import org.bluewatch.jobs.order.OrderedStreams;

/** The incident stage in a burst: many incidents of a hundred reports, and few of ten thousand. */
final class IncidentBench implements Benchmark {
  private static final int RECORDS_PER_MS = 1;
  private static final int SMALL = 100;
  private static final int LARGE = 10_000;

  /** 2.2 km: fronts that face each other, just too far apart to be one. */
  private static final double APART_DEG = 0.02;

  private static final int SENSORS = 50;
  private static final int ROW = 100;

  @Override
  public String about() {
    return "the incident stage: a report in a burst, to incidents of 100 and of 10,000";
  }

  @Override
  public int defaultRecords() {
    return 200_000;
  }

  @Override
  public void run(
      int records,
      int repetitions,
      Laboratory.Progress progress,
      PrintWriter out,
      ObjectNode result)
      throws Exception {
    Variant small = variant(SMALL, records);
    Variant large = variant(LARGE, records);
    Map<Variant, Cost> costs = Laboratory.measure(List.of(small, large), repetitions, progress);
    out.printf(Locale.ROOT, "%,d reports of violence, one a millisecond%n%n", records);
    out.printf("%20s %-26s %14s%n", "reports per incident", "CPU ns/report", "records/s");
    show(SMALL, costs.get(small), out);
    show(LARGE, costs.get(large), out);
    double ratio =
        costs.get(large).medianNsBeforeCheckpoint() / costs.get(small).medianNsBeforeCheckpoint();
    out.printf(Locale.ROOT, "%nlarge / small: %.2f%n%n", ratio);
    result.put("largeToSmall", Math.round(ratio * 1000) / 1000.0);
  }

  private static void show(int reports, Cost cost, PrintWriter out) {
    out.printf(Locale.ROOT, "%,20d %-26s %,14.0f%n", reports, cost.text(), cost.recordsPerSecond());
  }

  private static Variant variant(int reportsPerIncident, int records) {
    int incidents = Math.max(1, records / reportsPerIncident);
    return new Variant(
        String.format(Locale.ROOT, "%,d reports to %,d incidents", records, incidents),
        1,
        new LoadClock(records, RECORDS_PER_MS),
        (environment, clock) -> build(environment, clock, incidents));
  }

  private static void build(
      StreamExecutionEnvironment environment, LoadClock clock, int incidents) {
    var changes =
        IndexSource.attach(environment, clock)
            .map(index -> change(index, clock, incidents))
            .returns(IncidentChange.class)
            .uid("changes");
    var reports =
        OrderedStreams.apply(
            changes.keyBy(unused -> 0, Types.INT),
            "incident",
            IncidentChange.order(),
            new IncidentFunction("bench", IncidentSettings.DEFAULTS),
            TypeInformation.of(IncidentReport.class));
    Ledger.close(changes, "heard", (change, ledger) -> ledger.add("heard", 1, 1));
    Ledger.close(
        reports, "told", (report, ledger) -> ledger.add("told", 0, report.incident().sources()));
  }

  /** The report with a number: of each place in turn, some metres from the last one. */
  private static IncidentChange change(int index, LoadClock clock, int incidents) {
    int place = index % incidents;
    int turn = index / incidents;
    long timeMs = clock.receivedMs(index);
    return new IncidentChange(
        1,
        null,
        new IncidentEvent(
            RawStream.SENSOR_OBSERVATIONS,
            "s" + index,
            "A" + place + '-' + turn % SENSORS,
            place,
            APART_DEG * (place / ROW) + turn % 10 * 1e-5,
            APART_DEG * (place % ROW) + turn % 7 * 1e-5,
            50.0,
            timeMs,
            timeMs,
            timeMs,
            EventCode.GUNFIRE,
            null,
            null,
            null,
            null,
            null,
            false));
  }
}
