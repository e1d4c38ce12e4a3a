package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnowledgeClockTest {
  private static final long NOON = 43_200_000;
  private static final long STALLED_AFTER = 30_000;
  private static final boolean LIVE = true;

  private final KnowledgeClock clock = new KnowledgeClock(STALLED_AFTER, 0);

  @Test
  void aStreamThatIsMoreThanAllowedBehindTheTicksIsStalled() {
    clock.told(NOON);
    clock.stamped(NOON + STALLED_AFTER, LIVE, 1_000);
    assertThat(clock.isStalled(1_000)).isFalse();

    clock.stamped(NOON + STALLED_AFTER + 1, LIVE, 1_001);
    assertThat(clock.isStalled(1_001)).isTrue();
    assertThat(clock.lagMs(1_001)).isEqualTo(STALLED_AFTER + 1);

    clock.told(NOON + STALLED_AFTER);
    assertThat(clock.isStalled(1_001)).isFalse();
    clock.told(NOON);
    assertThat(clock.isStalled(1_001)).as("what is told again takes nothing back").isFalse();
  }

  @Test
  void whileKafkaIsSilentTheClockOfThisMachineGoesOn() {
    clock.told(NOON);
    clock.stamped(NOON, LIVE, 1_000);

    assertThat(clock.isStalled(1_000 + STALLED_AFTER)).isFalse();
    assertThat(clock.isStalled(1_001 + STALLED_AFTER)).isTrue();
    assertThat(clock.tickAgeMs(1_001 + STALLED_AFTER)).isEqualTo(STALLED_AFTER + 1);
  }

  @Test
  void aStreamThatNeverToldAnythingIsStalledSomeTimeAfterTheStart() {
    clock.stamped(NOON, LIVE, 1_000);

    assertThat(clock.isStalled(STALLED_AFTER)).isFalse();
    assertThat(clock.isStalled(STALLED_AFTER + 1)).isTrue();
  }

  @Test
  void aRecordedFeedIsNeverStalled() {
    clock.told(NOON);
    clock.stamped(NOON + 86_400_000, !LIVE, 1_000);

    assertThat(clock.isStalled(86_400_000)).isFalse();
    assertThat(clock.nowMs(1, 86_400_000)).isEqualTo(NOON + 86_400_000);
  }
}
