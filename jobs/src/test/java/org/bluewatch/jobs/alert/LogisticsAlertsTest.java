package org.bluewatch.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.bluewatch.common.codec.ResultJson;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Alert.State;
import org.bluewatch.jobs.detect.logistics.Consequence;
import org.bluewatch.jobs.detect.logistics.ConvoyDisruption;
import org.bluewatch.jobs.detect.logistics.ConvoyDisruption.Kind;
import org.bluewatch.jobs.detect.logistics.Detour;
import org.bluewatch.jobs.detect.logistics.Phase;
import org.bluewatch.jobs.detect.logistics.RouteBlockage;
import org.bluewatch.jobs.detect.logistics.SupplyShortfall;
import org.bluewatch.jobs.detect.trust.JammingReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogisticsAlertsTest {
  private static final long NOON_MS = 1_700_000_000_000L;
  private static final long MINUTE_MS = 60_000;

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
  void aHaltSaysSinceWhenAndAtItsEndUntilWhen() throws Exception {
    Alert raised = told(ConvoyAlerts.draft(convoy(Kind.HALTED, Phase.STANDS, 0, null)));
    Alert resolved =
        told(ConvoyAlerts.draft(convoy(Kind.HALTED, Phase.RESOLVED, 9, NOON_MS + MINUTE_MS)));

    assertThat(raised.kind()).isEqualTo("convoy-halted");
    assertThat(raised.subject()).isEqualTo("C1");
    assertThat(raised.headline()).isEqualTo("Convoy C1 stands for 25 min, 38 km to go");
    assertThat(why(raised)).contains("\"haltedSince\":\"2023-11-14T21:48:20Z\"");
    assertThat(why(raised)).doesNotContain("haltedUntil");
    assertThat(why(raised))
        .contains(
            "\"consequence\":[{\"siteId\":\"S1\",\"commodity\":\"water\","
                + "\"emptyAt\":\"2023-11-14T22:13:20Z\"}]");
    assertThat(why(resolved)).doesNotContain("consequence");
    assertThat(resolved.state()).isEqualTo(State.RESOLVED);
    assertThat(resolved.revision()).isEqualTo(2);
    assertThat(resolved.timeMs()).isEqualTo(raised.timeMs());
    assertThat(why(resolved)).contains("\"haltedUntil\":\"2023-11-14T22:14:20Z\"");
  }

  @Test
  void eachKindOfConvoyTroubleSaysWhatTheContractAsks() throws Exception {
    assertThat(why(told(ConvoyAlerts.draft(convoy(Kind.OFF_ROUTE, Phase.STANDS, 1, null)))))
        .contains("\"rule\":\"convoy-off-route\"", "\"since\":", "\"deviationM\":1500");
    assertThat(why(told(ConvoyAlerts.draft(convoy(Kind.SILENT, Phase.STANDS, 2, null)))))
        .contains("\"rule\":\"convoy-silent\"", "\"lastFix\":\"2023-11-14T22:13:20Z\"");
    Alert late = told(ConvoyAlerts.draft(convoy(Kind.LATE, Phase.STANDS, 3, null)));
    assertThat(why(late)).contains("\"rule\":\"convoy-late\"", "\"eta\":", "\"plannedArrival\":");
    assertThat(late.priority()).isEqualTo(Priority.P3);
    assertThat(late.headline()).isEqualTo("Convoy C1 is late by 90 min");
  }

  @Test
  void whatWasNeverToldIsNotTakenBack() throws Exception {
    AlertDraft end = ConvoyAlerts.draft(convoy(Kind.LATE, Phase.RESOLVED, 3, null));
    alerts.hear(end);

    assertThat(alerts.alerts()).isEmpty();
  }

  @Test
  void aBlockageThatWasPassedCanStillBeWithdrawn() throws Exception {
    Alert raised = told(RouteAlerts.draft(blockage(Phase.STANDS, false, 0)));
    told(RouteAlerts.draft(blockage(Phase.RESOLVED, false, 1)));
    alerts.restart();
    Alert withdrawn = told(RouteAlerts.draft(blockage(Phase.WITHDRAWN, true, 2)));

    assertThat(raised.headline())
        .isEqualTo("Route R1 blocked: roadblock, convoys under way 1, due 1");
    assertThat(raised.priority()).isEqualTo(Priority.P2);
    assertThat(why(raised))
        .contains(
            "\"routeIds\":[\"R1\",\"R2\"]", "\"convoyIds\":[\"C1\"]", "\"dueConvoyIds\":[\"C2\"]");
    assertThat(raised.evidence()).containsExactly("PR-1");
    assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
    assertThat(withdrawn.revision()).isEqualTo(3);
  }

  @Test
  void aBlockageTellsTheWayRoundAndTheLeastDelay() throws Exception {
    Alert raised =
        told(
            RouteAlerts.draft(
                blockage(
                    Phase.STANDS,
                    false,
                    0,
                    List.of(
                        new Detour("C1", List.of("R1", "R3"), 86_570, 9_000, 1_501),
                        new Detour("C2", List.of("R3"), 90_000, 9_600, 1_440)))));

    assertThat(raised.headline())
        .isEqualTo("Route R1 blocked: roadblock, convoys under way 1, due 1, delay 24 min");
    assertThat(why(raised))
        .contains(
            "\"expectedDelayS\":1440",
            "\"detours\":[{\"convoyId\":\"C1\",\"routeIds\":[\"R1\",\"R3\"],"
                + "\"lengthM\":86570,\"durationS\":9000,\"delayS\":1501},{\"convoyId\":\"C2\"")
        .doesNotContain("alternative");
  }

  @Test
  void whereThereIsNoWayRoundNoDelayIsMadeUp() throws Exception {
    Alert raised = told(RouteAlerts.draft(blockage(Phase.STANDS, false, 0)));
    Alert resolved = told(RouteAlerts.draft(blockage(Phase.RESOLVED, false, 1)));

    assertThat(why(raised)).contains("\"alternative\":\"none\"").doesNotContain("elay", "detours");
    assertThat(why(resolved)).doesNotContain("alternative");
  }

  @Test
  void whatHasEndedIsForgottenAfterAMonth() throws Exception {
    told(RouteAlerts.draft(blockage(Phase.STANDS, false, 0)));
    told(RouteAlerts.draft(blockage(Phase.RESOLVED, false, 1)));
    assertThat(alerts.stateEntries()).isEqualTo(2);

    alerts.until(NOON_MS + 31L * 24 * 60 * MINUTE_MS);

    assertThat(alerts.stateEntries()).isZero();
    assertThat(alerts.timers()).isZero();
  }

  @Test
  void aShortfallKeepsItsDateAtItsEnd() throws Exception {
    Alert raised = told(SupplyAlerts.draft(shortfall(Phase.STANDS, 0)));
    Alert resolved = told(SupplyAlerts.draft(shortfall(Phase.RESOLVED, 1)));

    assertThat(raised.headline()).isEqualTo("S1: water for 0.5 days, convoy comes too late");
    assertThat(why(raised))
        .contains(
            "\"siteId\":\"S1\"",
            "\"commodity\":\"water\"",
            "\"emptyAt\":\"2023-11-15T10:13:20Z\"",
            "\"convoyId\":\"C1\"");
    assertThat(resolved.why()).isEqualTo(raised.why());
    assertThat(raised.situation()).isEqualTo("convoy/C1");
  }

  @Test
  void jammingNamesItsArea() throws Exception {
    Alert raised =
        told(
            JammingAlerts.draft(
                new JammingReport(
                    "PJ-1",
                    true,
                    NOON_MS,
                    NOON_MS - MINUTE_MS,
                    4.5,
                    22.5,
                    12_000,
                    2,
                    List.of("V1", "V2"),
                    9_000,
                    List.of("f1", "f2"),
                    "receivers jump together")));

    assertThat(raised.headline()).isEqualTo("Positions jammed: 2 receivers show places 9 km away");
    assertThat(raised.accuracyM()).isEqualTo(12_000);
    assertThat(raised.geometry()).startsWith("{\"type\":\"Polygon\"");
  }

  @Property(tries = 200)
  void aHeadlineFitsOnAPagerWhateverTheId(@ForAll @StringLength(min = 1, max = 256) String id) {
    for (Kind kind : Kind.values()) {
      ConvoyDisruption any = convoy(kind, Phase.STANDS, 0, null);
      String headline =
          ConvoyAlerts.draft(
                  new ConvoyDisruption(
                      kind,
                      "X",
                      Phase.STANDS,
                      NOON_MS,
                      id,
                      "R",
                      0,
                      null,
                      null,
                      null,
                      1e6,
                      0L,
                      NOON_MS,
                      0,
                      1e9,
                      List.of(),
                      List.of(),
                      1,
                      0,
                      any.reason()))
              .content()
              .headline();
      assertThat(headline.length()).isLessThanOrEqualTo(80);
      assertThat(headline).doesNotContain("\n");
    }
  }

  private Alert told(AlertDraft draft) throws Exception {
    return alerts.hear(draft).alert();
  }

  private static String why(Alert alert) {
    return ResultJson.encode(alert);
  }

  private static ConvoyDisruption convoy(Kind kind, Phase phase, long minute, Long untilMs) {
    return new ConvoyDisruption(
        kind,
        "X" + kind,
        phase,
        NOON_MS + minute * MINUTE_MS,
        "C1",
        "R1",
        NOON_MS - 25 * MINUTE_MS,
        untilMs,
        4.5,
        22.5,
        1_500.0,
        NOON_MS,
        NOON_MS + 90 * MINUTE_MS,
        NOON_MS,
        38_000.0,
        phase == Phase.STANDS ? List.of(new Consequence("S1", "water", NOON_MS)) : List.of(),
        List.of("f1"),
        1,
        NOON_MS,
        "because");
  }

  private static RouteBlockage blockage(Phase phase, boolean last, long minute) {
    return blockage(phase, last, minute, List.of());
  }

  private static RouteBlockage blockage(
      Phase phase, boolean last, long minute, List<Detour> detours) {
    return new RouteBlockage(
        "RB-1",
        phase,
        last,
        NOON_MS + minute * MINUTE_MS,
        NOON_MS,
        "roadblock",
        4.5,
        22.5,
        100,
        List.of("R1", "R2"),
        List.of("C1"),
        List.of("C2"),
        detours,
        List.of("PR-1"),
        List.of("patrol-reports/P1"),
        "B2",
        NOON_MS,
        "because");
  }

  private static SupplyShortfall shortfall(Phase phase, long minute) {
    return new SupplyShortfall(
        "SF-1",
        phase,
        NOON_MS + minute * MINUTE_MS,
        "S1",
        "water",
        NOON_MS + (phase == Phase.STANDS ? 12 : 480) * 60 * MINUTE_MS,
        "C1",
        NOON_MS + 20 * 60 * MINUTE_MS,
        null,
        0.5,
        4.5,
        22.5,
        "SL-1",
        NOON_MS,
        "because");
  }
}
