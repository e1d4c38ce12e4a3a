package org.bluewatch.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.source.ListedStreams.recorded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.source.ListedStreams;
import org.junit.jupiter.api.Test;

class StampedStreamsTest {
  @Test
  void recordsAreNumberedFromOneAndStampedWithTheirKnowledgeTime() {
    assertThat(stamps(1_000, 1_000, 2_500)).containsExactly("1@1000", "2@1000", "3@2500");
  }

  @Test
  void aRecordWithoutKnowledgeTimeTakesThatOfTheOneBeforeIt() {
    assertThat(stamps(1_000, RawRecord.UNSTAMPED, 2_500))
        .containsExactly("1@1000", "2@1000", "3@2500");
  }

  @Test
  void aFirstRecordWithoutKnowledgeTimeTakesTheEarliestThereIs() {
    assertThat(stamps(RawRecord.UNSTAMPED, 1_000)).containsExactly("1@1000", "2@1000");
    assertThat(stamps(RawRecord.UNSTAMPED)).containsExactly("1@0");
  }

  @Test
  void kafkaKnowsNoTimeBefore1970() {
    assertThat(stamps(-86_400_000, 5)).containsExactly("1@0", "2@5");
  }

  @Test
  void anEmptyRecordingHasNoCurrentRecord() {
    assertThat(new StampedStreams(new ListedStreams(List.of())).hasCurrent()).isFalse();
  }

  private static List<String> stamps(long... receivedMs) {
    List<RawRecord> records =
        Arrays.stream(receivedMs)
            .mapToObj(ms -> recorded(RawStream.PATROL_REPORTS, ms, "{}", 1))
            .toList();
    StampedStreams streams = new StampedStreams(new ListedStreams(records));
    List<String> stamps = new ArrayList<>();
    for (; streams.hasCurrent(); streams.advance()) {
      stamps.add(streams.sequence() + "@" + streams.stampMs());
    }
    return stamps;
  }
}
