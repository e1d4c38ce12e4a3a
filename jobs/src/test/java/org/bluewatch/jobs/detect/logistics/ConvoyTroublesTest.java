package org.bluewatch.jobs.detect.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bluewatch.jobs.detect.logistics.Field.ARRIVAL_MS;
import static org.bluewatch.jobs.detect.logistics.Field.DEPARTURE_MS;
import static org.bluewatch.jobs.detect.logistics.Field.MINUTE_MS;
import static org.bluewatch.jobs.detect.logistics.Field.convoy;
import static org.bluewatch.jobs.detect.logistics.Field.shadow;
import static org.bluewatch.jobs.detect.logistics.Field.wayBack;

import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.detect.logistics.ConvoyDisruption.Kind;
import org.junit.jupiter.api.Test;

class ConvoyTroublesTest {

  @Test
  void aConvoyThatDoesWhatWasPlannedRaisesNothing() {
    Field field = new Field(convoy("C"));

    field.stand("C", 0, 65).drive("C", 0, 100_000, 10).stand("C", 100_000, 30);

    assertThat(field.statuses("C")).isEqualTo("PLANNED MOVING ARRIVED");
    assertThat(field.troubles()).isEmpty();
    assertThat(field.last("C").remainingM()).isLessThan(300);
  }

  @Test
  void recordsComeAtLeastEachFiveMinutesUnderWayWithRisingRevisions() {
    Field field = new Field(convoy("C"));

    field.stand("C", 0, 60).drive("C", 0, 60_000, 10);

    for (int i = 1; i < field.convoys.size(); i++) {
      Convoy before = field.convoys.get(i - 1);
      Convoy now = field.convoys.get(i);
      assertThat(now.revision()).isEqualTo(before.revision() + 1);
      if (before.status() == Convoy.Status.MOVING) {
        assertThat(now.knownMs() - before.knownMs()).isLessThanOrEqualTo(5 * MINUTE_MS);
      }
    }
  }

