package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Instant;

/**
 * Section {@code feed}: how {@code up} plays the recorded streams of the area.
 *
 * @param liveFrom what was received before is fed as fast as it goes, the rest at {@code speed};
 *     null: all of it at {@code speed}
 * @param speed how many times real time, 0.001 to 1,000,000
 */
public record FeedSettings(Instant liveFrom, double speed) implements Serializable {
  public static final FeedSettings DEFAULTS = new FeedSettings(null, 1);

  static FeedSettings read(Fields feed) {
    FeedSettings settings =
        new FeedSettings(
            feed.instant("liveFrom").orElse(DEFAULTS.liveFrom),
            feed.number("speed", 0.001, 1_000_000).orElse(DEFAULTS.speed));
    feed.rejectOthers();
    return settings;
  }
}
