package org.bluewatch.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.alert.AlertHarness.Draft;
import static org.bluewatch.jobs.alert.AlertHarness.HOUR_MS;
import static org.bluewatch.jobs.alert.AlertHarness.MINUTE_MS;
import static org.bluewatch.jobs.alert.AlertHarness.NOON_MS;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.bluewatch.common.geo.Circle;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Alert.State;
import org.bluewatch.common.model.AlertAction.Action;
import org.bluewatch.common.model.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What belongs together, and that it makes one page. */
class SituationsTest {
  private static final double LAT = 4.5;
  private static final double LON = 22.5;
  private static final double DEGREES_PER_KM = 1 / 110.6;

  private AlertHarness desk;

  @BeforeEach
  void open() throws Exception {
    desk = AlertHarness.withRoster();
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  private static Draft hotspot(String id) {
    return Draft.of(id).kind("hotspot").at(LAT, LON).area(Circle.geoJson(LAT, LON, 20_000));
  }

  private static Draft halted(String id, double kmNorth) {
    return Draft.of(id)
        .kind("convoy-halted")
        .situation("convoy/C1")
        .at(LAT + kmNorth * DEGREES_PER_KM, LON);
  }

  @Test
  void aHotspotItsIncidentAndTheConvoyHaltedInsideItAreOneSituationAndOnePage() throws Exception {
    desk.hear(NOON_MS, hotspot("H"));
    desk.hear(NOON_MS + MINUTE_MS, Draft.of("I").at(LAT + 15 * DEGREES_PER_KM, LON));
    desk.hear(NOON_MS + 2 * MINUTE_MS, halted("C", -12));

    assertThat(desk.alerts()).extracting(Alert::situation).containsExactly("H", "H", "H");
    List<Notice> notices = desk.notices();
    assertThat(notices).extracting(Notice::noticeId).containsOnly(notices.get(0).noticeId());
    assertThat(notices).extracting(Notice::call).containsOnly(1);
    assertThat(notices).extracting(Notice::memberCount).containsExactly(1, 2, 3);
    assertThat(notices.get(2).members())
        .extracting(Notice.Member::alertId)
        .containsExactly("H", "I", "C");
    assertThat(notices.get(2).step()).isEqualTo("Call the sector.");
  }

  @Test
  void aHotspotThatOpensOverWhatStandsJoinsIt() throws Exception {
    desk.hear(NOON_MS, halted("C", 10));
    desk.hear(NOON_MS + MINUTE_MS, hotspot("H"));

    assertThat(desk.alerts()).extracting(Alert::situation).containsOnly("convoy/C1");
  }

  @Test
  void whatItsDetectorPutsTogetherStaysTogether() throws Exception {
    desk.hear(NOON_MS, halted("C", 0));
    desk.hear(NOON_MS + MINUTE_MS, Draft.of("L").kind("convoy-late").situation("convoy/C1"));
    desk.hear(NOON_MS + MINUTE_MS, Draft.of("S").kind("supply-shortfall").situation("convoy/C1"));

    assertThat(desk.alerts()).extracting(Alert::situation).containsOnly("convoy/C1");
  }

  @Test
  void aKeyHoldsOnlyAsLongAsAnAlertStandsWithIt() throws Exception {
    desk.hear(NOON_MS, hotspot("H")).hear(NOON_MS + 1, halted("C", 5));
    desk.hear(NOON_MS + HOUR_MS, halted("C", 5).ends(AlertDraft.Outcome.RESOLVED));
    desk.alerts();

    // A day later the same convoy halts far away.
    desk.hear(NOON_MS + 24 * HOUR_MS, halted("C2", 300).time(NOON_MS + 24 * HOUR_MS));

    assertThat(desk.alert().situation()).isEqualTo("convoy/C1");
  }

  @Test
  void aSituationThatOutlivesItsFirstAlertKeepsItsName() throws Exception {
    desk.hear(NOON_MS, halted("C", 5));
    desk.hear(NOON_MS + 1, hotspot("H"));
    desk.hear(NOON_MS + HOUR_MS, halted("C", 5).ends(AlertDraft.Outcome.RESOLVED));
    desk.alerts();

    desk.hear(NOON_MS + 24 * HOUR_MS, halted("C2", 300).time(NOON_MS + 24 * HOUR_MS));

    assertThat(desk.alert().situation()).isEqualTo("convoy/C1/C2");
  }

  @ParameterizedTest
  @CsvSource({
    "1.9, 0, 0, 0, true",
    "2.1, 0, 0, 0, false",
    "3.9, 0, 1900, 0, true",
    "5.9, 2000, 1900, 0, true",
    // Too vague to be near to anything
    "1.0, 0, 2100, 0, false",
    "1.0, 0, 0, 59, true",
    "1.0, 0, 0, 61, false"
  })
  void whatIsNearInPlaceAndTimeIsOne(
      double km, double errorM, double otherErrorM, long minutes, boolean one) throws Exception {
    desk.hear(NOON_MS, Draft.of("A").at(LAT, LON).accuracyM(errorM));
    long timeMs = NOON_MS + minutes * MINUTE_MS;
    desk.hear(
        timeMs + 1,
        Draft.of("B").at(LAT + km * DEGREES_PER_KM, LON).accuracyM(otherErrorM).time(timeMs));

    assertThat(desk.alerts())
        .filteredOn(alert -> alert.alertId().equals("B"))
        .extracting(Alert::situation)
        .containsExactly(one ? "A" : "B");
  }

  @Test
  void theOldestSituationWins() throws Exception {
    desk.hear(NOON_MS, Draft.of("B").at(LAT, LON));
    desk.hear(NOON_MS + 1, Draft.of("A").at(LAT + 3 * DEGREES_PER_KM, LON));
    desk.hear(NOON_MS + 2, Draft.of("M").at(LAT + 1.5 * DEGREES_PER_KM, LON));

    assertThat(desk.alerts()).extracting(Alert::situation).containsExactly("B", "A", "B");
  }

  @Test
  void anAreaThatIsLargeSaysNotWhereSomethingIs() throws Exception {
    desk.hear(
        NOON_MS,
        Draft.of("J")
            .kind("position-jamming")
            .at(LAT, LON)
            .accuracyM(60_000)
            .area(Circle.geoJson(LAT, LON, 60_000)));
    desk.hear(NOON_MS + 1, Draft.of("I").at(LAT, LON));

    assertThat(desk.alerts()).extracting(Alert::situation).containsExactly("J", "I");
  }

  @Test
  void acknowledgingOneAcknowledgesAll() throws Exception {
    desk.hear(NOON_MS, hotspot("H"), Draft.of("I").at(LAT, LON));
    desk.alerts();

    desk.officer(NOON_MS + 1, Action.ACKNOWLEDGE, "I");

    assertThat(desk.alerts())
        .extracting(Alert::alertId, Alert::state, Alert::reason)
        .containsExactly(
            Tuple.tuple("H", State.ACKNOWLEDGED, "acknowledged by duty with I"),
            Tuple.tuple("I", State.ACKNOWLEDGED, "acknowledged by duty"));
  }

  @Test
  void whatJoinsWhatIsInHandCallsNobodyUnlessItIsWorse() throws Exception {
    desk.hear(NOON_MS, hotspot("H")).officer(NOON_MS + 1, Action.ACKNOWLEDGE, "H");
    desk.alerts();
    desk.notices();

    desk.hear(NOON_MS + 2 * MINUTE_MS, Draft.of("I").at(LAT, LON));
    assertThat(desk.alert().state()).isEqualTo(State.RAISED);
    assertThat(desk.notice())
        .extracting(Notice::state, Notice::call, Notice::memberCount)
        .containsExactly(Notice.State.ACKNOWLEDGED, 1, 2);

    desk.hear(NOON_MS + 4 * MINUTE_MS, Draft.of("L").at(LAT, LON).priority(Priority.P1));
    assertThat(desk.notice())
        .extracting(Notice::state, Notice::call, Notice::priority, n -> n.alert().alertId())
        .containsExactly(Notice.State.OPEN, 2, Priority.P1, "L");
  }

  @Test
  void anAcknowledgementIsGoodForTheShiftInWhichItWasGiven() throws Exception {
    desk.hear(NOON_MS, hotspot("H")).officer(NOON_MS + 1, Action.ACKNOWLEDGE, "H");
    desk.notices();

    long laterMs = NOON_MS + 13 * HOUR_MS;
    desk.hear(laterMs, Draft.of("I").at(LAT, LON).time(laterMs));

    assertThat(desk.notice())
        .extracting(Notice::state, Notice::call)
        .containsExactly(Notice.State.OPEN, 2);
  }

  @Test
  void aListIsToldAnewNotMoreThanOnceAMinute() throws Exception {
    desk.hear(NOON_MS, hotspot("H"));
    for (int i = 0; i < 60; i++) {
      desk.hear(NOON_MS + 1000 * i + 1, hotspot("H").headline("now " + i));
    }
    desk.until(NOON_MS + 10 * MINUTE_MS);

    assertThat(desk.notices())
        .extracting(Notice::knownMs, notice -> notice.members().get(0).headline())
        .containsExactly(
            Tuple.tuple(NOON_MS, "about H"), Tuple.tuple(NOON_MS + MINUTE_MS, "now 59"));
    assertThat(desk.alerts()).hasSize(61);
  }

  @Test
  void whatIsOnlyMoreEvidenceIsNoNews() throws Exception {
    desk.hear(NOON_MS, hotspot("H")).hear(NOON_MS + MINUTE_MS, hotspot("H"));

    desk.until(NOON_MS + 10 * MINUTE_MS);

    assertThat(desk.notices()).hasSize(1);
  }
}
