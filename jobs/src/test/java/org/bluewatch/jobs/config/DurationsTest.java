package org.bluewatch.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({"90s, PT90S", "15m, PT15M", "6h, PT6H", "56d, PT1344H", "0s, PT0S"})
  void readsSecondsMinutesHoursAndDays(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "15",
        "m",
        "15 m",
        "15M",
        "-15m",
        "1.5h",
        "1h30m",
        "PT1H",
        "1w",
        "9999999999s"
      })
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a duration such as 90s, 15m, 6h or 56d, found '" + text + "'");
  }
}
