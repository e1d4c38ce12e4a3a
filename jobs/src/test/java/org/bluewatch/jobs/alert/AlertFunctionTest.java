package org.bluewatch.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Alert.State;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Hotspot.Status;
import org.bluewatch.jobs.detect.hotspot.AlarmThreshold;
import org.bluewatch.jobs.detect.hotspot.Evidence;
import org.bluewatch.jobs.detect.hotspot.HotspotReport;
import org.bluewatch.jobs.metrics.AlertCause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertFunctionTest {
  private static final long HOUR_MS = 3_600_000;
  private static final long NOON_MS = 1_700_000_000_000L;
  private static final long EVIDENCE_RECEIVED_MS = NOON_MS - 60_000;
  private static final AlarmThreshold THRESHOLD =
      new AlarmThreshold(20, 9, 4, 0.8, 40, 1_699_920_000_000L, true);

  private AlertHarness alerts;

  @BeforeEach
  void open() throws Exception {
    alerts = AlertHarness.open();
  }

  @AfterEach
  void close() throws Exception {
    alerts.close();
  }

  @Test
  void aHotspotThatOpensRaisesAnAlertThatExplainsItself() throws Exception {
    Alert alert = only(told(report("H", 1, Status.OPEN, NOON_MS, false)));

    assertThat(alert.alertId()).isEqualTo("A-H");
    assertThat(alert.revision()).isEqualTo(1);
    assertThat(alert.state()).isEqualTo(State.RAISED);
    assertThat(alert.priority()).isEqualTo(Priority.P2);
    assertThat(alert.subject()).isEqualTo("H");
    assertThat(alert.knownMs()).isEqualTo(NOON_MS);
    assertThat(alert.timeMs()).isEqualTo(NOON_MS - 6 * HOUR_MS);
    assertThat(alert.evidence()).containsExactly("a", "b", "c");
    assertThat(alert.evidenceStreams()).containsExactly("sensor-observations");
    assertThat(alert.sources()).isEqualTo(3);
    assertThat(alert.independentSources()).isEqualTo(2);
    assertThat(alert.grade()).isEqualTo("B2");
    assertThat(alert.headline())
        .isEqualTo("Hotspot: 3 events in 6 h, usual 0.3; by chance every 90 days");
    assertThat(alert.why())
        .extracting(Fact::name)
        .containsExactly(
            "rule",
            "version",
            "observed",
            "expected",
            "historyDays",
            "recurrenceDays",
            "threshold",
            "calibrated",
            "calibratedAt");
    assertThat(alert.why())
        .contains(
            new Fact("threshold", "2.06115E-9"),
            new Fact("calibrated", "true"),
            new Fact("calibratedAt", "\"2023-11-14T00:00:00Z\""));
    assertThat(alert.run()).isEqualTo("live");
    assertThat(alert.exercise()).isFalse();
  }

  @Test
  void eachRevisionOfTheHotspotIsOneOfTheAlert() throws Exception {
    told(report("H", 1, Status.OPEN, NOON_MS, false));
    told(report("G", 1, Status.OPEN, NOON_MS + 1, false));
    Alert second = only(told(report("H", 2, Status.OPEN, NOON_MS + 2, false)));

    assertThat(second.alertId()).isEqualTo("A-H");
    assertThat(second.revision()).isEqualTo(2);
    assertThat(second.state()).isEqualTo(State.RAISED);
    assertThat(second.reason()).isEqualTo("because 2");
  }

  @Test
  void anAlertIsResolvedWhenItsHotspotEnds() throws Exception {
    Alert raised = only(told(report("H", 1, Status.OPEN, NOON_MS, false)));
    Alert resolved = only(told(report("H", 2, Status.CLOSED, NOON_MS + 2, false)));

    assertThat(resolved.state()).isEqualTo(State.RESOLVED);
    assertThat(resolved.revision()).isEqualTo(2);
    assertThat(resolved.knownMs()).isEqualTo(NOON_MS + 2);
    assertThat(resolved.timeMs()).isEqualTo(raised.timeMs());
    assertThat(resolved.priority()).isEqualTo(raised.priority());
    assertThat(resolved.evidence()).isEqualTo(raised.evidence());
    assertThat(resolved.reason()).isEqualTo("because 2");
  }

  @Test
  void anAlertIsWithdrawnWhenItsEvidenceGoes() throws Exception {
    told(report("H", 1, Status.OPEN, NOON_MS, false));
    Alert withdrawn = only(told(report("H", 2, Status.WITHDRAWN, NOON_MS + 2, false)));

    assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void standingAlertsSurviveARestart() throws Exception {
    Alert raised = only(told(report("H", 1, Status.OPEN, NOON_MS, false)));
    alerts.restart();
    Alert resolved = only(told(report("H", 2, Status.CLOSED, NOON_MS + 2, false)));

    assertThat(resolved.revision()).isEqualTo(2);
    assertThat(resolved.headline()).isEqualTo(raised.headline());
  }

  @Test
  void whatOnlySatellitesSawWakesNobody() throws Exception {
    assertThat(only(told(report("H", 1, Status.OPEN, NOON_MS, true))).priority())
        .isEqualTo(Priority.P3);
    // Somebody on the ground confirms
    assertThat(only(told(report("H", 2, Status.OPEN, NOON_MS + 1, false))).priority())
        .isEqualTo(Priority.P2);
  }

  @Test
  void theSectorIsTheOneInForce() throws Exception {
    alerts.reference("zone/north", NOON_MS + 1, SECTOR);
    Alert before = only(told(report("H", 1, Status.OPEN, NOON_MS, false)));
    Alert after = only(told(report("H", 2, Status.OPEN, NOON_MS + 1, false)));

    assertThat(before.sector()).isNull();
    assertThat(after.sector()).isEqualTo("north");
    alerts.restart();
    assertThat(only(told(report("G", 1, Status.OPEN, NOON_MS + 2, false))).sector())
        .isEqualTo("north");
  }

  @Property(tries = 500)
  void aHeadlineFitsOnAPager(
      @ForAll @LongRange(min = 3, max = 1_000_000) long observed,
      @ForAll @DoubleRange(min = 0, max = 1e6) double expected,
      @ForAll @DoubleRange(min = 0.01, max = 1e9) double recurrenceDays,
      @ForAll @LongRange(min = 1, max = 60 * 24 * 366) long minutes) {
    var hotspot =
        hotspot("H", 1, Status.OPEN, NOON_MS, minutes * 60_000, observed, expected, recurrenceDays);
    var report = new HotspotReport(hotspot, evidence(false), THRESHOLD);

    AlertContent content = HotspotAlerts.draft(report).content();

    assertThat(content.headline().length()).isLessThanOrEqualTo(80);
    assertThat(content.headline()).doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({"30, 30 min", "60, 1 h", "90, 90 min", "1440, 24 h", "2880, 2 d", "20160, 14 d"})
  void theHeadlineSaysHowLongTheWindowWas(long minutes, String words) {
    var hotspot = hotspot("H", 1, Status.OPEN, NOON_MS, minutes * 60_000, 3, 0.31, 90);
    var report = new HotspotReport(hotspot, evidence(false), THRESHOLD);

    AlertContent content = HotspotAlerts.draft(report).content();

    assertThat(content.headline()).contains("3 events in " + words + ", usual");
  }

  @Test
  void itIsKnownForWhichEvidenceAnAlertWaited() throws Exception {
    told(report("H", 1, Status.OPEN, NOON_MS, false));
    told(report("H", 2, Status.CLOSED, NOON_MS + 2, false));

    assertThat(alerts.causes()).containsExactly(new AlertCause("hotspot", EVIDENCE_RECEIVED_MS));
  }

  private List<Alert> told(HotspotReport report) throws Exception {
    return alerts.hear(HotspotAlerts.draft(report)).alerts();
  }

  private static Alert only(List<Alert> alerts) {
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }

  private static HotspotReport report(
      String id, int revision, Status status, long knownMs, boolean satelliteOnly) {
    return new HotspotReport(
        hotspot(id, revision, status, knownMs, 6 * HOUR_MS, 3, 0.31, 90),
        evidence(satelliteOnly),
        THRESHOLD);
  }

  private static Evidence evidence(boolean satelliteOnly) {
    return new Evidence(
        List.of("a", "b", "c"),
        List.of("sensor-observations"),
        2,
        "B2",
        satelliteOnly,
        Map.of("gunfire", 3),
        9,
        EVIDENCE_RECEIVED_MS);
  }

  private static Hotspot hotspot(
      String id,
      int revision,
      Status status,
      long knownMs,
      long windowMs,
      long observed,
      double expected,
      double recurrenceDays) {
    boolean open = status == Status.OPEN;
    return new Hotspot(
        id,
        revision,
        status,
        NOON_MS,
        knownMs,
        knownMs - windowMs,
        knownMs,
        List.of(605358224547250175L),
        open ? "{}" : null,
        4.5,
        22.5,
        observed,
        expected,
        open ? recurrenceDays : null,
        56,
        "new_hot",
        9,
        Map.of("gunfire", 3),
        List.of("a", "b", "c"),
        "because " + revision);
  }

  private static final String SECTOR =
      """
      {"type":"Feature","properties":{"zoneId":"north","name":"N","kind":"sector"},"geometry":
      {"type":"Polygon","coordinates":[[[22,4],[23,4],[23,5],[22,5],[22,4]]]}}""";
}
