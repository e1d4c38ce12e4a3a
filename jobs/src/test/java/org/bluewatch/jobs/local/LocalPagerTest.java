package org.bluewatch.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaFolder;
import org.bluewatch.jobs.config.AreaLoader;
import org.bluewatch.jobs.config.PagerSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPagerTest {
  private static final boolean LIVE = false;
  private static final boolean RECORDED = true;
  private static final URI ALERTMANAGER = URI.create("http://127.0.0.1:9093");
  private static final URI SECOND_WAY = URI.create("http://127.0.0.1:9099/second");

  @TempDir Path folder;
  private Area area;

  @BeforeEach
  void loadArea() throws Exception {
    area = AreaLoader.load(new AreaFolder(folder.resolve("area")).dir(), Optional.empty());
  }

  @Test
  void theSecondWayIsForWhoeverTheFirstOneIsFor() throws Exception {
    assertThat(fallback(LIVE, false))
        .isEqualTo(
            new PagerSettings.Fallback(
                SECOND_WAY, PagerSettings.Fallback.AFTER, PagerSettings.Fallback.WATCHDOG));
    assertThat(fallback(RECORDED, true)).as("an exercise that pages").isNotNull();
    assertThat(fallback(RECORDED, false)).as("a recorded feed pages nobody").isNull();
  }

  private PagerSettings.Fallback fallback(boolean feed, boolean exercise) throws Exception {
    var up =
        new UpSettings(
            area,
            folder.resolve("area"),
            folder.resolve("data"),
            feed,
            1,
            Optional.empty(),
            Optional.empty(),
            new UpSettings.Paging(List.of(ALERTMANAGER), Optional.of(SECOND_WAY), exercise),
            new UpSettings.Ports(0, 0, 0, 0, 0));
    try (DataFolder data = DataFolder.open(up.data())) {
      return LocalPager.settings(up, new RunInfo("live", "Test", feed), "127.0.0.1:1", data, 0)
          .fallback();
    }
  }
}