  @Test
  void aHaltIsToldAfterTwentyMinutesAndSaysSinceWhenAndUntilWhen() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);
    long haltedMs = field.nowMs();

    field.stand("C", 30_000, 40);
    long onMs = field.nowMs();
    field.drive("C", 30_300, 40_000, 10);

    assertThat(field.troubles()).isEqualTo("HALTED STANDS, HALTED RESOLVED");
    ConvoyDisruption halted = field.disruptions.get(0);
    ConvoyDisruption over = field.disruptions.get(1);
    assertThat(halted.sinceMs()).isCloseTo(haltedMs, within(2 * MINUTE_MS));
    assertThat(halted.knownMs() - haltedMs).isBetween(19 * MINUTE_MS, 22 * MINUTE_MS);
    assertThat(over.episodeId()).isEqualTo(halted.episodeId());
    assertThat(over.untilMs()).isCloseTo(onMs, within(2 * MINUTE_MS));
    assertThat(field.statuses("C")).isEqualTo("PLANNED MOVING HALTED MOVING");
  }

  @Test
  void aShortStopIsNoHalt() {
    Field field = new Field(convoy("C"));

    field.stand("C", 0, 60).drive("C", 0, 30_000, 10).stand("C", 30_000, 15);
    field.drive("C", 30_300, 40_000, 10);

    assertThat(field.troubles()).isEmpty();
  }

  @Test
  void aPlannedHaltIsNoDrivingThoughOneTruckWasNotHeardWhenItCameThere() {
    String halts = ",\"halts\":[{\"siteId\":\"TOWN\",\"durationS\":3600}]";
    Field field = new Field(convoy("C", DEPARTURE_MS, halts));
    field.stand("C", 0, 60).drive("C", 0, 48_000, 10);
    for (double atM = 48_300; atM <= 50_000; atM += 300) {
      field.fix("C1", field.nowMs(), field.nowMs(), atM, 0).until(field.nowMs() + 30_000);
    }
    for (int i = 0; i < 8; i++) {
      field.fix("C1", field.nowMs(), field.nowMs(), 49_800, 0).minutes(1);
    }
    field.stand("C", 49_800, 50);
    long etaMs = field.last("C").etaMs();
    // The first truck is seen on its way before the other.
    field.fix("C1", field.nowMs(), field.nowMs(), 50_100, 0).until(field.nowMs() + 20_000);
    field.fix("C1", field.nowMs(), field.nowMs(), 50_400, 0).minutes(1);
    field.drive("C", 50_700, 53_000, 10).minutes(5);

    assertThat(field.last("C").etaMs()).isCloseTo(etaMs, within(12 * MINUTE_MS));
    assertThat(field.troubles()).isEmpty();
  }

  @Test
  void anOutlierDoesNotEndAHaltAndStartsNone() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10).stand("C", 30_000, 15);

    field.fix("C1", field.nowMs() - 10_000, field.nowMs(), 30_000, 250);
    field.stand("C", 30_000, 15);

    assertThat(field.troubles()).isEqualTo("HALTED STANDS");
  }

  @Test
  void aClusterOfOutliersDoesNotEndAHalt() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10).stand("C", 30_000, 25);

    for (double northM : new double[] {200, -250, 300, 220}) {
      field.fix("C1", field.nowMs(), field.nowMs(), 30_000, northM).until(field.nowMs() + 10_000);
    }
    field.stand("C", 30_000, 5);

    assertThat(field.troubles()).isEqualTo("HALTED STANDS");
  }

  @Test
  void aTruckThatTurnsRoundAtAPlannedHaltDoesNotUseItUp() {
    String halts = ",\"halts\":[{\"siteId\":\"TOWN\",\"durationS\":3600}]";
    Field field = new Field(convoy("C", DEPARTURE_MS, halts));
    field.stand("C", 0, 60).drive("C", 0, 50_000, 10).stand("C", 50_000, 35);

    for (int i = 0; i < 4; i++) {
      field.fix("C1", field.nowMs(), field.nowMs(), 50_000, 250).until(field.nowMs() + 25_000);
    }
    field.stand("C", 50_000, 40);

    assertThat(field.troubles()).isEmpty();
  }

  @Test
  void oneTruckThatBreaksDownDoesNotHaltTheConvoy() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);

    for (int i = 0; i < 80; i++) {
      field.fix("C1", field.nowMs(), field.nowMs(), 30_000 + 300 * i, 0);
      field.fix("C2", field.nowMs(), field.nowMs(), 30_000, 0);
      field.until(field.nowMs() + 30_000);
    }

    assertThat(field.troubles()).isEmpty();
    assertThat(field.last("C").status()).isEqualTo(Convoy.Status.MOVING);
  }

  @Test
  void aPlannedHaltIsNoTroubleButOverstayingItIs() {
    String halts = ",\"halts\":[{\"siteId\":\"TOWN\",\"durationS\":1800}]";
    Field field = new Field(convoy("C", DEPARTURE_MS, halts));
    field.stand("C", 0, 60).drive("C", 0, 50_000, 10);

    field.stand("C", 50_000, 45);
    assertThat(field.troubles()).isEmpty();
    field.stand("C", 50_000, 10);

    assertThat(field.troubles()).isEqualTo("HALTED STANDS");
  }

  @Test
  void twoOutliersDoNotUseUpAPlannedHalt() {
    String halts = ",\"halts\":[{\"siteId\":\"TOWN\",\"durationS\":3600}]";
    Field field = new Field(convoy("C", DEPARTURE_MS, halts));
    field.stand("C", 0, 60).drive("C", 0, 50_000, 10).stand("C", 50_000, 35);

    // When one truck seems to be elsewhere for a moment
    field.fix("C1", field.nowMs() - 15_000, field.nowMs(), 50_000, 250);
    field.fix("C1", field.nowMs() - 5_000, field.nowMs(), 50_000, -250);

    // Then the rest of the halt is still planned, and overstaying it is told
    field.stand("C", 50_000, 42);
    assertThat(field.troubles()).isEmpty();
    field.stand("C", 50_000, 5);
    assertThat(field.troubles()).isEqualTo("HALTED STANDS");
  }

  @Test
  void aConvoyThatIsLateKeepsItsTrucksThoughTheyShouldBeOnTheirWayBack() {
    long backMs = DEPARTURE_MS + 240 * MINUTE_MS;
    Field field = new Field(convoy("C"), wayBack("D", "C", backMs));

    field.stand("C", 0, 60).drive("C", 0, 100_000, 5);

    assertThat(field.nowMs()).isGreaterThan(backMs + 60 * MINUTE_MS);
    assertThat(field.troubles()).isEqualTo("LATE STANDS, LATE RESOLVED");
    assertThat(field.statuses("C")).endsWith("ARRIVED");
    assertThat(field.statuses("D")).isEqualTo("PLANNED");

    // Then they go back with the next
    field.stand("C", 100_000, 10).car("C1", 100_000, 80_000, 10);
    assertThat(field.last("D").status()).isEqualTo(Convoy.Status.MOVING);
    assertThat(field.last("D").progressM()).isBetween(16_500.0, 20_000.0);
  }

  @Test
  void trucksThatGaveUpTheirJourneyAreThoseOfTheNextWhereItBegins() {
    long nextMs = DEPARTURE_MS + 300 * MINUTE_MS;
    Field field = new Field(convoy("C"), convoy("D", nextMs, ",\"vehicles\":[\"C1\",\"C2\"]"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);
    field.car("C1", 30_000, 0, 5).until(nextMs);

    field.car("C1", 0, 20_000, 10);

    assertThat(field.last("D").status()).isEqualTo(Convoy.Status.MOVING);
    assertThat(field.last("D").progressM()).isBetween(16_500.0, 20_000.0);
  }

  @Test
  void aJourneyThatWasNeverMadeStaysSilentWhileItsTrucksMakeALaterOne() {
    long nextMs = DEPARTURE_MS + 300 * MINUTE_MS;
    Field field = new Field(convoy("C"), convoy("D", nextMs, ",\"vehicles\":[\"C1\",\"C2\"]"));
    field.until(nextMs);
    assertThat(field.troubles()).isEqualTo("SILENT STANDS, LATE STANDS");

    field.car("C1", 0, 60_000, 10);

    assertThat(field.last("D").status()).isEqualTo(Convoy.Status.MOVING);
    assertThat(field.troubles()).isEqualTo("SILENT STANDS, LATE STANDS");
  }

  @Test
  void aConvoyThatWasNotHeardOnItsWayHasArrivedWhenItsPositionsComeTheNewestFirst() {
    Field field = new Field(convoy("C"));
    long arrivalMs = DEPARTURE_MS + 170 * MINUTE_MS;
    field.until(arrivalMs + 10 * MINUTE_MS);
    field.fix("C1", field.nowMs(), field.nowMs(), 100_000, 0);
    assertThat(field.last("C").status()).isNotEqualTo(Convoy.Status.ARRIVED);

    for (double atM = 99_700; atM > 90_000; atM -= 300) {
      long timeMs = arrivalMs - Math.round((100_000 - atM) * 100);
      field.fix("C1", timeMs, field.nowMs(), atM, 0);
    }

    assertThat(field.last("C").status()).isEqualTo(Convoy.Status.ARRIVED);
    assertThat(field.troubles()).isEqualTo("SILENT STANDS, SILENT RESOLVED");
  }

  @Test
  void drivingWithAFixEachFiveMinutesIsNoStandingAndTheArrivalIsExpectedAllTheSame() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60);
    long fromMs = field.nowMs();

    for (int i = 0; i <= 20; i++) {
      field.fix("C1", field.nowMs(), field.nowMs(), 3_000 * i, 0);
      field.fix("C2", field.nowMs(), field.nowMs(), Math.max(0, 3_000 * i - 50), 0).minutes(5);
    }

    assertThat(field.last("C").etaMs())
        .isCloseTo(fromMs + 100_000 / 10 * 1_000, within(10 * MINUTE_MS));
    assertThat(field.troubles()).isEmpty();
  }

  @Test
  void theEndOfAPlannedHaltIsNoHaltThoughOneTruckIsFarAheadByItsNextFix() {
    String halts = ",\"halts\":[{\"siteId\":\"TOWN\",\"durationS\":2400}]";
    Field field = new Field(convoy("C", DEPARTURE_MS, halts));
    field.stand("C", 0, 60).drive("C", 0, 50_000, 10).stand("C", 50_000, 39).minutes(4);

    field.fix("C1", field.nowMs(), field.nowMs(), 52_800, 0).minutes(5);
    field.fix("C2", field.nowMs(), field.nowMs(), 55_000, 0);

    assertThat(field.troubles()).isEmpty();
  }

  @Test
  void offTheRouteIsSureAfterTwoFixesOfMostTrucksAndOverWhenBackForAWhile() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);
    long offMs = field.nowMs();

    field.drive("C", 30_300, 39_000, 10, 1500);
    field.drive("C", 39_300, 45_000, 10);

    assertThat(field.troubles()).isEqualTo("OFF_ROUTE STANDS, OFF_ROUTE RESOLVED");
    ConvoyDisruption off = field.disruptions.get(0);
    assertThat(off.knownMs() - offMs).isLessThanOrEqualTo(90_000);
    assertThat(off.deviationM()).isCloseTo(1500, within(5.0));
    assertThat(field.statuses("C")).isEqualTo("PLANNED MOVING OFF_ROUTE MOVING");
  }

  @Test
  void receiversConfirmEachOtherThatTheConvoyIsOffItsRoute() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);

    // One truck is surely off, the other by the last position heard of it, and then neither is
    // heard
    field.fix("C2", field.nowMs(), field.nowMs(), 30_000, 490);
    field.fix("C1", field.nowMs(), field.nowMs(), 30_100, 600).until(field.nowMs() + 30_000);
    field.fix("C2", field.nowMs(), field.nowMs(), 30_200, 600);
    assertThat(field.troubles()).isEmpty();
    field.fix("C1", field.nowMs(), field.nowMs(), 30_300, 700);

    assertThat(field.troubles()).isEqualTo("OFF_ROUTE STANDS");
  }

  @Test
  void whatThePositionErrorExplainsIsNoDeviation() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);

    for (int i = 0; i < 10; i++) {
      field.fix("C1", field.nowMs(), field.nowMs(), 30_000 + 300 * i, 900, 600, true);
      field.fix("C2", field.nowMs(), field.nowMs(), 30_000 + 300 * i, 900, 600, true);
      field.until(field.nowMs() + 30_000);
    }

    assertThat(field.troubles()).isEmpty();
  }

  @Test
  void oneOutlierOfEachTruckIsNoDeviation() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);

    field.drive("C", 30_300, 30_300, 10, 1500).drive("C", 30_600, 40_000, 10);

    assertThat(field.troubles()).isEmpty();
  }

  @Test
  void receiversThatAreNotBelievedMoveNoConvoy() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);
    double progressM = field.last("C").progressM();

    for (int i = 0; i < 40; i++) {
      field.fix("C1", field.nowMs(), field.nowMs(), 60_000, 9_000, 9_000, false);
      field.fix("C2", field.nowMs(), field.nowMs(), 60_000, 9_000, 9_000, false);
      field.until(field.nowMs() + 30_000);
    }

    assertThat(field.troubles()).isEmpty();
    assertThat(field.last("C").progressM()).isCloseTo(progressM, within(3_100.0));
  }

  @Test
  void silentHalfAnHourAfterTheLastFixAndHeardAgainByABacklog() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);
    long lastFixMs = field.last("C").timeMs();

    field.minutes(60);
    long againMs = field.nowMs();
    // The newest of what was stored comes first.
    field.fix("C1", againMs - 5_000, againMs, 66_000, 0);
    field.fix("C1", againMs - 20 * MINUTE_MS, againMs + 1000, 54_000, 0);

    assertThat(field.troubles()).isEqualTo("SILENT STANDS, SILENT RESOLVED");
    ConvoyDisruption silent = field.disruptions.get(0);
    assertThat(silent.knownMs() - silent.lastFixMs()).isEqualTo(30 * MINUTE_MS);
    assertThat(silent.lastFixMs()).isGreaterThanOrEqualTo(lastFixMs);
    assertThat(field.disruptions.get(1).knownMs()).isEqualTo(againMs);
  }

  @Test
  void anOldFixThatComesLateDoesNotEndASilence() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10).minutes(60);

    field.fix("C2", field.nowMs() - 50 * MINUTE_MS, field.nowMs(), 31_000, 0);

    assertThat(field.troubles()).isEqualTo("SILENT STANDS");
  }

  @Test
  void inACommsShadowTheClockRunsSlower() {
    Field field = new Field(convoy("C"), shadow(3));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);
    long lastMs = field.nowMs() - 30_000;

    field.until(lastMs + 90 * MINUTE_MS - 1);
    assertThat(field.troubles()).isEmpty();
    field.until(lastMs + 90 * MINUTE_MS);

    assertThat(field.troubles()).isEqualTo("SILENT STANDS");
  }

  @Test
  void aConvoyNeverHeardOfIsSilentAfterItsDeparture() {
    Field field = new Field(convoy("C"));

    field.until(DEPARTURE_MS + 30 * MINUTE_MS);

    assertThat(field.statuses("C")).isEqualTo("PLANNED SILENT");
    assertThat(field.disruptions.get(0).lastFixMs()).isNull();
    assertThat(field.disruptions.get(0).sinceMs()).isEqualTo(DEPARTURE_MS);
  }

  @Test
  void aSlowConvoyIsLateLongBeforeItShouldBeThere() {
    Field field = new Field(convoy("C"));

    field.stand("C", 0, 60).drive("C", 0, 30_000, 5);

    assertThat(field.troubles()).isEqualTo("LATE STANDS");
    ConvoyDisruption late = field.disruptions.get(0);
    assertThat(late.knownMs()).isLessThan(ARRIVAL_MS);
    assertThat(late.etaMs()).isGreaterThan(ARRIVAL_MS + 60 * MINUTE_MS);
  }

  @Test
  void lateAndOverdueAtTheLatestAnHourAfterThePlan() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 90_000, 9).stand("C", 90_000, 19);

    // Crawls, so that nothing else is wrong.
    field.drive("C", 90_000, 99_000, 2);

    assertThat(field.disruptions).extracting(ConvoyDisruption::kind).contains(Kind.LATE);
    assertThat(field.statuses("C")).isEqualTo("PLANNED MOVING OVERDUE");
  }

  @Test
  void theEndOfTheFixesIsNotThePassingOfTime() {
    Field field = new Field(convoy("C"));

    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);

    assertThat(field.last("C").status()).isEqualTo(Convoy.Status.MOVING);
    assertThat(field.troubles()).isEmpty();
  }

  @Test
  void nothingMovesAConvoyBackwards() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10);
    long nowMs = field.nowMs();

    field.fix("C1", nowMs - 20 * MINUTE_MS, nowMs, 18_000, 0);
    field.fix("C2", nowMs, nowMs, 26_000, 0);
    field.drive("C", 30_300, 40_000, 10);

    assertThat(field.convoys)
        .filteredOn(record -> record.progressM() != null)
        .extracting(Convoy::progressM)
        .isSorted();
  }

  @Test
  void aConvoyTheOtherWayRoundStartsAtTheOtherEnd() {
    ReferenceUpdate there = convoy("C", DEPARTURE_MS, "");
    String back =
        there.json().replace("\"fromSite\":\"BASE\",\"toSite\":\"CAMP\"", "\"reverse\":true");
    Field field = new Field(new ReferenceUpdate("convoy/C", 0, back));
    field.until(DEPARTURE_MS);

    for (int i = 0; i <= 100; i++) {
      field.fix("C1", field.nowMs(), field.nowMs(), 100_000 - 300 * i, 0);
      field.until(field.nowMs() + 30_000);
    }

    assertThat(field.last("C").progressM()).isBetween(27_000.0, 30_000.0);
    assertThat(field.troubles()).isEmpty();
  }

  @Test
  void aConvoyThatIsNoLongerPlannedIsNoTrouble() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 10).minutes(31);

    field.inForce(new ReferenceUpdate("convoy/C", field.nowMs(), null)).minutes(300);

    assertThat(field.troubles()).isEqualTo("SILENT STANDS, SILENT RESOLVED");
    assertThat(field.disruptions.get(1).reason()).isEqualTo("the convoy is no longer planned");
  }

  @Test
  void aNewPlanCountsFromNowOn() {
    Field field = new Field(convoy("C"));
    field.stand("C", 0, 60).drive("C", 0, 30_000, 5);
    assertThat(field.troubles()).isEqualTo("LATE STANDS");

    // Twelve hours more.
    String later = convoy("C").json().replace("2026-03-02T09:17:00Z", "2026-03-02T21:17:00Z");
    field.inForce(new ReferenceUpdate("convoy/C", field.nowMs(), later));
    field.drive("C", 30_150, 34_000, 5);

    assertThat(field.troubles()).isEqualTo("LATE STANDS, LATE RESOLVED");
  }

  @Test
  void theIntervalOfTheArrivalHoldsWhatComes() {
    Field field = new Field(convoy("C"));

    field.stand("C", 0, 60).drive("C", 0, 60_000, 9);

    Convoy told = field.last("C");
    long arrivalMs = field.nowMs() + Math.round(40_000 / 9.0 * 1000);
    assertThat(told.etaMs()).isCloseTo(arrivalMs, within(6 * MINUTE_MS));
    assertThat(told.etaLowMs()).isLessThan(arrivalMs);
    assertThat(told.etaHighMs()).isGreaterThan(arrivalMs);
    assertThat(told.delayS()).isEqualTo((told.etaMs() - ARRIVAL_MS) / 1000.0);
  }

  @Test
  void everythingSurvivesARestart() {
    Field all = new Field(convoy("C"));
    Field again = new Field(convoy("C"));

    all.stand("C", 0, 60).drive("C", 0, 30_000, 10).stand("C", 30_000, 10);
    again.stand("C", 0, 60).drive("C", 0, 30_000, 10).stand("C", 30_000, 10).restart();
    all.stand("C", 30_000, 15).drive("C", 30_300, 40_000, 10).minutes(40);
    again.stand("C", 30_000, 15).drive("C", 30_300, 40_000, 10).minutes(40);

    assertThat(again.convoys).isEqualTo(all.convoys);
    assertThat(again.disruptions).isEqualTo(all.disruptions).isNotEmpty();
  }
}
