package org.bluewatch.jobs.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.bluewatch.jobs.config.AreaProblems;
import org.bluewatch.jobs.config.PagerSettings;
import org.bluewatch.jobs.metrics.MetricsEndpoint;
import org.bluewatch.jobs.metrics.ProcessMetrics;
import org.bluewatch.jobs.paging.Pager;
import org.bluewatch.jobs.paging.PagerClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bluewatch pager}: the sender of pages alone. */
@Command(
    name = "pager",
    description = {
      "Sends pages: follows the notices in Kafka, tells Alertmanager, takes acknowledgements and",
      "keeps the audit. 'up' has it inside."
    })
final class PagerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "pager.yaml, see docs/paging.md")
  private Path config;

  @Override
  public Integer call() throws Exception {
    PagerSettings settings;
    try {
      settings = PagerSettings.load(config);
    } catch (AreaProblems problems) {
      problems.errors().forEach(spec.commandLine().getErr()::println);
      return 1;
    }
    var out = spec.commandLine().getOut();
    CountDownLatch stop = StopSignal.latch(() -> out.println("stopping"));
    try (MetricsEndpoint metrics = metrics(settings);
        Pager pager = Pager.start(settings, PagerClock.system(), ProcessMetrics.registry())) {
      out.println("pager     " + pager.address());
      if (metrics != null) {
        out.println("metrics   http://127.0.0.1:" + metrics.port() + "/metrics");
      }
      pager.failure().whenComplete((none, e) -> stop.countDown());
      stop.await();
      rethrow(pager);
    }
    return 0;
  }

  private static MetricsEndpoint metrics(PagerSettings settings) throws Exception {
    return settings.metrics() == null
        ? null
        : ProcessMetrics.serve(settings.metrics().host(), settings.metrics().port());
  }

  private static void rethrow(Pager pager) throws Exception {
    if (!pager.failure().isDone()) {
      return;
    }
    try {
      pager.failure().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
