package org.bluewatch.jobs.detect.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.incident.Reports.DAY_MS;
import static org.bluewatch.jobs.detect.incident.Reports.HOUR_MS;
import static org.bluewatch.jobs.detect.incident.Reports.MINUTE_MS;
import static org.bluewatch.jobs.detect.incident.Reports.NOON_MS;
import static org.bluewatch.jobs.detect.incident.Reports.patrol;
import static org.bluewatch.jobs.detect.incident.Reports.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.Incident;
import org.bluewatch.common.model.Incident.Status;
import org.bluewatch.jobs.config.IncidentSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentFusionTest {
  private final IncidentFusion fusion = new IncidentFusion("Test", IncidentSettings.DEFAULTS);
  private final List<IncidentReport> told = new ArrayList<>();

  // Together or apart

  @Test
  void theFirstReportIsToldAtOnce() {
    given(sensor("s1"));

    Incident incident = only();
    assertThat(incident.incidentId()).matches("IN-[0-9a-f]{12}");
    assertThat(incident.revision()).isEqualTo(1);
    assertThat(incident.status()).isEqualTo(Status.OPEN);
    assertThat(incident.knownMs()).isEqualTo(NOON_MS);
    assertThat(incident.fromMs()).isEqualTo(NOON_MS);
    assertThat(incident.evidence()).containsExactly("s1");
    assertThat(incident.accuracyM()).isEqualTo(50);
    assertThat(incident.reason()).isEqualTo("first report");
  }

  @Test
  void reportsNearInPlaceAndTimeAreOneIncident() {
    given(sensor("s1"));
    given(sensor("s2").by("A2").north(1900).minute(29));

    assertThat(standing()).hasSize(1);
    assertThat(latest().revision()).isEqualTo(2);
    assertThat(latest().evidence()).containsExactly("s1", "s2");
    assertThat(latest().toMs()).isEqualTo(NOON_MS + 29 * MINUTE_MS);
    assertThat(latest().independentSources()).isEqualTo(2);
    assertThat(latest().reason()).isEqualTo("1 more report; independent sources 2, before 1");
  }

  @ParameterizedTest
  @CsvSource({"0, 30", "2010, 0", "1900, 30", "9000, 5"})
  void aGapInPlaceOrTimeIsAnotherIncident(double metres, double minutes) {
    given(sensor("s1"));
    given(sensor("s2").north(metres).minute(minutes));

    assertThat(standing()).hasSize(2);
  }

  @Test
  void oneMemberThatIsNearInPlaceAndTimeIsEnough() {
    given(sensor("s1"));
    given(sensor("s2").north(1500).minute(20));
    given(sensor("s3").north(3000).minute(40));

    assertThat(standing()).hasSize(1);
    assertThat(latest().evidence()).hasSize(3);
  }

  @Test
  void twoMembersThatAreNearInOneRespectEachAreNot() {
    given(sensor("s1"));
    given(sensor("s2").north(1500).minute(25));
    // Near s1 in place and s2 in time
    given(sensor("s3").north(-1500).minute(50));

    assertThat(standing()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"100, 100, true", "1300, 1300, true", "1500, 1500, false", "25000, 50, false"})
  void positionErrorsAreDistanceToo(double errorM, double otherErrorM, boolean together) {
    given(sensor("s1").accuracyM(errorM));
    given(sensor("s2").by("A2").accuracyM(otherErrorM).minute(1));

    assertThat(standing()).hasSize(together ? 1 : 2);
  }

  @Test
  void whatOneSensorHearsAgainIsTheSameHoweverFarItHears() {
    given(sensor("s1").accuracyM(2500.0));
    given(sensor("s2").accuracyM(2500.0).minute(1));
    given(sensor("s3").by("A2").accuracyM(2500.0).minute(2));

    assertThat(standing()).hasSize(2);
    assertThat(latest().evidence()).containsExactly("s3");
    assertThat(told.get(1).incident().evidence()).containsExactly("s1", "s2");
  }

  @Test
  void whatIsKnownToAProvinceOnlyStandsAlone() {
    given(patrol("r1").accuracyM(150_000.0));
    given(patrol("r2").accuracyM(150_000.0).minute(1));
    given(sensor("s1").minute(2));

    assertThat(standing()).hasSize(3);
  }

  @Test
  void aClashThatLastedHoldsAllThatIsHeardOfIt() {
    given(sensor("s1").minute(20));
    given(sensor("s2").minute(100));
    given(patrol("r1").lasting(120).received(NOON_MS + 130 * MINUTE_MS));

    assertThat(standing()).hasSize(1);
    assertThat(standing().get(0).evidence()).hasSize(3);
    assertThat(standing().get(0).toMs()).isEqualTo(NOON_MS + 120 * MINUTE_MS);
  }

  @Test
  void whatHappenedSometimeThatDayStandsAlone() {
    given(sensor("s1"));
    given(patrol("r1").minute(-720).lasting(1440));

    assertThat(standing()).hasSize(2);
  }

  // Late reports

  @Test
  void aReportJoinsAsLongAsKnowledgeTimeHasNotPassedTheEndBy72Hours() {
    given(sensor("s1"));
    given(patrol("r1").minute(5).received(NOON_MS + 72 * HOUR_MS));
    assertThat(standing()).hasSize(1);

    given(patrol("r2").minute(5).received(NOON_MS + 5 * MINUTE_MS + 72 * HOUR_MS + 1));
    assertThat(standing()).hasSize(2);
  }

  @Test
  void aLateReportOpensAQuietIncidentAgain() {
    given(sensor("s1"));
    given(patrol("r1").minute(5).killed(2).received(NOON_MS + 30 * HOUR_MS));
    passing(NOON_MS + 40 * HOUR_MS);

    assertThat(statuses()).containsExactly(Status.OPEN, Status.CLOSED, Status.OPEN, Status.CLOSED);
    assertThat(told.get(1).incident().knownMs()).isEqualTo(NOON_MS + 6 * HOUR_MS);
    assertThat(told.get(1).incident().reason()).isEqualTo("nothing new since 2023-11-14T22:13:20Z");
    assertThat(told.get(2).incident().reason())
        .isEqualTo(
            "open again; 1 more report; independent sources 2, before 1; killed 2, before not"
                + " said");
    assertThat(told.get(3).incident().knownMs()).isEqualTo(NOON_MS + 36 * HOUR_MS);
    assertThat(ids()).hasSize(1);
  }

  @Test
  void theIncidentFirstKnownSurvivesWhereALateReportBridgesTwo() {
    given(sensor("s2").minute(50).received(NOON_MS + 50 * MINUTE_MS));
    given(sensor("s1").minute(0).received(NOON_MS + 51 * MINUTE_MS));
    String survivor = told.get(0).incident().incidentId();
    String other = told.get(1).incident().incidentId();
    given(patrol("r1").minute(25).received(NOON_MS + 90 * MINUTE_MS));

    assertThat(standing()).hasSize(1);
    assertThat(last(survivor).evidence()).containsExactly("r1", "s1", "s2");
    assertThat(last(survivor).reason())
        .isEqualTo(
            "found to be one with " + other + "; 1 more report; independent sources 2, before 1");
    assertThat(last(other).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(last(other).reason()).isEqualTo("merged into " + survivor);
    assertThat(last(other).knownMs()).isEqualTo(NOON_MS + 90 * MINUTE_MS);
    assertThat(fusion.open()).isEqualTo(1);
  }

  @Test
  void twoOfOneMillisecondThatAreBridgedInItAreToldAsOne() {
    on(change(null, sensor("s1").minute(0).received(NOON_MS + HOUR_MS)));
    on(change(null, sensor("s2").minute(50).received(NOON_MS + HOUR_MS)));
    on(change(null, sensor("s3").minute(25).received(NOON_MS + HOUR_MS)));
    passing(NOON_MS + HOUR_MS);

    assertThat(only().evidence()).containsExactly("s1", "s2", "s3");
    assertThat(only().reason()).isEqualTo("3 reports");
  }

  // Revisions and retractions

  @Test
  void theLastReportTakenBackWithdrawsTheIncident() {
    given(patrol("r1"));
    takenBack(patrol("r1"), NOON_MS + HOUR_MS);

    assertThat(statuses()).containsExactly(Status.OPEN, Status.WITHDRAWN);
    assertThat(latest().evidence()).containsExactly("r1");
    assertThat(latest().reason())
        .isEqualTo("no report is left: taken back, or revised to speak of something else");
    assertThat(fusion.open()).isZero();
  }

  @Test
  void aQuietIncidentIsWithdrawnToo() {
    given(patrol("r1"));
    takenBack(patrol("r1"), NOON_MS + 20 * DAY_MS);

    assertThat(statuses()).containsExactly(Status.OPEN, Status.CLOSED, Status.WITHDRAWN);
  }

  @Test
  void aRetractionNeverSplits() {
    given(sensor("s1"));
    given(patrol("r1").minute(25));
    given(sensor("s2").minute(50));
    takenBack(patrol("r1").minute(25), NOON_MS + HOUR_MS);
    passing(NOON_MS + 2 * HOUR_MS);

    assertThat(standing()).hasSize(1);
    assertThat(latest().evidence()).containsExactly("s1", "s2");
    assertThat(latest().knownMs()).isEqualTo(NOON_MS + HOUR_MS + TellingPace.PATIENCE_MS);
    assertThat(latest().reason()).isEqualTo("1 report taken back; independent sources 1, before 2");
  }

  @Test
  void aRevisionOfTheOnlyReportIsARevisionOfTheIncident() {
    given(patrol("r1").killed(1));
    revised(patrol("r1").killed(1), patrol("r1").killed(6).north(1500), NOON_MS + HOUR_MS);

    assertThat(ids()).hasSize(1);
    assertThat(latest().revision()).isEqualTo(2);
    assertThat(told.get(1).killed()).isEqualTo(6);
    assertThat(latest().reason()).isEqualTo("1 report revised; killed 6, before 1");
  }

  @Test
  void aReportThatTurnsOutToBeOfAnotherPlaceLeaves() {
    given(patrol("r1"));
    revised(patrol("r1"), patrol("r1").north(9000), NOON_MS + HOUR_MS);

    assertThat(statuses()).containsExactlyInAnyOrder(Status.OPEN, Status.WITHDRAWN, Status.OPEN);
    assertThat(standing()).hasSize(1);
    assertThat(standing().get(0).incidentId()).isNotEqualTo(told.get(0).incident().incidentId());
  }

  @Test
  void aReportThatBecomesExactEnoughIsFoundToBeOfAnIncident() {
    given(sensor("s1"));
    given(patrol("r1").accuracyM(25_000.0).minute(1));
    assertThat(standing()).hasSize(2);
    revised(
        patrol("r1").accuracyM(25_000.0).minute(1),
        patrol("r1").accuracyM(100.0).minute(1),
        NOON_MS + HOUR_MS);

    assertThat(standing()).hasSize(1);
    assertThat(standing().get(0).evidence()).containsExactly("r1", "s1");
  }

  @Test
  void aReportOfWhatIsForgottenBeginsAnew() {
    given(patrol("r1"));
    passing(NOON_MS + 40 * DAY_MS);
    revised(patrol("r1"), patrol("r1").killed(6), NOON_MS + 41 * DAY_MS);
    takenBack(patrol("r2"), NOON_MS + 42 * DAY_MS);

    assertThat(ids()).hasSize(2);
  }

  // What is said of it

  @Test
  void echoesAreNoCorroboration() {
    given(patrol("r1").killed(2).injured(1));
    given(patrol("r2").killed(2).minute(2));
    given(patrol("r3").killed(3).minute(4));
    given(sensor("s1").minute(5));

    assertThat(latest().sources()).isEqualTo(4);
    assertThat(latest().independentSources()).isEqualTo(2);
    // Each counts the same dead
    assertThat(told.get(3).killed()).isEqualTo(3);
    assertThat(told.get(3).injured()).isEqualTo(1);
    assertThat(told.get(3).casualties()).isEqualTo(4);
  }

  @Test
  void theMoreExactReportSaysWhere() {
    given(sensor("s1").accuracyM(50.0));
    given(patrol("r1").accuracyM(1000.0).north(1000).minute(1));

    double northM = (latest().lat() - 4.5) * 110_610;
    assertThat(northM).isBetween(2.0, 3.0);
    assertThat(latest().accuracyM()).isBetween(50.0, 100.0);
  }

  @Test
  void whereNobodyStatesAnErrorNoneIsStated() {
    given(sensor("s1").accuracyM(null));

    assertThat(only().accuracyM()).isNull();
  }

  @Test
  void theBestGradeCounts() {
    given(patrol("r1").grade("F6"));
    given(patrol("r2").by("P2").grade("B2").minute(1));
    given(patrol("r3").by("P3").grade("C1").minute(2));

    assertThat(latest().grade()).isEqualTo("B2");
  }

  @ParameterizedTest
  @CsvSource({
    "X, , X",
    "X, X, X",
    "X, Y, UNDETERMINED",
    "X, UNDETERMINED, X",
    ", , UNDETERMINED",
  })
  void nobodyIsHeldResponsibleWhereReportsDiffer(String one, String other, String said) {
    given(patrol("r1").party(one));
    given(patrol("r2").party(other).minute(1));

    assertThat(latest().party()).isEqualTo(said);
  }

  @Test
  void eventsAreCountedByCode() {
    given(patrol("r1"));
    given(sensor("s1").minute(1));
    given(sensor("s2").minute(2));

    assertThat(latest().events()).isEqualTo(Map.of("clash", 1, "gunfire", 2));
  }

  @Test
  void othersInTheCellAreCounted() {
    given(sensor("s1"));
    given(sensor("s2").north(5000).minute(1));
    given(sensor("s3").north(-5000).received(NOON_MS + 29 * DAY_MS));
    given(sensor("s4").north(-9000).received(NOON_MS + 31 * DAY_MS));

    assertThat(report("s1", 1).others()).isZero();
    assertThat(report("s3", 1).others()).isEqualTo(2);
    assertThat(report("s3", 1).historyDays()).isEqualTo(29);
    assertThat(report("s4", 1).others()).isEqualTo(1);
    assertThat(report("s4", 1).historyDays()).isEqualTo(30);
  }

  // Old news

  @ParameterizedTest
  @CsvSource({"0, 360, true", "0, 361, false", "360, 0, true", "361, 0, false"})
  void whatBecameKnownLateOrWhoKnowsWhenIsStale(long spanMinutes, long later, boolean fresh) {
    given(patrol("r1").lasting(spanMinutes).received(NOON_MS + (spanMinutes + later) * MINUTE_MS));

    assertThat(told.get(0).fresh()).isEqualTo(fresh);
  }

  @Test
  void whatGoesOnIsFreshUntilItIsQuiet() {
    given(sensor("s1"));
    given(patrol("r1").by("P9").minute(1).received(NOON_MS + 5 * HOUR_MS));
    given(patrol("r2").by("P8").minute(1).received(NOON_MS + 10 * HOUR_MS));
    assertThat(told.get(2).fresh()).isTrue();
    given(patrol("r3").by("P7").minute(1).received(NOON_MS + 30 * HOUR_MS));

    assertThat(told.get(4).incident().status()).isEqualTo(Status.OPEN);
    assertThat(told.get(4).fresh()).isFalse();
  }

  // Pace

  @Test
  void aLargeIncidentIsToldAsItGrowsByATenthAndWithinAMinute() {
    for (int i = 0; i < 1000; i++) {
      given(sensor("s" + i).minute(i / 100_000.0));
    }
    int revisions = told.size();
    passing(NOON_MS + 5 * MINUTE_MS);

    assertThat(revisions).isBetween(40, 80);
    assertThat(latest().sources()).isEqualTo(1000);
    assertThat(told.size()).isEqualTo(revisions + 1);
  }

  @Test
  void whatIsOfAnotherKindIsToldAtOnce() {
    for (int i = 0; i < 200; i++) {
      given(sensor("s" + i).minute(i / 1000.0));
    }
    given(sensor("x").event(EventCode.SHELLING).minute(1));

    assertThat(latest().knownMs()).isEqualTo(NOON_MS + MINUTE_MS);
    assertThat(latest().evidence()).contains("x");
  }

  @Test
  void evidenceIsBoundedAndYetEveryReportIsNamed() {
    for (int i = 0; i < 5000; i++) {
      given(sensor("s" + i).minute(i / 10_000.0));
    }
    passing(NOON_MS + 5 * MINUTE_MS);

    assertThat(latest().sources()).isEqualTo(5000);
    assertThat(latest().evidence()).hasSize(Members.EVIDENCE_AT_MOST).isSorted();
    assertThat(told.stream().flatMap(r -> r.incident().evidence().stream()).distinct())
        .hasSize(5000);
  }

  @Test
  void anIncidentHasOneRevisionInAMillisecond() {
    on(change(null, sensor("s1")));
    on(change(null, sensor("s2").by("A2")));
    on(change(null, sensor("s3").by("A3")));
    passing(NOON_MS);

    assertThat(only().independentSources()).isEqualTo(3);
  }

  private void given(Reports report) {
    IncidentEvent event = report.event();
    at(event.receivedMs(), new IncidentChange(1, null, event));
  }

  private void revised(Reports before, Reports after, long nowMs) {
    at(nowMs, change(before, after.received(nowMs)));
  }

  private void takenBack(Reports report, long nowMs) {
    at(nowMs, change(report, null));
  }

  private void at(long nowMs, IncidentChange change) {
    passing(nowMs - 1);
    fusion.on(change, nowMs);
    passing(nowMs);
  }

  private void on(IncidentChange change) {
    fusion.on(change, change.after().receivedMs());
  }

  private void passing(long nowMs) {
    while (fusion.nextMs() <= nowMs) {
      told.addAll(fusion.take(fusion.nextMs()));
    }
  }

  private static IncidentChange change(Reports before, Reports after) {
    return new IncidentChange(
        1, before == null ? null : before.event(), after == null ? null : after.event());
  }

  private Incident only() {
    assertThat(told).hasSize(1);
    return told.get(0).incident();
  }

  private Incident latest() {
    return told.get(told.size() - 1).incident();
  }

  private Incident last(String id) {
    return told.stream()
        .map(IncidentReport::incident)
        .filter(incident -> incident.incidentId().equals(id))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private IncidentReport report(String evidenceId, int revision) {
    return told.stream()
        .filter(r -> r.incident().evidence().contains(evidenceId))
        .filter(r -> r.incident().revision() == revision)
        .findFirst()
        .orElseThrow();
  }

  private List<String> ids() {
    return told.stream().map(r -> r.incident().incidentId()).distinct().toList();
  }

  private List<Incident> standing() {
    return ids().stream().map(this::last).filter(i -> i.status() != Status.WITHDRAWN).toList();
  }

  private List<Status> statuses() {
    return told.stream().map(r -> r.incident().status()).toList();
  }
}
