package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.paging.PagerField.nowMs;
import static org.bluewatch.jobs.paging.PagerField.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.programs.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sender with the real Alertmanager and the files that ship. */
@Timeout(180)
class PagerIT {
  private static final Duration ROUND = Duration.ofSeconds(31);

  @TempDir Path folder;
  private PagerField field;

  @BeforeEach
  void open() throws Exception {
    field = new PagerField(folder);
  }

  @AfterEach
  void close() throws Exception {
    field.close();
  }

  @Test
  void anIncidentPagesOnceWhateverIsToldAgainKilledOrRestarted() throws Exception {
    // Given an incident that was told to the watch, by mail and by text message
    Program alertmanager = field.alertmanager();
    Pager unused = field.start();
    Notices incident = Notices.opened("N1", nowMs());
    Notice called = incident.called(nowMs());
    field.tell(called);
    until(() -> assertThat(field.receivers.calls("/desk")).containsExactly("N1 call 1"));
    until(() -> assertThat(field.receivers.calls("/sms")).containsExactly("N1 call 1"));
    until(() -> assertThat(field.receivers.mails()).hasSize(1));
    assertThat(field.receivers.mails().get(0))
        .contains("Subject: [P1] 3 ambush near N1", "To: duty-operations@ops.example");

    // When it is told again, by the stream and round by round
    field.tell(called, incident.revised(nowMs()));
    field.clock.pass(ROUND);
    until(() -> assertThat(field.audited(AuditEntry.Kind.NOTICE)).isEqualTo(2));
    // ... the sender is killed
    field.killAndStart();
    until(() -> assertThat(field.audited(AuditEntry.Kind.SENDER)).isEqualTo(2));
    // ... Alertmanager is stopped and started
    alertmanager.terminate();
    Program again = field.alertmanagerAgain(0);
    field.clock.pass(ROUND);
    until(() -> assertThat(again.get("/api/v2/alerts")).contains("\"N1\""));
    // ... and another incident shows that news still come through
    field.tell(Notices.opened("N2", nowMs()).called(nowMs()));
    until(() -> assertThat(field.receivers.calls("/desk")).contains("N2 call 1"));

    // Then each was told once
    assertThat(field.receivers.calls("/desk")).containsExactly("N1 call 1", "N2 call 1");
    assertThat(field.receivers.calls("/sms")).contains("N1 call 1").doesNotHaveDuplicates();
    // ... and is in the audit once, in a chain that holds
    assertThat(attempts()).containsExactly("N1 call 1", "N2 call 1");
    assertThat(field.audited(AuditEntry.Kind.ALERT)).isEqualTo(3);
  }

  @Test
  void whoHasNoRouteIsToldToTheDutyPageBesideThoseWhoHaveOne() throws Exception {
    Program unusedProgram = field.alertmanager();
    Pager unused = field.start();

    field.tell(Notices.opened("N1", nowMs()).contacts("desk:watch", "radio:north").called(nowMs()));

    until(() -> assertThat(field.receivers.calls("/desk")).containsExactly("N1 call 1"));
    until(() -> assertThat(mailsTo("duty-operations")).isEqualTo(1));
  }

  @Test
  void whatAnAlertmanagerDidNotTakeOrForgotIsToldToItAgain() throws Exception {
    // Given one that hangs, its connections open
    Program alertmanager = field.alertmanager();
    Pager unused = field.start();
    alertmanager.halt();
    field.tell(Notices.opened("N1", nowMs()).called(nowMs()));
    until(() -> assertThat(failures(0)).isPositive());
    assertThat(field.receivers.calls("/desk")).isEmpty();

    // When it goes on, the page comes
    alertmanager.goOn();
    until(() -> assertThat(field.receivers.calls("/desk")).contains("N1 call 1"));

    // When one is killed that had no time to remember, the page comes again rather than never
    alertmanager.kill();
    field.tell(Notices.opened("N2", nowMs()).called(nowMs()));
    Program again = field.alertmanagerAgain(0);
    until(() -> assertThat(field.receivers.calls("/desk")).contains("N2 call 1"));
    assertThat(again.get("/api/v2/alerts")).contains("\"N1\"", "\"N2\"");
    assertThat(field.receivers.calls("/desk"))
        .allMatch(call -> call.equals("N1 call 1") || call.equals("N2 call 1"));
  }

  @Test
  void oneThatHangsDelaysNoOther() throws Exception {
    Program hanging = field.alertmanager();
    Program fine = field.alertmanager();
    Pager unused = field.start();
    hanging.halt();

    field.tell(Notices.opened("N1", nowMs()).called(nowMs()));

    until(() -> assertThat(field.receivers.calls("/desk")).containsExactly("N1 call 1"));
    assertThat(fine.get("/api/v2/alerts")).contains("\"N1\"");
    hanging.goOn();
  }

