package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.paging.PagerField.nowMs;
import static org.bluewatch.jobs.paging.PagerField.until;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.bluewatch.common.model.AuditEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PagerEndpointIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void officersActByLinkOrWithTheToken() throws Exception {
    try (PagerField field = new PagerField(folder)) {
      // Given a call that stands
      Pager pager = field.start();
      field.tell(Notices.opened("N1", nowMs()).called(nowMs()));
      until(() -> assertThat(field.audited(AuditEntry.Kind.ATTEMPT)).isEqualTo(1));
      AckLinks links =
          new AckLinks(
              Files.readString(folder.resolve("links.key")).strip(), pager.address(), 3_600_000);
      String link = links.url("N1", "A-N1", "mail:duty-operations", nowMs());
      String form = link.substring(link.indexOf('?') + 1);

      // Then secrets were made for the owner alone
      for (String secret : List.of("links.key", "pager.token")) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(folder.resolve(secret))))
            .isEqualTo("rw-------");
      }

      // When a mail scanner follows the link, nothing happens
      assertThat(PagerField.get(link).statusCode()).isEqualTo(200);
      assertThat(PagerField.get(link).body()).contains("3 ambush near N1", "<form method=\"post\"");
      assertThat(field.content("alert-actions")).isEmpty();

      // ... and sees nothing of what is restricted
      field.tell(Notices.opened("N3", nowMs()).event("sexual-violence").called(nowMs()));
      until(() -> assertThat(field.audited(AuditEntry.Kind.ATTEMPT)).isEqualTo(2));
      assertThat(PagerField.get(links.url("N3", "A-N3", "mail:duty-operations", nowMs())).body())
          .contains("P1 Restricted report, sector S1")
          .doesNotContain("near N3");

      // When the officer presses the button, twice, the notice is acknowledged, once
      assertThat(field.post("/ack", form, null).body()).contains("Acknowledged as duty-operations");
      assertThat(field.post("/ack", form, null).body()).contains("Acknowledged before");
      List<String> actions = field.content("alert-actions");
      assertThat(actions).hasSize(1);
      assertThat(JSON.readTree(actions.get(0)).path("alertId").asText()).isEqualTo("N1");

      // When the link is forged or old, it is refused
      assertThat(field.post("/ack", form.replace("n=N1", "n=N2"), null).statusCode())
          .isEqualTo(403);
      field.clock.pass(Duration.ofHours(2));
      assertThat(field.post("/ack", form, null).statusCode()).isEqualTo(410);

      // When a program acts with the token
      String action = "{\"alertId\":\"A-N1\",\"officer\":\"watch\",\"action\":\"%s\"%s}";
      String token = field.token();
      assertThat(field.post("/actions", action.formatted("assign", ""), null).statusCode())
          .isEqualTo(401);
      assertThat(field.post("/actions", action.formatted("assign", ""), "x").statusCode())
          .isEqualTo(401);
      for (String name : List.of("acknowledge", "assign", "note", "shelve", "resolve")) {
        assertThat(field.post("/actions", action.formatted(name, ""), token).statusCode())
            .isEqualTo(202);
      }
      // ... what the stream would refuse is refused at once, for the same reason
      var bad = field.post("/actions", action.formatted("snooze", ""), token);
      assertThat(bad.statusCode()).isEqualTo(400);
      assertThat(bad.body()).contains("\"reason\":\"BAD_VALUE\"", "\"field\":\"action\"");
      var person = field.post("/actions", action.formatted("note", ",\"phone\":\"1\""), token);
      assertThat(person.body()).contains("FORBIDDEN_FIELD");
      assertThat(field.post("/actions", "[", token).statusCode()).isEqualTo(400);
      // ... and numbers in a note are masked before anything is stored
      field.post("/actions", action.formatted("note", ",\"note\":\"call 0123 456789\""), token);
      assertThat(field.content("alert-actions"))
          .hasSize(7)
          .noneMatch(value -> value.contains("456789"))
          .anyMatch(value -> value.contains("#### ######"));

      // When another system asks for the notice
      var cap = field.get("/notices/N1/cap", token);
      assertThat(cap.headers().firstValue("Content-Type")).contains("application/cap+xml");
      assertThat(cap.body()).contains("urn:oasis:names:tc:emergency:cap:1.2", "Actual");
      assertThat(field.get("/notices/N1/cap", null).statusCode()).isEqualTo(401);
      assertThat(field.get("/notices/N9/cap", token).statusCode()).isEqualTo(404);

      // Then all of it is in the audit
      until(
          () ->
              assertThat(requests(field))
                  .containsExactly(
                      "taken",
                      "replayed",
                      "forged",
                      "expired",
                      "taken",
                      "taken",
                      "taken",
                      "taken",
                      "taken",
                      "taken"));
    }
  }

  private static List<String> requests(PagerField field) {
    return field.audit().stream()
        .filter(entry -> entry.kind() == AuditEntry.Kind.ACTION)
        .map(entry -> entry.detail().replaceAll(".*\"request\":\"([a-z]+)\".*", "$1"))
        .toList();
  }
}
