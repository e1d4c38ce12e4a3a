package org.bluewatch.common.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;
import org.junit.jupiter.api.Test;

class ResultReaderTest {
  private static final long TEN = Samples.TEN_OCLOCK_MS;

  @Test
  void aNoticeReadsBackAsItWasWritten() throws IOException {
    Notice notice = notice("north", new Salute("40 persons", null, "unknown", null, 3, null));

    assertThat(ResultReader.notice(bytes(ResultJson.encode(notice)))).isEqualTo(notice);
  }

  @Test
  void whatIsAbsentReadsAsNull() throws IOException {
    Notice notice = notice(null, null);

    assertThat(ResultReader.notice(bytes(ResultJson.encode(notice)))).isEqualTo(notice);
  }

  @Test
  void anActionReadsBackAsItWasWritten() throws IOException {
    AlertAction action =
        new AlertAction(
            "x1", "A1", TEN, TEN + 7, "watch", AlertAction.Action.SHELVE, "on it", TEN + 60_000);
    ActionOutcome outcome =
        new ActionOutcome(action, TEN + 7, ActionOutcome.Outcome.APPLIED, "N1", "shelved");

    assertThat(ResultReader.actionOutcome(bytes(ResultJson.encode(outcome)))).isEqualTo(outcome);
  }

  @Test
  void anAuditEntryReadsBackAsItWasWritten() throws IOException {
    AuditEntry entry =
        new AuditEntry(
            7, TEN, null, AuditEntry.Kind.RECEIPT, "live", "N1", null, "{\"call\":1}", "0", "f");

    assertThat(ResultReader.auditEntry(bytes(ResultJson.encode(entry)))).isEqualTo(entry);
  }

  @Test
  void whatIsMissingOrOfAnotherTypeIsNamed() {
    String json = ResultJson.encode(notice(null, null));

    assertFault(json.replace("\"call\":2,", ""), "call is missing");
    assertFault(json.replace("\"call\":2", "\"call\":\"2\""), "call is no whole number");
    assertFault(json.replace("\"PAGE\"", "\"PIGEON\""), "channel is PIGEON, which is unknown");
    assertFault(json.replace("\"opened\":\"2026-03-02T10", "\"opened\":\"10"), "opened is no time");
    assertFault("[]", "is no JSON object");
    assertThatThrownBy(() -> ResultReader.notice(bytes("{")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("is no JSON");
  }

  private static void assertFault(String json, String message) {
    assertThatThrownBy(() -> ResultReader.notice(bytes(json)))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }

  private static Notice notice(String sector, Salute salute) {
    Alert alert =
        new Alert(
            "A1",
            3,
            "hotspot",
            Alert.State.RAISED,
            Alert.Priority.P1,
            TEN,
            TEN,
            "north",
            sector,
            "H1",
            "H1",
            4.5,
            18.5,
            sector == null ? null : 250.0,
            sector == null ? null : "{\"type\":\"Point\",\"coordinates\":[18.5,4.5]}",
            "7 events",
            List.of(new Fact("rule", "\"hotspot\""), new Fact("observed", "7")),
            List.of("a"),
            List.of("patrol-reports"),
            1,
            1,
            null,
            "new",
            "live",
            false);
    return new Notice(
        "N1",
        3,
        "H1",
        Notice.Channel.PAGE,
        Notice.State.OPEN,
        Alert.Priority.P1,
        2,
        2,
        TEN,
        TEN + 1,
        TEN,
        sector == null ? null : (Long) (TEN + 120_000),
        List.of(new Notice.Tier(List.of("desk:watch"), 120_000)),
        alert,
        salute,
        sector,
        List.of(
            new Notice.Member(
                "A1", "hotspot", Alert.Priority.P1, Alert.State.RAISED, TEN, "7 events")),
        1,
        null,
        null,
        null,
        "raised");
  }
}