  @Test
  void twoThatKnowEachOtherTellOnce() throws Exception {
    List<Program> cluster = field.alertmanagerCluster();
    until(
        () ->
            assertThat(cluster.get(0).get("/api/v2/status"))
                .contains("\"status\":\"ready\"")
                .containsPattern("(\"address\".*){2}"));
    Pager unused = field.start();

    field.tell(Notices.opened("N1", nowMs()).called(nowMs()));

    until(() -> assertThat(receipts()).contains("alertmanager-0", "alertmanager-1"));
    until(() -> assertThat(field.receivers.calls("/desk")).contains("N1 call 1"));
    // The second one waits a while for word of the first before it tells anybody itself.
    field.tell(Notices.opened("N2", nowMs()).called(nowMs()));
    until(() -> assertThat(field.receivers.calls("/desk")).contains("N2 call 1"));
    assertThat(field.receivers.calls("/desk")).doesNotHaveDuplicates();
  }

  @Test
  void afterAnHourWithoutAlertmanagerNothingIsLostAndNoTierIsSkipped() throws Exception {
    // Given an hour in which a P1 went through two tiers, another came and went, a third too
    Program alertmanager = field.alertmanager();
    alertmanager.terminate();
    Pager unused = field.start();
    Notices walked = Notices.opened("N1", nowMs());
    Notices over = Notices.opened("N2", nowMs());
    Notices minor =
        Notices.opened("N3", nowMs()).priority(org.bluewatch.common.model.Alert.Priority.P2);
    field.tell(walked.called(nowMs()), over.called(nowMs()), minor.called(nowMs()));
    until(() -> assertThat(failures(0)).isPositive());
    field.clock.pass(Duration.ofHours(1));
    field.keepUp();
    field.tell(walked.escalated(nowMs()), walked.escalated(nowMs()));
    field.tell(over.ended(nowMs()), minor.ended(nowMs()));

    // When it is there again
    Program again = field.alertmanagerAgain(0);

    // Then every P1 is told to its first tier, and no further one
    until(
        () ->
            assertThat(field.receivers.calls("/desk"))
                .containsExactlyInAnyOrder("N1 call 1", "N2 call 1"));
    until(() -> assertThat(receipts()).hasSize(2));
    // ... the next when that one has had its time
    field.clock.pass(Duration.ofMinutes(2));
    until(() -> assertThat(again.get("/api/v2/alerts")).contains("\"call\":\"2\""));
    until(() -> assertThat(mailsTo("chief-of-operations")).isEqualTo(1));
    assertThat(attempts()).doesNotContain("N1 call 3");
    until(() -> assertThat(receipts()).hasSize(3));
    field.clock.pass(Duration.ofMinutes(5));
    until(() -> assertThat(attempts()).contains("N1 call 3"));
    // ... and what is over is not told any more
    assertThat(field.receivers.calls("/desk")).containsExactlyInAnyOrder("N1 call 1", "N2 call 1");
    assertThat(attempts()).doesNotContain("N2 call 2");
  }

  @Test
  void whileFlinkStandsStillUnacknowledgedP1IsEscalatedAndAnAcknowledgementStopsIt()
      throws Exception {
    // Given two incidents that were told before the stream fell silent
    Program unusedProgram = field.alertmanager();
    Pager unused = field.start();
    field.fallBehind();
    Notices first = Notices.opened("N1", nowMs());
    field.tell(first.called(nowMs()), Notices.opened("N2", nowMs()).called(nowMs()));
    until(() -> assertThat(receipts()).hasSize(2));

    // When the duty officer acknowledges one of them by its link
    var page =
        field.receivers.at("/desk").stream()
            .filter(delivery -> delivery.calls().contains("N2 call 1"))
            .findFirst()
            .orElseThrow();
    String link = page.body().path("commonAnnotations").path("ack_mail_duty_operations").asText();
    assertThat(PagerField.get(link).body()).contains("Acknowledge as duty-operations");
    assertThat(field.content("alert-actions")).as("looking changes nothing").isEmpty();
    var answer = field.post("/ack", link.substring(link.indexOf('?') + 1), null);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(field.content("alert-actions"))
        .singleElement()
        .asString()
        .contains("\"alertId\":\"N2\"", "\"officer\":\"duty-operations\"", "acknowledge");
    field.clock.pass(Duration.ofMinutes(3));

    // Then the other one alone goes to the next tier
    until(() -> assertThat(mailsTo("chief-of-operations")).isEqualTo(1));
    until(() -> assertThat(receipts()).hasSize(3));
    field.clock.pass(Duration.ofMinutes(5));
    until(() -> assertThat(attempts()).contains("N1 call 3"));
    assertThat(attempts())
        .containsExactlyInAnyOrder("N1 call 1", "N2 call 1", "N1 call 2", "N1 call 3");
    assertThat(field.audited(AuditEntry.Kind.ESCALATION)).isEqualTo(2);

    // ... the stream that comes back and decides the same tells nobody twice, nor after a kill -9
    field.tell(first.escalated(nowMs()), first.escalated(nowMs()));
    field.fallBehind();
    field.killAndStart();
    field.tell(Notices.opened("N4", nowMs()).called(nowMs()));
    until(() -> assertThat(field.receivers.calls("/desk")).contains("N4 call 1"));
    assertThat(mailsTo("chief-of-operations")).isEqualTo(1);
    // ... and the killed sender's successor still knows of the acknowledgement
    field.clock.pass(Duration.ofMinutes(3));
    until(() -> assertThat(attempts()).contains("N4 call 2"));
    assertThat(attempts()).doesNotContain("N2 call 2");
  }

