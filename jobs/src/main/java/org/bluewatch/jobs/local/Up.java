package org.bluewatch.jobs.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.DatabaseLogin;
import org.bluewatch.jobs.delivery.DeliveryPipeline;
import org.bluewatch.jobs.delivery.DeliverySchema;
import org.bluewatch.jobs.delivery.KafkaToPostgres;
import org.bluewatch.jobs.metrics.ProcessMetrics;
import org.bluewatch.jobs.paging.Pager;
import org.bluewatch.jobs.paging.PagerClock;
import org.bluewatch.jobs.pipeline.KafkaResults;
import org.bluewatch.jobs.pipeline.OperatorUids;
import org.bluewatch.jobs.pipeline.PipelineEnds;
import org.bluewatch.jobs.pipeline.SituationPipeline;
import org.bluewatch.jobs.source.KafkaRawSource;
import org.bluewatch.jobs.source.Spool;
import org.bluewatch.jobs.source.SpooledStreams;
import org.bluewatch.jobs.source.StreamFile;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The whole of Bluewatch on one machine: broker, database, Flink with its jobs, and the feed or the
 * ticker. It runs until it is asked to stop, its time is up or something fails, and stops in order,
 * so that the next start carries on.
 */
public final class Up {
  private static final String SITUATION = "situation";
  private static final String DELIVERY = "delivery";
  private static final int RAW_PARTITIONS = 2;
  private static final int PARALLELISM = 2;

  /** For the situation job and, of parallelism 1, the delivery job. */
  private static final int SLOTS = PARALLELISM + 1;

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration STATUS_IN_FILE_EVERY = Duration.ofSeconds(10);

  /**
   * How long nothing may move, several checkpoints long, before stopping no longer waits for it.
   */
  private static final Duration CATCH_UP_PATIENCE = Duration.ofSeconds(30);

  private final UpSettings settings;
  private final Area area;
  private final Screen screen;
  private final CountDownLatch stop;
  private final RunInfo run;

  /** What was started, to be stopped in the opposite order. */
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private LocalKafka kafka;
  private LocalPostgres postgres;
  private LocalJobs jobs;
  private ResultWatch watch;
  private Feeder feeder;
  private Pager pager;

  /** The end of the recording, null if nothing is fed. */
  private Instant fedUntil;

  private Up(UpSettings settings, Screen screen, CountDownLatch stop) {
    this.settings = settings;
    this.area = settings.area();
    this.screen = screen;
    this.stop = stop;
    this.run = new RunInfo("live", area.settings().name(), settings.feed());
  }

  /**
   * Runs until {@code stop} is counted down, the time is up or a part fails.
   *
   * @throws LocalFault with one line that says what stands in the way
   */
  public static void run(UpSettings settings, Screen screen, CountDownLatch stop) throws Exception {
    new Up(settings, screen, stop).run();
  }

  private void run() throws Exception {
    Exception fault = null;
    try {
      start();
      watchOver();
      stopInOrder();
    } catch (Exception e) {
      fault = e;
    }
    fault = closeAll(fault);
    if (fault != null) {
      throw fault;
    }
  }

