package org.bluewatch.jobs.app;

import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.bluewatch.jobs.config.ClusterSettings;
import org.bluewatch.jobs.local.KafkaTopics;
import org.bluewatch.jobs.local.Ticker;
import org.bluewatch.jobs.metrics.MetricsEndpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bluewatch tick}: the knowledge clock of a live cluster. */
@Command(
    name = "tick",
    description = {
      "Ticks every partition of every raw topic of a live cluster each topics.tickEveryMs, until it",
      "is stopped. Without it the knowledge clock stands and nothing is said. May be restarted at",
      "any time; two at once do no harm but cost the disk of two."
    })
final class TickCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ClusterOptions cluster;

  @Mixin private MetricsOptions metrics;

  @Override
  public Integer call() throws Exception {
    CountDownLatch stop = StopSignal.latch(() -> {});
    ClusterSettings settings = cluster.load();
    Properties kafka = settings.kafka().client();
    KafkaTopics.requireLive(kafka);
    try (MetricsEndpoint endpoint = metrics.serve();
        Ticker ticker = Ticker.start(kafka, settings.topics().tickEvery())) {
      spec.commandLine().getOut().println("ticking; metrics on port " + endpoint.port());
      spec.commandLine().getOut().flush();
      stop.await();
    }
    return 0;
  }
}
