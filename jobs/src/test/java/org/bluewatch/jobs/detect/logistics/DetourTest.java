package org.bluewatch.jobs.detect.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bluewatch.jobs.detect.logistics.Field.DEPARTURE_MS;
import static org.bluewatch.jobs.detect.logistics.Field.MINUTE_MS;
import static org.bluewatch.jobs.detect.logistics.Field.convoy;
import static org.bluewatch.jobs.detect.logistics.Field.roadThrough;

import java.util.List;
import org.bluewatch.common.model.ReferenceUpdate;
import org.junit.jupiter.api.Test;

/** Ways round a blocked road, which leaves it after 40 km and comes back to it after 80 km. */
class DetourTest {
  private static final String TEN_MPS = "\"speedKph\":36";
  private static final double ROUND_M = 2 * StrictMath.sqrt(2) * 20_000;

  @Test
  void aConvoyUnderWayGoesRoundTheObstacle() {
    Field field = new Field(byTheNorth("NORTH"), fast(), convoy("A"));
    field.stand("A", 0, 60).drive("A", 0, 30_000, 10);

    field.report("roadblock", 60_000, 150);

    Detour detour = only(field);
    double headM = 30_000;
    assertThat(detour.convoyId()).isEqualTo("A");
    assertThat(detour.routeIds()).containsExactly("R", "NORTH", "R");
    assertThat(detour.lengthM())
        .isCloseTo(Math.round(60_000 - 40_000 + ROUND_M + 40_000 - headM), within(400L));
    assertThat(detour.durationS()).isCloseTo(detour.lengthM() / 10, within(60L));
    assertThat(detour.delayS()).isCloseTo(Math.round((ROUND_M - 40_000) / 10), within(2L));
  }

  @Test
  void aConvoyBeyondTheTurningTurnsRound() {
    Field field = new Field(byTheNorth("NORTH"), fast(), convoy("A"));
    field.stand("A", 0, 60).drive("A", 0, 50_000, 10);

    field.report("roadblock", 60_000, 0);

    assertThat(only(field).routeIds()).containsExactly("R", "NORTH", "R");
    assertThat(only(field).lengthM()).isCloseTo(Math.round(30_000 + ROUND_M), within(400L));
    assertThat(only(field).delayS())
        .isCloseTo(Math.round((ROUND_M - 40_000 + 20_000) / 10), within(80L));
  }

  @Test
  void aConvoyThatIsDueIsLedFromItsBeginningInItsDirection() {
    Field field =
        new Field(
            roadThrough("NORTH", TEN_MPS, 40_000, 0, 60_000, 20_000, 100_000, 0),
            convoy("A", DEPARTURE_MS, ",\"reverse\":true"));

    field.report("bridge-out", 60_000, 0);

    assertThat(only(field).convoyId()).isEqualTo("A");
    assertThat(only(field).routeIds()).containsExactly("NORTH", "R");
    double northM = StrictMath.sqrt(2) * 20_000 + StrictMath.sqrt(5) * 20_000;
    assertThat(only(field).lengthM()).isCloseTo(Math.round(40_000 + northM), within(100L));
  }

  @Test
  void withoutAnotherWayThereIsNone() {
    Field field =
        new Field(
            roadThrough("AWAY", TEN_MPS, 40_000, 0, 40_000, 30_000),
            roadThrough("BEFORE", TEN_MPS, 10_000, 0, 20_000, 9_000, 50_000, 0),
            convoy("A"));
    field.stand("A", 0, 60).drive("A", 0, 30_000, 10);

    field.report("roadblock", 60_000, 0);

    assertThat(field.blockages.get(0).convoyIds()).containsExactly("A");
    assertThat(field.blockages.get(0).detours()).isEmpty();
  }

  @Test
  void aWayRoundThatIsBlockedItselfIsNone() {
    Field field = new Field(byTheNorth("NORTH"), convoy("A"));
    field.stand("A", 0, 60).drive("A", 0, 30_000, 10);

    field.report("road-flooded", 60_000, 20_000).report("roadblock", 60_000, 0);

    assertThat(field.blockages.get(1).detours()).isEmpty();
  }