  private void start() throws Exception {
    DataFolder folder = started(DataFolder.open(settings.data()));
    System.setProperty("java.io.tmpdir", folder.tmp().toString());
    settings.ports().requireFree();
    if (settings.feed()) {
      StreamsIdentity.check(streamsFolder(), folder.kafka());
    }
    screen.status("starting Kafka ...");
    kafka = started(LocalKafka.start(folder.kafka(), settings.ports().kafka()));
    LocalTopics.create(kafka.bootstrapServers(), RAW_PARTITIONS, settings.feed());
    pager = started(startPager(folder));
    screen.status("starting PostgreSQL ...");
    Optional<Dashboards> dashboards =
        settings
            .grafana()
            .map(
                files ->
                    started(
                        new Dashboards(files, folder, settings.paging().alertmanagers(), screen)));
    postgres =
        started(
            LocalPostgres.start(
                folder.postgres(),
                settings.ports().postgres(),
                dashboards.map(Dashboards::databasePassword).orElse(null)));
    DeliverySchema.migrate(database());
    screen.status("starting Flink ...");
    int metricsPort = port(folder, "metrics", settings.ports().metrics());
    started(ProcessMetrics.serve("127.0.0.1", metricsPort));
    int flinkPort = port(folder, "flink", settings.ports().flink());
    jobs = started(LocalJobs.start(folder, flinkPort, SLOTS));
    watch = started(ResultWatch.start(kafka.bootstrapServers(), this::showAlert));
    submitJobs();
    started(Retention.hourly(database()));
    startClock(folder);
    screen.line("area      " + area.settings().name() + (run.exercise() ? " (EXERCISE: fed)" : ""));
    screen.line("Kafka     " + kafka.bootstrapServers());
    screen.line("Flink     " + jobs.address());
    screen.line("database  " + postgres.jdbcUrl());
    screen.line("metrics   http://127.0.0.1:" + metricsPort + "/metrics");
    dashboards.ifPresent(d -> d.start(area, fedUntil, postgres.port(), metricsPort));
    screen.line(
        "pager     " + pager.address() + (settings.pagesAnybody() ? "" : " (pages nobody)"));
    screen.line("data      " + settings.data() + "  (Ctrl-C stops; the next start carries on)");
  }

  private Pager startPager(DataFolder folder) throws IOException {
    return Pager.start(
        LocalPager.settings(
            settings,
            run,
            kafka.bootstrapServers(),
            folder,
            port(folder, "pager", settings.ports().pager())),
        PagerClock.system(),
        ProcessMetrics.registry());
  }

  private static int port(DataFolder folder, String service, int wanted) {
    return LoopbackPort.choose(folder.portMemory(service), service, wanted);
  }

  private <T extends AutoCloseable> T started(T part) {
    parts.push(part);
    return part;
  }

  private PGSimpleDataSource database() {
    var database = new PGSimpleDataSource();
    database.setUrl(postgres.jdbcUrl());
    database.setUser(LocalPostgres.NAME);
    return database;
  }

  private void submitJobs() throws Exception {
    Properties client = kafka.client();
    var ends =
        new PipelineEnds(
            environment ->
                environment
                    .fromSource(
                        KafkaRawSource.create(client),
                        KafkaRawSource.watermarks(null),
                        OperatorUids.SOURCE)
                    .uid(OperatorUids.SOURCE),
            new KafkaResults(client),
            run,
            true);
    jobs.submit(
        SITUATION, PARALLELISM, environment -> SituationPipeline.build(environment, area, ends));
    var database = DatabaseLogin.open(postgres.jdbcUrl(), LocalPostgres.NAME);
    var deliveryEnds = new KafkaToPostgres(client, database);
    jobs.submit(DELIVERY, 1, environment -> DeliveryPipeline.build(environment, run, deliveryEnds));
  }

  private Path streamsFolder() {
    return settings.areaFolder().resolve("streams");
  }

  private void startClock(DataFolder folder) throws Exception {
    Properties client = kafka.client();
    if (!settings.feed()) {
      AreaReference.publishLive(client, area.initialReference(0));
      KafkaTopics.compactReference(client, LocalTopics.RAW_RETENTION);
      started(Ticker.start(client, FeedPace.TICK_EVERY));
      return;
    }
    List<StreamFile> files =
        Files.isDirectory(streamsFolder()) ? StreamFile.find(streamsFolder()) : List.of();
    Spool spool =
        Spool.of(
            files,
            Spool.Range.ALL,
            folder.tmp(),
            n -> screen.status("reading recordings: " + n + " records"));
    var liveFrom = area.settings().feed().liveFrom();
    fedUntil = Instant.ofEpochMilli(spool.lastReceivedMs());
    var pace =
        new FeedPace(
            liveFrom == null ? Math.max(0, spool.firstReceivedMs()) : liveFrom.toEpochMilli(),
            settings.speed(),
            FeedPace.TICK_EVERY);
    feeder =
        started(Feeder.start(client, new SpooledStreams(spool), area.initialReference(0), pace));
  }

