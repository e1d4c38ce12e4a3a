package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HotspotSentenceTest {
  private static String sentence(double expected, double recurrenceDays) {
    long lengthMs = Duration.ofHours(6).toMillis();
    return new HotspotSentence(11, lengthMs, 7, expected, 56, recurrenceDays).text();
  }

  @Test
  void saysWhatWasSeenWhatIsUsualAndHowRareThatIs() {
    assertThat(sentence(1.8, 40))
        .isEqualTo(
            "11 events in 6 h in this 7-cell area; usual 1.8 (56 days, same hours);"
                + " by chance once in 40 days");
  }

  @ParameterizedTest
  @CsvSource({
    "0, under 0.01",
    "0.0099, under 0.01",
    "0.01, 0.01",
    "0.099, 0.10",
    "0.1, 0.1",
    "12.34, 12.3"
  })
  void whatIsUsualHasTheDigitsThatCount(double expected, String words) {
    assertThat(sentence(expected, 40)).contains("; usual " + words + " (");
  }

  @ParameterizedTest
  @CsvSource({
    "1.4, once in 1 days",
    "3649, once in 3649 days",
    "3650, less than once in ten years",
    "1e9, less than once in ten years"
  })
  void whatIsVeryRareIsSaidInWords(double days, String words) {
    assertThat(sentence(1, days)).endsWith("; by chance " + words);
  }

  @ParameterizedTest
  @CsvSource({
    "PT30M, 30 min",
    "PT1H, 1 h",
    "PT90M, 90 min",
    "PT24H, 24 h",
    "PT36H, 36 h",
    "P2D, 2 d",
    "P14D, 14 d",
  })
  void lengthsOfTimeAreSaidAsOneSaysThem(Duration length, String words) {
    assertThat(HotspotSentence.words(length.toMillis())).isEqualTo(words);
  }
}
