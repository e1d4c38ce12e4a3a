package org.bluewatch.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.bluewatch.common.codec.ResultJson;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Alert.State;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.Incident;
import org.bluewatch.common.model.Incident.Status;
import org.bluewatch.jobs.detect.incident.IncidentReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentAlertsTest {
  private static final long NOON_MS = 1_700_000_000_000L;
  private static final int MASS_CASUALTIES = 10;

  private Status status = Status.OPEN;
  private int revision = 1;
  private List<String> codes = List.of("gunfire");
  private int sources = 1;
  private int independentSources = 1;
  private Integer killed;
  private Integer injured;
  private int severity = 3;
  private boolean satelliteOnly;
  private boolean fresh = true;

  @ParameterizedTest
  @CsvSource({
    "attack-on-peacekeepers, 1, , , P1",
    "attack-on-civilians, 1, 10, , P1",
    "gunfire, 1, 6, 4, P1",
    "gunfire, 1, 6, 3, P2",
    "ambush, 2, 1, , P1",
    "shelling, 2, , 1, P1",
    "airstrike, 2, 1, , P1",
    "ied-blast, 2, 1, , P1",
    "ambush, 1, 9, , P2",
    "ambush, 2, , , P2",
    "ambush, 2, 0, 0, P2",
    "ied-found, 2, 1, , P2",
    "gunfire, 2, , , P2",
    "gunfire, 1, 1, , P2",
    "gunfire, 1, 0, 0, P3",
    "gunfire, 1, , , P3",
  })
  void whoIsWokenForWhat(String code, int sourcesOfIt, Integer dead, Integer hurt, Priority p) {
    codes = List.of(code);
    independentSources = sourcesOfIt;
    killed = dead;
    injured = hurt;

    assertThat(priority()).isEqualTo(p);
  }

  @Test
  void whatIsSlightAndOfOneSourceIsLogged() {
    severity = 2;
    assertThat(priority()).isEqualTo(Priority.P4);

    independentSources = 2;
    assertThat(priority()).isEqualTo(Priority.P2);
  }

  @ParameterizedTest
  @CsvSource({"attack-on-peacekeepers, 1, 0", "shelling, 3, 12", "gunfire, 2, 1"})
  void satellitesAloneWakeNobody(String code, int sourcesOfIt, int dead) {
    codes = List.of(code);
    independentSources = sourcesOfIt;
    killed = dead;
    satelliteOnly = true;

    assertThat(priority()).isEqualTo(Priority.P3);
  }

  @ParameterizedTest
  @CsvSource({"attack-on-peacekeepers, 1, 0", "shelling, 3, 12", "gunfire, 2, 1"})
  void nobodyIsWokenForWhatIsOver(String code, int sourcesOfIt, int dead) {
    codes = List.of(code);
    independentSources = sourcesOfIt;
    killed = dead;
    fresh = false;

    assertThat(priority()).isEqualTo(Priority.P3);
    assertThat(content().headline()).endsWith(", known late");
    assertThat(why()).contains("\"stale\":true");
  }

  @Test
  void theHeadlineSaysWhatAndHowSure() {
    codes = List.of("gunfire", "gunfire", "ambush");
    sources = 4;
    independentSources = 2;
    killed = 2;
    injured = 3;

    assertThat(content().headline())
        .isEqualTo("Ambush and gunfire: 2 killed, 3 injured; 4 reports, 2 sources");
  }

  @Test
  void theHeadlineNamesLesserKindsWhereThereIsRoom() {
    codes = List.of("clash", "gunfire", "explosion", "looting");
    assertThat(content().headline()).isEqualTo("Clash, explosion, gunfire, looting: 1 report");

    codes = List.of("attack-on-peacekeepers", "attack-on-civilians", "violent-protest");
    killed = 2;
    injured = 3;
    assertThat(content().headline())
        .isEqualTo("Attack on peacekeepers and more: 2 killed, 3 injured; 1 report");
  }

  @ParameterizedTest
  @CsvSource({
    "gunfire, 'Gunfire: 1 report'",
    "ied-blast, 'IED blast: 1 report'",
    "attack-on-civilians, 'Attack on civilians: 1 report'",
  })
  void aSingleReportHasAShortHeadline(String code, String headline) {
    codes = List.of(code);

    assertThat(content().headline()).isEqualTo(headline);
  }

  @Test
  void theAlertExplainsItself() {
    killed = 2;
    String why = why();

    assertThat(why)
        .isEqualTo(
            "\"rule\":\"incident\",\"version\":1,\"events\":{\"gunfire\":1},\"killed\":2,"
                + "\"massCasualties\":10,\"severity\":3,\"sources\":1,\"independentSources\":1,"
                + "\"satelliteOnly\":false,\"party\":\"UNDETERMINED\","
                + "\"from\":\"2023-11-14T22:12:20Z\",\"to\":\"2023-11-14T22:13:20Z\","
                + "\"firstKnown\":\"2023-11-14T22:13:15Z\",\"stale\":false,"
                + "\"othersInCell\":3,\"historyDays\":29.5");
    assertThat(content().subject()).isEqualTo("IN-1");
    assertThat(content().situation()).isEqualTo("IN-1");
    assertThat(content().accuracyM()).isEqualTo(60);
    assertThat(content().evidenceStreams()).containsExactly("sensor-observations");
  }

  @Test
  void everyKindOfViolenceHasAHeadline() {
    for (EventCode code : EventCode.values()) {
      if (code.category() == EventCode.Category.VIOLENCE) {
        codes = List.of(code.wire());
        assertThat(content().headline()).endsWith(": 1 report");
      }
    }
  }

  @Provide
  Arbitrary<List<String>> violence() {
    return Arbitraries.of(EventCode.class)
        .filter(code -> code.category() == EventCode.Category.VIOLENCE)
        .map(EventCode::wire)
        .list()
        .ofMinSize(1)
        .ofMaxSize(15);
  }

  @Property(tries = 300)
  void headlinesFitOnAPager(
      @ForAll("violence") List<String> events,
      @ForAll @IntRange(min = 1, max = 1_000_000) int number,
      @ForAll boolean known) {
    codes = events;
    killed = number;
    injured = number;
    sources = number;
    independentSources = number;
    fresh = known;

    assertThat(content().headline().length()).isLessThanOrEqualTo(80);
  }

  @Test
  void anIncidentThatIsQuietAndOpensAgainIsOneAlert() throws Exception {
    try (AlertHarness alerts = AlertHarness.open()) {
      for (Status each : List.of(Status.OPEN, Status.CLOSED, Status.OPEN, Status.WITHDRAWN)) {
        status = each;
        alerts.hear(draft());
        revision++;
      }
      List<Alert> told = alerts.alerts();

      assertThat(told)
          .extracting(Alert::state)
          .containsExactly(State.RAISED, State.RESOLVED, State.RAISED, State.WITHDRAWN);
      assertThat(told).extracting(Alert::alertId).containsOnly("A-IN-1");
      assertThat(told).extracting(Alert::headline).containsOnly("Gunfire: 1 report");
      assertThat(told).extracting(Alert::evidence).containsOnly(List.of("s1"));
    }
  }

  private Priority priority() {
    return content().priority();
  }

  private AlertContent content() {
    return draft().content();
  }

  private String why() {
    StringBuilder why = new StringBuilder();
    content()
        .why()
        .forEach(
            fact ->
                why.append(why.isEmpty() ? "" : ",")
                    .append(ResultJson.text(fact.name()))
                    .append(':')
                    .append(fact.json()));
    return why.toString();
  }

  private AlertDraft draft() {
    var events = new TreeMap<String, Integer>();
    codes.forEach(code -> events.merge(code, 1, Integer::sum));
    var incident =
        new Incident(
            "IN-1",
            revision,
            status,
            NOON_MS + revision,
            NOON_MS - 60_000,
            NOON_MS,
            4.5,
            22.5,
            60.0,
            events,
            sources,
            independentSources,
            null,
            "UNDETERMINED",
            List.of("s1"),
            "because " + revision);
    return IncidentAlerts.draft(
        new IncidentReport(
            incident,
            NOON_MS - 5_000,
            fresh,
            killed,
            injured,
            severity,
            satelliteOnly,
            List.of("sensor-observations"),
            NOON_MS,
            3,
            29.5),
        MASS_CASUALTIES);
  }
}
