package org.bluewatch.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KnowledgePaceTest {
  private static final long LIVE_FROM_MS = 1_000_000;

  private long wallNs = 77;
  private final KnowledgePace pace =
      new KnowledgePace(new FeedPace(LIVE_FROM_MS, 60, Duration.ofMillis(50)), () -> wallNs);

  @Test
  void allHistoryMayBeFedAtOnce() {
    assertThat(pace.horizonMs()).isEqualTo(LIVE_FROM_MS - 1);
    wallNs += Duration.ofHours(1).toNanos();
    assertThat(pace.horizonMs()).isEqualTo(LIVE_FROM_MS - 1);
  }

  @Test
  void liveKnowledgeTimePassesAsManyTimesFasterAsAskedFor() {
    pace.goLive(0);
    assertThat(pace.horizonMs()).isEqualTo(LIVE_FROM_MS);
    wallNs += Duration.ofSeconds(2).toNanos();
    assertThat(pace.horizonMs()).isEqualTo(LIVE_FROM_MS + 120_000);
  }

  @Test
  void aResumedFeedGoesOnFromTheTimeItHadReached() {
    wallNs += Duration.ofHours(1).toNanos();
    pace.goLive(LIVE_FROM_MS + 5_000);
    wallNs += Duration.ofMillis(10).toNanos();
    assertThat(pace.horizonMs()).isEqualTo(LIVE_FROM_MS + 5_600);
  }

  @Test
  void aSpeedThatMakesNoSenseIsRefused() {
    for (double speed : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new FeedPace(0, speed, Duration.ofMillis(50)))
          .hasMessageStartingWith("speed must be above 0");
    }
  }
}
