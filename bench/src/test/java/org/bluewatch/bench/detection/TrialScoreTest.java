package org.bluewatch.bench.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Hotspot.Status;
import org.junit.jupiter.api.Test;

class TrialScoreTest {
  private static final CellSpace SPACE = new CellSpace(300);
  private static final int MIDDLE =
      IntStream.range(0, SPACE.size()).filter(i -> SPACE.holdsDisk(i, 5)).findFirst().orElseThrow();
  private static final int FAR =
      IntStream.range(0, SPACE.size())
          .filter(i -> Arrays.stream(SPACE.disk(MIDDLE, 4)).noneMatch(near -> near == i))
          .findFirst()
          .orElseThrow();

  private final Outbreak outbreak =
      Outbreak.of(Outbreak.Shape.STEP, SPACE, MIDDLE, 1, Playback.START_MS, 24, 1);

  @Test
  void aWholeDiskAlertedAfterThreeHours() {
    TrialScore score = score(open("a", 1, 3, 3, SPACE.disk(MIDDLE, 1)), closed("a", 3, 30));

    assertThat(score).isEqualTo(new TrialScore(3, 1, 1, 1, 1, 0, 6, 1));
  }

  @Test
  void tooLargeAnAlertHasLessPrecisionAndTooSmallALessRecall() {
    TrialScore large = score(open("a", 1, 3, 3, SPACE.disk(MIDDLE, 2)));
    TrialScore small = score(open("a", 1, 3, 3, MIDDLE));

    assertThat(large.precision()).isCloseTo(7 / 19.0, within(1e-12));
    assertThat(large.recall()).isEqualTo(1);
    assertThat(large.iou()).isCloseTo(7 / 19.0, within(1e-12));
    assertThat(small.precision()).isEqualTo(1);
    assertThat(small.recall()).isCloseTo(1 / 7.0, within(1e-12));
  }

  @Test
  void whatIsElsewhereOrBeforeIsNoDetection() {
    TrialScore score =
        score(
            open("before", 1, -2, -2, MIDDLE),
            closed("before", -2, -1),
            open("elsewhere", 1, 2, 2, FAR));

    assertThat(score.detected()).isFalse();
    assertThat(score.ids()).isZero();
    assertThat(score.closeH()).isNaN();
  }

  @Test
  void aHotspotThatGrowsIntoTheOutbreakDetectsIt() {
    TrialScore score = score(open("a", 1, -2, -2, FAR), open("a", 2, -2, 4, FAR, MIDDLE));

    assertThat(score.delayH()).isEqualTo(4);
  }

  @Test
  void oneThatEndsAndIsFollowedByAnotherHasFlapped() {
    TrialScore score =
        score(
            open("a", 1, 2, 2, MIDDLE),
            closed("a", 2, 10),
            open("b", 1, 12, 12, MIDDLE),
            closed("b", 12, 36));

    assertThat(score.ids()).isEqualTo(2);
    assertThat(score.flaps()).isEqualTo(1);
    assertThat(score.closeH()).isEqualTo(12);
    assertThat(score.closeWindows()).isEqualTo(2);
  }

  @Test
  void twoAtATimeAreTwoIdsButNoFlap() {
    TrialScore score =
        score(
            open("a", 1, 2, 2, MIDDLE),
            open("b", 1, 3, 3, SPACE.disk(MIDDLE, 1)[0]),
            closed("b", 3, 20));

    assertThat(score.ids()).isEqualTo(2);
    assertThat(score.flaps()).isZero();
    assertThat(score.closeH()).isInfinite();
  }

  @Test
  void aMissedOutbreakCountsAsAFullDayOfDelay() {
    TrialScore found = score(open("a", 1, 4, 4, MIDDLE));
    TrialScore missed = score();

    PowerScore power = PowerScore.of(List.of(found, missed), org.bluewatch.bench.Draw.of("missed"));

    assertThat(power.delayH().value()).isEqualTo(14);
    assertThat(power.power6().value()).isEqualTo(0.5);
    assertThat(power.ids().value()).isEqualTo(1);
  }

  private TrialScore score(Hotspot... told) {
    return TrialScore.of(outbreak, SPACE, List.of(told));
  }

  private static Hotspot open(String id, int revision, int openedH, int knownH, int... cells) {
    return hotspot(id, revision, Status.OPEN, openedH, knownH, cells);
  }

  private static Hotspot closed(String id, int openedH, int knownH) {
    return hotspot(id, 99, Status.CLOSED, openedH, knownH);
  }

  private static Hotspot hotspot(
      String id, int revision, Status status, int openedH, int knownH, int... cells) {
    long knownMs = Playback.START_MS + knownH * World.HOUR_MS;
    return new Hotspot(
        id,
        revision,
        status,
        Playback.START_MS + openedH * World.HOUR_MS,
        knownMs,
        knownMs - 6 * World.HOUR_MS,
        knownMs,
        Arrays.stream(cells).mapToObj(SPACE::cell).toList(),
        null,
        0,
        0,
        0,
        0,
        null,
        0,
        "",
        0,
        Map.of(),
        List.of(),
        "");
  }
}
