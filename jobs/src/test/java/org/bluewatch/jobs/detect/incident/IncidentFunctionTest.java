package org.bluewatch.jobs.detect.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.incident.Reports.DAY_MS;
import static org.bluewatch.jobs.detect.incident.Reports.HOUR_MS;
import static org.bluewatch.jobs.detect.incident.Reports.MINUTE_MS;
import static org.bluewatch.jobs.detect.incident.Reports.NOON_MS;
import static org.bluewatch.jobs.detect.incident.Reports.patrol;
import static org.bluewatch.jobs.detect.incident.Reports.sensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.bluewatch.common.model.Incident.Status;
import org.bluewatch.jobs.config.IncidentSettings;
import org.bluewatch.jobs.order.KnowledgeHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentFunctionTest {
  /** When the run began is all that is left of what is over. */
  private static final int EMPTY = 1;

  private KnowledgeHarness<Integer, IncidentChange, IncidentReport> incidents;

  @BeforeEach
  void open() throws Exception {
    incidents =
        KnowledgeHarness.open(
            () -> new IncidentFunction("Test", IncidentSettings.DEFAULTS),
            IncidentChange.order(),
            unused -> 0,
            Types.INT,
            IncidentChange.class);
  }

  @AfterEach
  void close() throws Exception {
    incidents.close();
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() throws Exception {
    List<IncidentChange> changes =
        List.of(
            reported(sensor("s1")),
            reported(sensor("s2").by("A2").minute(50)),
            reported(patrol("r1").minute(25).received(NOON_MS + 55 * MINUTE_MS)),
            new IncidentChange(
                2,
                patrol("r1").minute(25).event(),
                patrol("r1").minute(25).killed(3).received(NOON_MS + HOUR_MS).event()));
    given(changes);
    incidents.watermark(NOON_MS + 10 * HOUR_MS);
    List<IncidentReport> told = incidents.told();
    close();
    open();
    var backwards = new ArrayList<>(changes);
    Collections.reverse(backwards);
    given(backwards);
    incidents.watermark(NOON_MS + 10 * HOUR_MS);

    assertThat(told)
        .extracting(report -> report.incident().status())
        .containsExactlyInAnyOrder(
            Status.OPEN, Status.OPEN, Status.OPEN, Status.WITHDRAWN, Status.OPEN, Status.CLOSED);
    assertThat(incidents.told()).isEqualTo(told);
  }

  @Test
  void anIncidentIsToldInTheMillisecondInWhichItIsKnown() throws Exception {
    given(List.of(reported(sensor("s1")), reported(sensor("s2").by("A2"))));
    incidents.watermark(NOON_MS);

    assertThat(incidents.told())
        .extracting(IncidentReport::incident)
        .singleElement()
        .matches(incident -> incident.knownMs() == NOON_MS)
        .matches(incident -> incident.sources() == 2);
  }

  @Test
  void itIsClosedByTheClockAndNotByTheEndOfInput() throws Exception {
    given(List.of(reported(sensor("s1"))));
    incidents.watermark(NOON_MS + 6 * HOUR_MS - 1);
    assertThat(incidents.told()).hasSize(1);
    incidents.endOfInput();

    assertThat(incidents.told()).isEmpty();
  }

  @Test
  void whatIsOverIsForgotten() throws Exception {
    given(List.of(reported(sensor("s1")), reported(sensor("s2").north(9000).minute(1))));
    incidents.watermark(NOON_MS + HOUR_MS);
    incidents.restart();
    incidents.watermark(NOON_MS + 72 * HOUR_MS + 2 * MINUTE_MS);
    incidents.restart();
    // That they were there is remembered
    assertThat(incidents.stateEntries()).isEqualTo(EMPTY + 1);

    incidents.watermark(NOON_MS + 31 * DAY_MS);
    incidents.restart();

    assertThat(incidents.stateEntries()).isEqualTo(EMPTY);
    assertThat(incidents.timers()).isZero();
  }

  @Test
  void whatCanBeRevisedIsKeptForAMonth() throws Exception {
    given(List.of(reported(patrol("r1"))));
    incidents.watermark(NOON_MS + 29 * DAY_MS);
    incidents.restart();
    incidents.told();
    incidents.record(NOON_MS + 29 * DAY_MS + 1, new IncidentChange(2, patrol("r1").event(), null));
    incidents.watermark(NOON_MS + 29 * DAY_MS + 1);

    assertThat(incidents.told())
        .extracting(report -> report.incident().status())
        .containsExactly(Status.WITHDRAWN);
    incidents.restart();
    assertThat(incidents.stateEntries()).isEqualTo(EMPTY);
  }

  @Test
  void aRestartChangesNothing() throws Exception {
    List<IncidentReport> without = told(false);
    close();
    open();

    assertThat(told(true)).isEqualTo(without);
    assertThat(without).hasSizeGreaterThan(20);
  }

  /** A busy day, with restarts or without. */
  private List<IncidentReport> told(boolean restarting) throws Exception {
    List<IncidentReport> told = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      for (int i = 0; i < 30; i++) {
        int number = hour * 30 + i;
        given(
            List.of(
                reported(
                    sensor("s" + number)
                        .by("A" + i % 4)
                        .minute(hour * 60 + i / 10.0)
                        .north(i * 137 % 4000))));
      }
      given(List.of(reported(patrol("r" + hour).minute(hour * 60).killed(hour))));
      if (hour > 0) {
        var before = patrol("r" + (hour - 1)).minute((hour - 1) * 60).killed(hour - 1);
        incidents.record(
            NOON_MS + hour * HOUR_MS + 2 * MINUTE_MS,
            new IncidentChange(
                2,
                before.event(),
                before.north(700).received(NOON_MS + hour * HOUR_MS + 2 * MINUTE_MS).event()));
      }
      incidents.watermark(NOON_MS + hour * HOUR_MS + 3 * MINUTE_MS);
      if (restarting && hour % 4 == 0) {
        incidents.restart();
      }
      told.addAll(incidents.told());
    }
    incidents.watermark(NOON_MS + 40 * HOUR_MS);
    told.addAll(incidents.told());
    return told;
  }

  private void given(List<IncidentChange> changes) throws Exception {
    for (IncidentChange change : changes) {
      incidents.record(change.after().receivedMs(), change);
    }
  }

  private static IncidentChange reported(Reports report) {
    return new IncidentChange(1, null, report.event());
  }
}
