package org.bluewatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.ingest.ObservationBuilder.report;
import static org.bluewatch.jobs.ingest.ObservationBuilder.sensor;
import static org.bluewatch.jobs.ingest.ObservationBuilder.supply;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.jobs.config.DedupSettings;
import org.bluewatch.jobs.order.KnowledgeHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestFunctionTest {
  private static final long NOON_MS = 1_700_000_000_000L;
  private static final long HORIZON_MS = DedupSettings.DEFAULTS.horizon().toMillis();
  private static final long REPORT_HORIZON_MS = DedupSettings.DEFAULTS.reportHorizon().toMillis();
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  private KnowledgeHarness<Integer, Observation, IngestedObservation> ingest;

  @BeforeEach
  void open() throws Exception {
    ingest =
        KnowledgeHarness.open(
            () -> new IngestFunction(DedupSettings.DEFAULTS, 6),
            IngestFunction.order(),
            IngestFunction::shardOf,
            Types.INT,
            Observation.class);
  }

  @AfterEach
  void close() throws Exception {
    ingest.close();
  }

  @Test
  void aCopyIsADuplicateWhateverItsReceived() throws Exception {
    given(sensor("s1").time(NOON_MS).content(7));
    given(sensor("s1").time(NOON_MS).received(NOON_MS + 5).content(7));

    assertThat(ids()).containsExactly("s1");
    assertThat(counts()).isEqualTo(Map.of(Outcome.OBSERVATION, 1L, Outcome.DUPLICATE, 1L));
  }

  @Test
  void aCopyWithOtherContentIsADuplicateCountedApart() throws Exception {
    given(sensor("s1").time(NOON_MS).content(7));
    given(sensor("s1").time(NOON_MS).content(8));

    assertThat(ids()).containsExactly("s1");
    assertThat(counts())
        .isEqualTo(Map.of(Outcome.OBSERVATION, 1L, Outcome.DUPLICATE, 1L, Outcome.CONFLICTING, 1L));
  }

  @Test
  void ofTwoThatConflictInOneMillisecondTheSameOneWinsInBothOrdersOfArrival() throws Exception {
    given(sensor("s1").time(NOON_MS).content(8));
    given(sensor("s1").time(NOON_MS).content(7));
    given(sensor("s2").time(NOON_MS).content(7));
    given(sensor("s2").time(NOON_MS).content(8));

    assertThat(told())
        .extracting(i -> i.observation().id() + " " + i.observation().contentHash())
        .containsExactly("s1 7", "s2 7");
  }

  @Test
  void theSameIdOnAnotherStreamIsAnotherRecord() throws Exception {
    given(sensor("x").time(NOON_MS));
    given(ObservationBuilder.drone("x").time(NOON_MS));
    given(report("x").time(NOON_MS));
    given(supply("x").time(NOON_MS));

    assertThat(told()).hasSize(4);
  }

  @Test
  void atTheHorizonACopyIsRecognisedAndAfterItIsAnObservation() throws Exception {
    given(sensor("s1").time(NOON_MS));
    given(sensor("s1").time(NOON_MS + HORIZON_MS));
    assertThat(told()).hasSize(1);

    given(sensor("s1").time(NOON_MS + HORIZON_MS + 1));
    assertThat(told()).hasSize(1);

    // From there the horizon runs anew.
    given(sensor("s1").time(NOON_MS + 2 * HORIZON_MS));
    assertThat(told()).isEmpty();
  }

  @Test
  void suppliesAndReportsAreRememberedLonger() throws Exception {
    given(supply("l1").time(NOON_MS));
    given(report("r1").time(NOON_MS));
    given(supply("l1").time(NOON_MS + REPORT_HORIZON_MS));
    given(report("r1").time(NOON_MS + REPORT_HORIZON_MS));
    assertThat(told()).hasSize(2);

    given(supply("l1").time(NOON_MS + REPORT_HORIZON_MS + 1));
    given(report("r1").time(NOON_MS + REPORT_HORIZON_MS + 1));
    assertThat(told()).hasSize(2).allMatch(IngestedObservation::effective);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000, 3_600_000, 32_000_000})
  void whatIsForgottenDoesNotDependOnWhenItIsSweptOut(long afterMs) throws Exception {
    given(report("r1").time(NOON_MS));
    told();

    given(report("r1").revision(2).retracted().time(NOON_MS + REPORT_HORIZON_MS + afterMs));

    // The original is forgotten: a retraction of what was never reported.
    assertThat(told()).singleElement().matches(i -> !i.effective() && i.replaced() == null);
  }

  @Test
  void aHigherRevisionReplacesTheLower() throws Exception {
    given(report("r1").time(NOON_MS));
    given(report("r1").revision(3).time(NOON_MS + 1));

    var told = told();
    assertThat(told).allMatch(IngestedObservation::effective);
    assertThat(told.get(1).replaced()).isEqualTo(told.get(0).located());
  }

  @Test
  void aLowerRevisionAfterAHigherOneChangesNothing() throws Exception {
    given(report("r1").revision(2).time(NOON_MS));
    told();
    given(report("r1").revision(1).time(NOON_MS + 1));

    assertThat(told()).singleElement().matches(i -> !i.effective() && i.replaced() == null);
    assertThat(counts()).isEqualTo(Map.of(Outcome.OBSERVATION, 2L));
  }

  @Test
  void aCopyOfALowerRevisionIsStillADuplicate() throws Exception {
    given(report("r1").revision(1).time(NOON_MS));
    given(report("r1").revision(2).time(NOON_MS + 1));
    given(report("r1").revision(1).time(NOON_MS + 2));

    assertThat(told()).hasSize(2);
    assertThat(counts()).containsEntry(Outcome.DUPLICATE, 1L);
  }

  @Test
  void revisionsOfOneMillisecondAreAppliedInTheirOrder() throws Exception {
    given(report("r1").revision(2).time(NOON_MS));
    given(report("r1").revision(1).time(NOON_MS));

    assertThat(told())
        .extracting(i -> i.observation().revision() + " " + i.effective())
        .containsExactly("1 true", "2 true");
  }

  @Test
  void aRetractionTakesBackWhatStood() throws Exception {
    given(report("r1").time(NOON_MS));
    given(report("r1").revision(2).retracted().time(NOON_MS + 1));

    assertThat(told().get(1))
        .matches(IngestedObservation::effective)
        .matches(i -> i.replaced().observation().revision() == 1);
  }

  @Test
  void aRetractionBeforeItsOriginalIsRememberedAndTheOriginalChangesNothing() throws Exception {
    given(report("r1").revision(2).retracted().time(NOON_MS));
    given(report("r1").revision(1).time(NOON_MS + 1));

    assertThat(told()).hasSize(2).noneMatch(IngestedObservation::effective);
  }

  @Test
  void whatWasRetractedCanBeReportedAgain() throws Exception {
    given(report("r1").time(NOON_MS));
    given(report("r1").revision(2).retracted().time(NOON_MS + 1));
    given(report("r1").revision(3).time(NOON_MS + 2));

    // Nothing stood, so nothing is replaced.
    assertThat(told().get(2)).matches(i -> i.effective() && i.replaced() == null);
  }

  @Test
  void allThisSurvivesARestart() throws Exception {
    given(sensor("s1").time(NOON_MS).content(7));
    given(report("r1").time(NOON_MS));
    ingest.watermark(NOON_MS);
    told();
    ingest.restart();
    given(sensor("s1").time(NOON_MS + 1).content(8));
    given(report("r1").time(NOON_MS + 1));
    given(report("r1").revision(2).time(NOON_MS + 2));

    assertThat(told()).singleElement().matches(i -> i.replaced().observation().revision() == 1);
    assertThat(counts())
        .isEqualTo(Map.of(Outcome.OBSERVATION, 1L, Outcome.DUPLICATE, 2L, Outcome.CONFLICTING, 1L));
  }

  @Test
  void nothingOfWhatWasCountedIsLostInACheckpoint() throws Exception {
    given(sensor("s1").time(NOON_MS));
    ingest.watermark(NOON_MS);
    given(sensor("s1").time(NOON_MS + 1));
    assertThat(counts()).isEqualTo(Map.of(Outcome.OBSERVATION, 1L, Outcome.DUPLICATE, 1L));
    ingest.restart();
    ingest.endOfInput();

    assertThat(counts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stateEmptiesOnceTheHorizonHasPassed(boolean restarted) throws Exception {
    for (int i = 0; i < 50; i++) {
      given(sensor("s" + i).time(NOON_MS + i));
      given(supply("l" + i).time(NOON_MS + i));
      given(report("r" + i).time(NOON_MS + i));
    }
    ingest.watermark(NOON_MS + 50);
    assertThat(ingest.stateEntries()).isPositive();
    if (restarted) {
      ingest.restart();
    }

    ingest.watermark(NOON_MS + REPORT_HORIZON_MS + HORIZON_MS / 8 + HOUR_MS);

    assertThat(ingest.stateEntries()).isZero();
    assertThat(ingest.timers()).isZero();
  }

  @Test
  void placesAnObservationInItsCellAndInTheSectorInForce() throws Exception {
    ingest.reference("zone/north", NOON_MS + 10, sector("north"));
    given(sensor("before").time(NOON_MS).at(4.5, 22.5));
    given(sensor("inside").time(NOON_MS + 10).at(4.5, 22.5));
    given(sensor("outside").time(NOON_MS + 10).at(8.5, 22.5));
    given(supply("nowhere").time(NOON_MS + 10));

    assertThat(told())
        .extracting(i -> i.observation().id() + " " + i.located().sector())
        .containsExactly("before null", "inside north", "outside null", "nowhere null");
  }

  @Test
  void cellsAreThoseOfTheGrid() throws Exception {
    given(sensor("s1").time(NOON_MS).at(4.5, 22.5));
    given(supply("nowhere").time(NOON_MS));
    long cell = new CellGrid(6).cellOf(4.5, 22.5);

    assertThat(told()).extracting(i -> i.located().cell()).containsExactly(cell, 0L);
  }

  private static String sector(String id) {
    return """
    {"type":"Feature","properties":{"zoneId":"%s","name":"N","kind":"sector"},"geometry":
    {"type":"Polygon","coordinates":[[[22,4],[23,4],[23,5],[22,5],[22,4]]]}}"""
        .formatted(id);
  }

  private void given(ObservationBuilder observation) throws Exception {
    Observation built = observation.build();
    ingest.record(built.receivedMs(), built);
    latestMs = Math.max(latestMs, built.receivedMs());
  }

  private long latestMs;

  private List<IngestedObservation> told() throws Exception {
    ingest.watermark(latestMs);
    return ingest.told();
  }

  private List<String> ids() throws Exception {
    return told().stream().map(i -> i.observation().id()).toList();
  }

  private Map<Outcome, Long> counts() throws Exception {
    ingest.watermark(latestMs);
    Map<Outcome, Long> counts = new TreeMap<>();
    for (Tally tally : ingest.told(IngestFunction.TALLIES)) {
      counts.merge(tally.outcome(), tally.count(), Long::sum);
    }
    return counts;
  }
}
