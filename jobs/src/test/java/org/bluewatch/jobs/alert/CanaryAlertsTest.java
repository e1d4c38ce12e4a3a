package org.bluewatch.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.alert.AlertHarness.HOUR_MS;
import static org.bluewatch.jobs.alert.AlertHarness.MINUTE_MS;
import static org.bluewatch.jobs.alert.AlertHarness.NOON_MS;

import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Alert.State;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Notice.Channel;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.SensorDetail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CanaryAlertsTest {
  private AlertHarness desk;

  @BeforeEach
  void open() throws Exception {
    desk = AlertHarness.withRoster();
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  @Test
  void aCanaryIsAnAlertAtOnceAndForNoPerson() throws Exception {
    sing("canary-1", NOON_MS);

    Alert alert = desk.alert();
    assertThat(alert.kind()).isEqualTo("pipeline");
    assertThat(alert.priority()).isEqualTo(Priority.P4);
    assertThat(alert.alertId()).startsWith("A-canary-");
    assertThat(alert.evidence()).containsExactly("canary-1");
    Notice notice = desk.notice();
    assertThat(notice.channel()).isEqualTo(Channel.CANARY);
    assertThat(notice.call()).isEqualTo(1);
    assertThat(notice.tier()).isZero();
    assertThat(notice.tiers()).isEmpty();
    assertThat(notice.receivedMs()).isEqualTo(NOON_MS);
  }

  @Test
  void theNextOneResolvesIt() throws Exception {
    sing("canary-1", NOON_MS);
    desk.restart();
    sing("canary-2", NOON_MS + MINUTE_MS);

    List<Alert> alerts = desk.alerts();
    assertThat(alerts)
        .extracting(Alert::state, alert -> alert.evidence().get(0), Alert::knownMs)
        .containsExactlyInAnyOrder(
            Tuple.tuple(State.RAISED, "canary-1", NOON_MS),
            Tuple.tuple(State.RAISED, "canary-2", NOON_MS + MINUTE_MS),
            Tuple.tuple(State.RESOLVED, "canary-1", NOON_MS + MINUTE_MS));
    assertThat(desk.notices())
        .extracting(Notice::state)
        .containsExactlyInAnyOrder(Notice.State.OPEN, Notice.State.OPEN, Notice.State.ENDED);
  }

  @Test
  void theLastOneResolvesItselfAndNothingIsLeft() throws Exception {
    sing("canary-1", NOON_MS);
    desk.until(NOON_MS + 3 * MINUTE_MS - 1);
    assertThat(desk.alerts()).hasSize(1);
    desk.restart();
    desk.until(NOON_MS + 3 * MINUTE_MS);
    assertThat(desk.alert().state()).isEqualTo(State.RESOLVED);

    desk.until(NOON_MS + HOUR_MS);
    assertThat(desk.stateEntries()).isZero();
    assertThat(desk.timers()).isZero();
  }

  @Test
  void whatIsNoHeartbeatOfACanaryIsNoCanary() {
    assertThat(CanaryAlerts.draft(observation("a", NOON_MS, "acoustic", EventCode.HEARTBEAT)))
        .isEqualTo(Optional.empty());
    assertThat(CanaryAlerts.draft(observation("a", NOON_MS, "canary", EventCode.GUNFIRE)))
        .isEqualTo(Optional.empty());
  }

  private void sing(String id, long receivedMs) throws Exception {
    desk.hear(
        CanaryAlerts.draft(observation(id, receivedMs, "canary", EventCode.HEARTBEAT))
            .orElseThrow());
  }

  private static IngestedObservation observation(
      String id, long receivedMs, String sensorType, EventCode event) {
    var observation =
        new Observation(
            RawStream.SENSOR_OBSERVATIONS,
            id,
            1,
            false,
            "canary",
            receivedMs - 5,
            null,
            receivedMs,
            new Place(4.5, 22.5, null),
            event,
            null,
            new SensorDetail(sensorType, null, null, null),
            null,
            null,
            null,
            null,
            1);
    return new IngestedObservation(new LocatedObservation(observation, 0, null), true, null);
  }
}
