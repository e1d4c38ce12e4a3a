package org.bluewatch.jobs.detect.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.logistics.Field.convoy;
import static org.bluewatch.jobs.detect.logistics.Field.roadThrough;

import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.RouteCondition.Status;
import org.junit.jupiter.api.Test;

/** Several reports of one obstacle are one blockage. */
class ObstacleReportsTest {

  private final Field field = new Field(convoy("A"));

  @Test
  void reportsOfOneRoadblockAreOneBlockageWithMoreEvidence() {
    said("PR-1", "P1", 60_000);
    said("PR-2", "P2", 61_500);

    assertThat(field.blockages).hasSize(2);
    assertThat(last().episodeId()).isEqualTo(field.blockages.get(0).episodeId());
    assertThat(last().evidence()).containsExactly("PR-1", "PR-2");
    assertThat(last().sources()).containsExactly("patrol-reports/P1", "patrol-reports/P2");
    assertThat(last().reason()).isEqualTo("reported again");
    assertThat(last().sinceMs()).isEqualTo(field.blockages.get(0).sinceMs());
  }

  @Test
  void whatIsFarAwayOrOfAnotherKindIsAnotherBlockage() {
    said("PR-1", "P1", 60_000);
    said("PR-2", "P2", 70_000);
    field.report("PR-3", true, "bridge-out", 60_000, 0, field.nowMs(), "P3");

    assertThat(field.blockages).extracting(RouteBlockage::episodeId).doesNotHaveDuplicates();
    assertThat(field.blockages).hasSize(3);
  }