  @Test
  void aReplayPagesNobodyAndARecordedFeedNeither() throws Exception {
    Program alertmanager = field.alertmanager();
    Pager unused = field.start();

    field.tell(Notices.opened("N1", nowMs()).run("what-if").called(nowMs()));
    field.tell(Notices.opened("N2", nowMs()).exercise().called(nowMs()));
    field.tell(Notices.opened("N3", nowMs()).called(nowMs()));

    until(() -> assertThat(field.receivers.calls("/desk")).containsExactly("N3 call 1"));
    until(() -> assertThat(alertmanager.get("/api/v2/alerts?receiver=nobody")).contains("\"N1\""));
    assertThat(alertmanager.get("/api/v2/alerts")).doesNotContain("\"N2\"");
    assertThat(field.receivers.calls("/exercise")).isEmpty();
  }

  @Test
  void aPageThatNoAlertmanagerConfirmsGoesTheSecondWay() throws Exception {
    Program alertmanager = field.alertmanager();
    alertmanager.terminate();
    field.fallback(Duration.ofSeconds(150));
    Pager unused = field.start();
    field.tell(Notices.opened("N0", nowMs()).run("what-if").called(nowMs()));
    field.tell(Notices.opened("N1", nowMs()).called(nowMs()));
    until(() -> assertThat(failures(0)).isPositive());
    assertThat(field.receivers.at("/fallback")).isEmpty();

    field.clock.pass(Duration.ofSeconds(151));

    until(() -> assertThat(field.receivers.at("/fallback")).hasSize(1));
    var page = field.receivers.at("/fallback").get(0).body();
    assertThat(page.path("incident_id").asText()).as("a replay reaches nobody").isEqualTo("N1");
    assertThat(page.path("labels").path("priority").asText()).isEqualTo("P1");
    assertThat(page.path("annotations").path("body").asText())
        .contains("this is call 1, tier 1 of 3: watch (desk), duty-operations (mail)");
    // ... with which whoever gets it can acknowledge
    String link = page.path("annotations").path("ack_mail_duty_operations").asText();
    assertThat(PagerField.get(link).body()).contains("Acknowledge as duty-operations");
    until(() -> assertThat(receipts()).containsExactly("fallback"));

    // ... which also says when Prometheus is silent
    field.clock.pass(Duration.ofMinutes(5));
    until(
        () ->
            assertThat(field.receivers.at("/fallback"))
                .anyMatch(d -> d.body().path("reason").asText().contains("Prometheus")));
  }

  private List<String> attempts() {
    return field.audit().stream()
        .filter(entry -> entry.kind() == AuditEntry.Kind.ATTEMPT)
        .map(entry -> entry.noticeId() + " call " + detail(entry, "call"))
        .toList();
  }

  private List<String> receipts() {
    return field.audit().stream()
        .filter(entry -> entry.kind() == AuditEntry.Kind.RECEIPT)
        .map(entry -> detail(entry, "receiver"))
        .toList();
  }

  private static String detail(AuditEntry entry, String name) {
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper()
          .readTree(entry.detail())
          .path(name)
          .asText();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private long mailsTo(String post) {
    return field.receivers.mails().stream()
        .filter(mail -> mail.contains("To: " + post + "@"))
        .count();
  }

  private double failures(int alertmanager) {
    return field
        .registry
        .counter("bluewatch.page.failures", "alertmanager", Integer.toString(alertmanager))
        .count();
  }
}
