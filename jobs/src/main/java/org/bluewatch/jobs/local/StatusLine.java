package org.bluewatch.jobs.local;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bluewatch.common.codec.WireTime;

/** The one line at the bottom of the terminal. */
final class StatusLine {
  private StatusLine() {}

  /**
   * @param feed how far the feed is, null where nothing is fed
   */
  static String of(ResultPicture picture, FeedProgress feed) {
    var total = picture.total();
    String counts =
        String.format(
            Locale.ROOT,
            "in %,d: %,d observations, %,d duplicates, %,d rejected | hotspots open %d | alerts %s",
            total.read(),
            total.observations(),
            total.duplicates(),
            total.rejected(),
            picture.hotspotsOpen(),
            active(picture.activeByPriority()));
    return feed == null ? counts : clock(feed) + " | " + counts;
  }

  private static String active(Map<String, Long> byPriority) {
    return byPriority.isEmpty()
        ? "none"
        : byPriority.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String clock(FeedProgress feed) {
    if (feed.knowledgeMs() == Long.MIN_VALUE) {
      return "feed begins";
    }
    long toTheMinute = feed.knowledgeMs() - Math.floorMod(feed.knowledgeMs(), 60_000);
    String phase =
        switch (feed.phase()) {
          case HISTORY ->
              feed.total() == 0 ? "" : ", " + 100 * feed.fed() / feed.total() + " % fed";
          case LIVE -> ", live";
          case DONE -> ", all fed";
        };
    return WireTime.format(toTheMinute) + phase;
  }
}
