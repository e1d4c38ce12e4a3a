package org.bluewatch.jobs.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.bluewatch.common.geo.AreaBoundary;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.config.PagerSettings;

/** How the sender of pages is set up within {@code up}. */
final class LocalPager {
  private LocalPager() {}

  /**
   * Its settings. Test observations go out on live topics only, and only if somebody is to be
   * paged; a recorded feed pages for what is opened once it is live. The second way is for whom the
   * first one is for: a recorded feed that pages nobody does not use it either.
   */
  static PagerSettings settings(
      UpSettings up, RunInfo run, String bootstrapServers, DataFolder folder, int port)
      throws IOException {
    Path secrets = folder.pager();
    boolean canary = !up.feed() && !up.paging().alertmanagers().isEmpty();
    return new PagerSettings(
        run.run(),
        new PagerSettings.Kafka(bootstrapServers, null),
        up.paging().alertmanagers(),
        PagerSettings.Posting.DEFAULTS,
        new PagerSettings.Http(
            new PagerSettings.Address("127.0.0.1", port), secrets.resolve("token")),
        new PagerSettings.Links(null, secrets.resolve("links.key"), PagerSettings.LINKS_VALID_FOR),
        new PagerSettings.Exercise(up.paging().exercise(), up.area().settings().feed().liveFrom()),
        PagerSettings.STALLED_AFTER,
        PagerSettings.CATCH_UP,
        canary ? canary(up.area().boundary()) : null,
        up.pagesAnybody() ? up.paging().fallback().map(LocalPager::fallback).orElse(null) : null,
        PagerSettings.CAP_SENDER,
        null);
  }

  private static PagerSettings.Fallback fallback(URI webhook) {
    return new PagerSettings.Fallback(
        webhook, PagerSettings.Fallback.AFTER, PagerSettings.Fallback.WATCHDOG);
  }

  private static PagerSettings.Canary canary(String boundary) throws IOException {
    Place inside = AreaBoundary.of(new ObjectMapper().readTree(boundary)).somewhereInside();
    return new PagerSettings.Canary(PagerSettings.Canary.EVERY, inside.lat(), inside.lon());
  }
}