  @Test
  void whoRepeatsHimselfIsNoMoreEvidenceButKeepsItStanding() {
    said("PR-1", "P1", 60_000);
    field.minutes(20 * 60);
    said("PR-2", "P1", 60_100);
    assertThat(field.blockages).hasSize(1);

    field.minutes(20 * 60);
    assertThat(field.blockages).hasSize(1);
    field.minutes(5 * 60);
    assertThat(last().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(last().evidence()).containsExactly("PR-2");
  }

  @Test
  void itStandsUntilItsLastReportIsRetracted() {
    said("PR-1", "P1", 60_000);
    said("PR-2", "P2", 60_500);

    field.report("PR-1", false, "roadblock", 60_000, 0, field.nowMs(), "P1");
    assertThat(last().phase()).isEqualTo(Phase.STANDS);
    assertThat(last().evidence()).containsExactly("PR-2");

    field.report("PR-2", false, "roadblock", 60_500, 0, field.nowMs(), "P2");
    assertThat(last().phase()).isEqualTo(Phase.WITHDRAWN);
    assertThat(field.routes.get(field.routes.size() - 1).status()).isEqualTo(Status.OPEN);
  }

  @Test
  void aReportThatIsReportedAnewAfterItWasRetractedJoinsTheOthers() {
    said("PR-1", "P1", 60_000);
    said("PR-2", "P2", 60_500);
    field.report("PR-1", false, "roadblock", 60_000, 0, field.nowMs(), "P1");

    said("PR-1", "P1", 60_000);

    assertThat(last().evidence()).containsExactly("PR-1", "PR-2");
    assertThat(field.blockages).extracting(RouteBlockage::episodeId).containsOnly(episode(0));
  }

  @Test
  void aReportThatWasMovedAwayIsAnotherBlockage() {
    said("PR-1", "P1", 60_000);
    said("PR-2", "P2", 60_500);

    said("PR-1", "P1", 90_000);

    assertThat(last().episodeId()).isNotEqualTo(episode(0));
    assertThat(last().evidence()).containsExactly("PR-1");
    assertThat(field.blockages.get(2).episodeId()).isEqualTo(episode(0));
    assertThat(field.blockages.get(2).evidence()).containsExactly("PR-2");
  }

  @Test
  void aLookRefutesTheReportsNearItOnly() {
    said("PR-1", "P1", 60_000);
    said("PR-2", "P2", 62_000);
    field.minutes(10);

    field.report("LOOK-1", true, "patrol", 60_000, 0, field.nowMs());
    assertThat(last().phase()).isEqualTo(Phase.STANDS);
    assertThat(last().evidence()).containsExactly("PR-2");

    field.report("LOOK-2", true, "patrol", 62_000, 0, field.nowMs());
    assertThat(last().phase()).isEqualTo(Phase.RESOLVED);
  }

  @Test
  void aConvoyHasPassedWhenItIsBeyondAllPlaces() {
    field.stand("A", 0, 60).drive("A", 0, 30_000, 10);
    said("PR-1", "P1", 40_000);
    said("PR-2", "P2", 42_000);

    field.drive("A", 30_300, 41_500, 10).minutes(5);
    assertThat(last().phase()).isEqualTo(Phase.STANDS);

    field.drive("A", 44_500, 48_000, 10).minutes(5);
    assertThat(last().phase()).isEqualTo(Phase.RESOLVED);
  }

  @Test
  void manyReportsRaiseOneAlertWhateverTheirOrder() {
    Field there = new Field(convoy("A"));
    Field back = new Field(convoy("A"));
    long ms = there.nowMs();
    for (int i = 0; i < 6; i++) {
      int k = 5 - i;
      there.report("PR-" + i, true, "roadblock", 60_000 + 200.0 * i, 0, ms, "P" + i);
      back.report("PR-" + k, true, "roadblock", 60_000 + 200.0 * k, 0, ms, "P" + k);
    }

    assertThat(there.blockages)
        .extracting(RouteBlockage::episodeId)
        .containsOnly(there.blockages.get(0).episodeId());
    RouteBlockage one = there.blockages.get(5);
    RouteBlockage other = back.blockages.get(5);
    assertThat(other.evidence()).isEqualTo(one.evidence()).hasSize(6);
    assertThat(other.convoyIds()).isEqualTo(one.convoyIds());
  }

  @Test
  void waysRoundAreRenewedWhenAnotherRoadIsThere() {
    said("PR-1", "P1", 60_000);
    assertThat(last().detours()).isEmpty();

    field.inForce(north());

    assertThat(last().detours()).hasSize(1);
    assertThat(last().reason()).isEqualTo("the ways round have changed");
    assertThat(last().episodeId()).isEqualTo(episode(0));
  }

  @Test
  void waysRoundAreRenewedWhenAnotherRoadIsBlockedAndWhenItIsFreeAgain() {
    field.inForce(north());
    said("PR-1", "P1", 60_000);
    assertThat(last().detours()).hasSize(1);

    field.report("PR-2", true, "bridge-out", 60_000, 20_000, field.nowMs(), "P2");
    assertThat(of(episode(0)).detours()).isEmpty();

    field.report("PR-2", false, "bridge-out", 60_000, 20_000, field.nowMs(), "P2");
    assertThat(of(episode(0)).detours()).hasSize(1);
  }

  @Test
  void waysRoundGrowLongerForWhoDrivesOnAndAreToldNowAndThen() {
    field.inForce(north()).stand("A", 0, 60).drive("A", 0, 30_000, 10);
    said("PR-1", "P1", 75_000);
    long delayS = last().detours().get(0).delayS();

    field.drive("A", 30_300, 74_000, 10);

    assertThat(last().detours().get(0).delayS()).isGreaterThan(delayS + 3_000);
    // An hour and a quarter of driving, of which the turning lay before the first quarter.
    assertThat(field.blockages).hasSizeBetween(3, 8);
  }

  private static ReferenceUpdate north() {
    return roadThrough("NORTH", "\"speedKph\":36", 40_000, 0, 60_000, 20_000, 80_000, 0);
  }

  private void said(String id, String patrolId, double atM) {
    field.report(id, true, "roadblock", atM, 0, field.nowMs(), patrolId);
  }

  private RouteBlockage last() {
    return field.blockages.get(field.blockages.size() - 1);
  }

  private String episode(int index) {
    return field.blockages.get(index).episodeId();
  }

  private RouteBlockage of(String episodeId) {
    return field.blockages.stream()
        .filter(blockage -> blockage.episodeId().equals(episodeId))
        .reduce((a, b) -> b)
        .orElseThrow();
  }
}