  @Test
  void damageOnTheWayRoundIsARiskAndDoesNotCloseIt() {
    Field field = new Field(byTheNorth("NORTH"), convoy("A"));
    field.stand("A", 0, 60).drive("A", 0, 30_000, 10);

    field.report("road-damage", 60_000, 20_000).report("roadblock", 60_000, 0);

    assertThat(only(field).routeIds()).contains("NORTH");
  }

  @Test
  void anObstacleThatMayStandAtTheTurningClosesIt() {
    Field field = new Field(byTheNorth("NORTH"), convoy("A"));
    field.stand("A", 0, 60).drive("A", 0, 30_000, 10);

    field.report("roadblock", 40_050, 0);

    assertThat(field.blockages.get(0).routeIds()).containsExactly("NORTH", "R");
    assertThat(field.blockages.get(0).detours()).isEmpty();
  }

  @Test
  void ofEqualWaysTheOneWithTheSmallerIdIsTaken() {
    for (String first : List.of("P", "Q")) {
      ReferenceUpdate other = byTheSouth(first.equals("P") ? "Q" : "P");
      Field field = new Field(byTheNorth(first), other, convoy("A"));

      field.report("roadblock", 60_000, 0);

      assertThat(only(field).routeIds()).containsExactly("R", "P", "R");
    }
  }

  @Test
  void theFasterWayIsTakenNotTheShorter() {
    Field field =
        new Field(
            byTheNorth("FAST"),
            roadThrough("SLOW", "\"speedKph\":10", 40_000, 0, 60_000, -9_000, 80_000, 0),
            convoy("A"));

    field.report("roadblock", 60_000, 0);

    assertThat(only(field).routeIds()).containsExactly("R", "FAST", "R");
  }

  @Test
  void speedsThatConvoysShowedCountBeforeTheSpeedThatIsGiven() {
    Field field =
        new Field(
            byTheNorth("NORTH"),
            fast(),
            convoy("A"),
            convoy("B", DEPARTURE_MS + 8 * 60 * MINUTE_MS, ""));
    field.stand("A", 0, 60).drive("A", 0, 100_000, 5);

    field.report("roadblock", 60_000, 0);

    Detour detour = only(field);
    double roundS = ROUND_M / 10 + 60_000 / 5.0;
    assertThat(detour.convoyId()).isEqualTo("B");
    assertThat((double) detour.durationS()).isCloseTo(roundS, within(0.03 * roundS));
    // The planned way is slow as well: the detour costs nothing.
    assertThat(detour.delayS()).isZero();
  }

  @Test
  void waysRoundAreTheSameAfterARestart() {
    Field all = new Field(byTheNorth("NORTH"), convoy("A"));
    Field again = new Field(byTheNorth("NORTH"), convoy("A"));

    all.stand("A", 0, 60).drive("A", 0, 30_000, 10).report("roadblock", 60_000, 0);
    again.stand("A", 0, 60).drive("A", 0, 30_000, 10).restart().report("roadblock", 60_000, 0);

    assertThat(again.blockages).isEqualTo(all.blockages);
    assertThat(only(again).routeIds()).contains("NORTH");
  }

  @Test
  void aRoadThatComesIntoForceIsAWayRoundFromThenOn() {
    Field field = new Field(convoy("A"));
    field.report("PR", true, "roadblock", 60_000, 0, field.nowMs());
    assertThat(field.blockages.get(0).detours()).isEmpty();

    field.inForce(byTheNorth("NORTH")).report("bridge-out", 61_000, 0);

    assertThat(field.blockages.get(field.blockages.size() - 1).detours()).hasSize(1);
  }

  private static ReferenceUpdate byTheNorth(String routeId) {
    return roadThrough(routeId, TEN_MPS, 40_000, 0, 60_000, 20_000, 80_000, 0);
  }

  private static ReferenceUpdate byTheSouth(String routeId) {
    return roadThrough(routeId, TEN_MPS, 40_000, 0, 60_000, -20_000, 80_000, 0);
  }

  /** The road of the field, with its speed. */
  private static ReferenceUpdate fast() {
    return roadThrough("R", TEN_MPS, 0, 0, Field.LENGTH_M, 0);
  }

  /** The only way round that the last blockage tells. */
  private static Detour only(Field field) {
    List<Detour> detours = field.blockages.get(field.blockages.size() - 1).detours();
    assertThat(detours).hasSize(1);
    return detours.get(0);
  }
}
