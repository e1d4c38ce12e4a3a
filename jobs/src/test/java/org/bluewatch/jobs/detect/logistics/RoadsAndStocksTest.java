package org.bluewatch.jobs.detect.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bluewatch.jobs.detect.logistics.Field.DEPARTURE_MS;
import static org.bluewatch.jobs.detect.logistics.Field.MINUTE_MS;
import static org.bluewatch.jobs.detect.logistics.Field.convoy;

import java.util.List;
import org.bluewatch.common.model.RouteCondition;
import org.bluewatch.common.model.RouteCondition.Status;
import org.junit.jupiter.api.Test;

class RoadsAndStocksTest {
  private static final String WATER =
      ",\"cargo\":[{\"commodity\":\"water\",\"quantity\":200,\"unit\":\"m3\"}]";
  private static final long DAY_MS = 24 * 60 * MINUTE_MS;

  @Test
  void aRoadblockNamesWhoIsUnderWayAndWhoIsDue() {
    Field field =
        new Field(
            convoy("A"),
            convoy("B", DEPARTURE_MS + 8 * 60 * MINUTE_MS, ""),
            convoy("FAR", DEPARTURE_MS + 5 * DAY_MS, ""));
    field.stand("A", 0, 60).drive("A", 0, 30_000, 10);

    field.report("roadblock", 60_000, 150);

    RouteBlockage blocked = field.blockages.get(0);
    assertThat(blocked.phase()).isEqualTo(Phase.STANDS);
    assertThat(blocked.routeIds()).containsExactly("R");
    assertThat(blocked.convoyIds()).containsExactly("A");
    assertThat(blocked.dueConvoyIds()).containsExactly("B");
    assertThat(blocked.evidence()).containsExactly("PR-0");
    assertThat(last(field.routes).status()).isEqualTo(Status.BLOCKED);
  }

  @Test
  void whoHasPassedIsNotNamed() {
    Field field = new Field(convoy("A"));
    field.stand("A", 0, 60).drive("A", 0, 30_000, 10);

    field.report("bridge-out", 10_000, 0);

    assertThat(field.blockages.get(0).convoyIds()).isEmpty();
    assertThat(field.blockages.get(0).dueConvoyIds()).isEmpty();
  }

  @Test
  void aReportFarFromTheRoadIsIgnored() {
    Field field = new Field(convoy("A"));

    field.report("roadblock", 60_000, 5_000);

    assertThat(field.blockages).isEmpty();
    assertThat(field.routes).isEmpty();
  }

  @Test
  void aConvoyThatPassesClearsTheRoad() {
    Field field = new Field(convoy("A"));
    field.stand("A", 0, 60).drive("A", 0, 30_000, 10).report("roadblock", 40_000, 0);

    field.drive("A", 30_300, 50_000, 10);

    RouteBlockage last = last(field.blockages);
    assertThat(last.phase()).isEqualTo(Phase.RESOLVED);
    assertThat(last.reason()).isEqualTo("passed by convoy A");
    assertThat(last(field.routes).status()).isEqualTo(Status.OPEN);
  }

  @Test
  void aReportTakenBackIsWithdrawnEvenAfterSomebodyPassed() {
    Field field = new Field(convoy("A"));
    field.stand("A", 0, 60).drive("A", 0, 30_000, 10).report("roadblock", 40_000, 0);
    field.drive("A", 30_300, 50_000, 10);

    field.report("PR-0", false, "roadblock", 40_000, 0, field.nowMs());

    assertThat(last(field.blockages).phase()).isEqualTo(Phase.WITHDRAWN);
    assertThat(last(field.blockages).episodeId()).isEqualTo(field.blockages.get(0).episodeId());
  }

  @Test
  void aPatrolThatSawNothingLaterClearsTheRoad() {
    Field field = new Field(convoy("A"));
    field.report("roadblock", 40_000, 0).minutes(30);

    field.report("patrol", 40_100, 0);

    assertThat(last(field.blockages).phase()).isEqualTo(Phase.RESOLVED);
    assertThat(last(field.blockages).reason()).contains("PR-1");
  }

  @Test
  void aRoadblockNobodyRepeatsIsForgottenAfterADay() {
    Field field = new Field(convoy("A", DEPARTURE_MS + 5 * DAY_MS, ""));
    field.report("roadblock", 40_000, 0);

    field.minutes(24 * 60);

    assertThat(last(field.blockages).phase()).isEqualTo(Phase.RESOLVED);
    assertThat(last(field.blockages).last()).isTrue();
    assertThat(last(field.routes).status()).isEqualTo(Status.OPEN);
  }

  @Test
  void damageIsARiskAndNoBlockage() {
    Field field = new Field(convoy("A"));

    field.report("road-damage", 40_000, 0);

    assertThat(field.blockages).isEmpty();
    assertThat(field.routes)
        .singleElement()
        .extracting(RouteCondition::status)
        .isEqualTo(Status.AT_RISK);
  }

  @Test
  void aStockThatLastsUntilTheConvoyComesIsNoShortfall() {
    Field field = new Field(convoy("A", DEPARTURE_MS, WATER));

    field.water(1).stand("A", 0, 60).drive("A", 0, 50_000, 10);

    assertThat(field.shortfalls).isEmpty();
  }