  private void watchOver() throws Exception {
    long liveSinceNanos = settings.feed() ? 0 : System.nanoTime();
    boolean live = !settings.feed();
    long statusAt = System.nanoTime();
    while (!stop.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      failIfBroken();
      if (!live && feeder.progress().phase() != FeedProgress.Phase.HISTORY) {
        live = true;
        liveSinceNanos = System.nanoTime();
        screen.line("live from here on, " + settings.speed() + " times real time");
      }
      if (live && timeIsUp(liveSinceNanos)) {
        return;
      }
      String status =
          StatusLine.of(watch.picture(), feeder == null ? null : feeder.progress())
              + " | pages "
              + pager.picture();
      screen.status(status);
      if (!screen.isTerminal() && System.nanoTime() - statusAt >= STATUS_IN_FILE_EVERY.toNanos()) {
        screen.line(status);
        statusAt = System.nanoTime();
      }
    }
  }

  private boolean timeIsUp(long liveSinceNanos) {
    return settings
        .runFor()
        .map(time -> System.nanoTime() - liveSinceNanos >= time.toNanos())
        .orElse(false);
  }

  private void failIfBroken() throws Exception {
    if (kafka.fault().isDone()) {
      throw kafka.fault().get();
    }
    if (feeder != null
        && feeder.done().isCompletedExceptionally()
        && !feeder.done().isCancelled()) {
      rethrow(feeder.done());
    }
    for (var failure : List.of(watch.failure(), jobs.failure(), pager.failure())) {
      if (failure.isDone()) {
        rethrow(failure);
      }
    }
  }

  private static void rethrow(CompletableFuture<Void> failed) throws Exception {
    try {
      failed.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Lets the jobs take in what was fed, then stops them so that the next start carries on. */
  private void stopInOrder() throws Exception {
    if (feeder != null) {
      feeder.close();
      catchUp("everything that was fed is counted", this::uncounted);
    }
    jobs.stop(SITUATION);
    pager.close();
    var tables = new ResultTables(database(), kafka.bootstrapServers(), run.run());
    catchUp("the database has everything", tables::missing);
    jobs.stop(DELIVERY);
    ResultPicture picture = watch.picture();
    new UpSummary(picture, pager.picture(), tables.rows()).lines().forEach(screen::line);
  }

  private long uncounted() {
    var total = watch.picture().total();
    long unread = feeder.progress().fed() + area.reference().size() - total.read();
    return Math.max(0, unread) + total.pending();
  }

  private interface Missing {
    long records() throws Exception;
  }

  private void catchUp(String goal, Missing missing) throws Exception {
    long before = -1;
    long movedAt = System.nanoTime();
    for (long now = missing.records(); now > 0; now = missing.records()) {
      failIfBroken();
      if (now != before) {
        before = now;
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > CATCH_UP_PATIENCE.toNanos()) {
        screen.line("stopping before " + goal + "; the next start carries on");
        return;
      }
      screen.status("stopping: waiting until " + goal + ", " + now + " to go");
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void showAlert(JsonNode alert) {
    if (!alert.path("subject").asText().equals("canary")) { // one each minute, for no person
      screen.line(AlertLine.of(alert));
    }
  }

  /** Closes every part; the first fault is the one to report. */
  private Exception closeAll(Exception earlier) {
    Exception fault = earlier;
    screen.status("stopping ...");
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        if (fault == null) {
          fault = e;
        } else {
          fault.addSuppressed(e);
        }
      }
    }
    screen.status("");
    return fault;
  }
}
