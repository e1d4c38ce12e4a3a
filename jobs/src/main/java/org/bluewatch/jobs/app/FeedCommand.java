package org.bluewatch.jobs.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.FileUtils;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaLoader;
import org.bluewatch.jobs.config.ClusterSettings;
import org.bluewatch.jobs.local.FeedPace;
import org.bluewatch.jobs.local.Feeder;
import org.bluewatch.jobs.local.LocalFault;
import org.bluewatch.jobs.source.Spool;
import org.bluewatch.jobs.source.SpooledStreams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bluewatch feed}: an exercise on a cluster. */
@Command(
    name = "feed",
    description = {
      "Feeds the area's recorded streams into a cluster whose file says 'exercise: true', then keeps",
      "the knowledge clock where the recording ends, until it is stopped. The next start carries on."
    })
final class FeedCommand implements Callable<Integer> {
  private static final long LOOK_EVERY_MS = 200;

  @Spec private CommandSpec spec;

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "times real time once live (default from the area)")
  private Double speed;

  @Override
  public Integer call() throws Exception {
    CountDownLatch stop = StopSignal.latch(() -> {});
    ClusterSettings settings = cluster.load();
    if (!settings.exercise()) {
      throw new LocalFault(
          "exercise is not true in the cluster file: recordings are not fed into a live cluster");
    }
    Area area = AreaLoader.load(Path.of(settings.area()), Optional.empty());
    Path work = Files.createTempDirectory("bluewatch-feed-");
    try {
      Spool spool = Spool.of(area.streams(), Spool.Range.ALL, work, records -> {});
      feed(settings, area, spool, stop);
    } finally {
      FileUtils.deleteDirectory(work.toFile());
    }
    return 0;
  }

  private void feed(ClusterSettings settings, Area area, Spool spool, CountDownLatch stop)
      throws Exception {
    try (Feeder feeder =
        Feeder.start(
            settings.kafka().client(),
            new SpooledStreams(spool),
            area.initialReference(0),
            pace(settings, area, spool))) {
      follow(feeder, stop);
    }
  }

  private FeedPace pace(ClusterSettings settings, Area area, Spool spool) {
    var feed = area.settings().feed();
    return new FeedPace(
        feed.liveFrom() == null
            ? Math.max(0, spool.firstReceivedMs())
            : feed.liveFrom().toEpochMilli(),
        speed == null ? feed.speed() : speed,
        settings.topics().tickEvery());
  }

  private void follow(Feeder feeder, CountDownLatch stop) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println("feeding " + feeder.progress().total() + " records");
    out.flush();
    boolean told = false;
    while (!stop.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
      if (feeder.done().isDone() && !told) {
        feeder.done().get();
        out.println("all " + feeder.progress().fed() + " records are fed");
        out.flush();
        told = true;
      }
    }
  }
}