  @Test
  void aHaltShowsItsConsequence() {
    Field field = new Field(convoy("A", DEPARTURE_MS, WATER));
    // Empty an hour after the planned arrival.
    double days = (5.0 + 17 / 60.0) / 24;
    field.water(days);
    long emptyAtMs = field.nowMs() + Math.round(days * DAY_MS);
    field.stand("A", 0, 60).drive("A", 0, 50_000, 10);
    assertThat(field.shortfalls).isEmpty();

    field.stand("A", 50_000, 150);

    SupplyShortfall shortfall = field.shortfalls.get(0);
    assertThat(shortfall.siteId()).isEqualTo("CAMP");
    assertThat(shortfall.commodity()).isEqualTo("water");
    assertThat(shortfall.convoyId()).isEqualTo("A");
    assertThat(shortfall.emptyAtMs()).isCloseTo(emptyAtMs, within(1000L));
    assertThat(shortfall.arrivalMs()).isGreaterThan(emptyAtMs);
    assertThat(shortfall.emptyAtWithConvoyMs())
        .isCloseTo(shortfall.arrivalMs() + 20 * DAY_MS, within(MINUTE_MS));
    assertThat(field.shortfalls).extracting(SupplyShortfall::phase).containsOnly(Phase.STANDS);
  }

  @Test
  void theReportOfAHaltTellsWhichStockRunsOut() {
    Field field = new Field(convoy("A", DEPARTURE_MS, WATER));
    field.water((5.0 + 17 / 60.0) / 24).stand("A", 0, 60).drive("A", 0, 50_000, 10);

    field.stand("A", 50_000, 40);
    assertThat(halts(field)).singleElement().satisfies(halt -> isHarmless(halt));
    field.stand("A", 50_000, 110).restart().stand("A", 50_000, 30);

    SupplyShortfall shortfall = field.shortfalls.get(0);
    assertThat(halts(field)).hasSize(2);
    ConvoyDisruption halt = halts(field).get(1);
    assertThat(halt.episodeId()).isEqualTo(halts(field).get(0).episodeId());
    assertThat(halt.knownMs()).isEqualTo(shortfall.knownMs());
    assertThat(halt.consequences())
        .containsExactly(new Consequence("CAMP", "water", shortfall.emptyAtMs()));
  }

  @Test
  void aHaltOfAConvoyNobodyWaitsForHasNoConsequence() {
    Field field = new Field(convoy("A"));
    field.water(0.2).stand("A", 0, 60).drive("A", 0, 50_000, 10).stand("A", 50_000, 150);

    assertThat(field.shortfalls).isNotEmpty();
    assertThat(halts(field)).singleElement().satisfies(halt -> isHarmless(halt));
  }

  private static void isHarmless(ConvoyDisruption halt) {
    assertThat(halt.phase()).isEqualTo(Phase.STANDS);
    assertThat(halt.consequences()).isEmpty();
  }

  private static List<ConvoyDisruption> halts(Field field) {
    return field.disruptions.stream()
        .filter(disruption -> disruption.kind() == ConvoyDisruption.Kind.HALTED)
        .toList();
  }

  @Test
  void aShortfallEndsWithTheConvoyOrWithTheNextCount() {
    Field field = new Field(convoy("A", DEPARTURE_MS, WATER));
    field.water((5.0 + 17 / 60.0) / 24).stand("A", 0, 60).drive("A", 0, 50_000, 10);
    field.stand("A", 50_000, 150).drive("A", 50_300, 100_000, 10);

    assertThat(last(field.shortfalls).phase()).isEqualTo(Phase.RESOLVED);
    int said = field.shortfalls.size();
    field.water(20);
    assertThat(field.shortfalls).hasSize(said);
  }

  @Test
  void withoutAConvoyAShortfallIsToldDaysAhead() {
    Field field = new Field();
    field.water(5);

    field.minutes(2 * 24 * 60 + 1);

    SupplyShortfall shortfall = field.shortfalls.get(0);
    assertThat(shortfall.convoyId()).isNull();
    assertThat(shortfall.stockDays()).isCloseTo(3, within(0.01));
  }

  @Test
  void obstaclesAndStocksSurviveARestart() {
    Field all = new Field(convoy("A", DEPARTURE_MS, WATER));
    Field again = new Field(convoy("A", DEPARTURE_MS, WATER));

    all.water(0.2).report("roadblock", 40_000, 0);
    again.water(0.2).report("roadblock", 40_000, 0).restart();
    all.stand("A", 0, 60).drive("A", 0, 60_000, 5);
    again.stand("A", 0, 60).drive("A", 0, 60_000, 5);

    assertThat(again.blockages).isEqualTo(all.blockages).hasSizeGreaterThan(1);
    assertThat(again.shortfalls).isEqualTo(all.shortfalls).isNotEmpty();
    assertThat(again.routes).isEqualTo(all.routes).isNotEmpty();
  }

  private static <T> T last(List<T> told) {
    return told.get(told.size() - 1);
  }
}
