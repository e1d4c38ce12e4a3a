package org.bluewatch.jobs.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaLoader;
import org.bluewatch.jobs.config.ClusterSettings;
import org.bluewatch.jobs.config.TopicSettings;
import org.bluewatch.jobs.local.AreaReference;
import org.bluewatch.jobs.local.KafkaTopics;
import org.bluewatch.jobs.local.TopicPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bluewatch topics}: makes a cluster's topics ready. */
@Command(
    name = "topics",
    description = {
      "Creates a cluster's topics, brings their settings up to date, and publishes what changed in",
      "the area's files. May run at any time, and again."
    })
final class TopicsCommand implements Callable<Integer> {
  private static final long GIB = 1L << 30;

  @Spec private CommandSpec spec;

  @Mixin private ClusterOptions cluster;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    ClusterSettings settings = cluster.load();
    Properties kafka = settings.kafka().client();
    KafkaTopics.create(kafka, plan(settings));
    out.println("topics are ready");
    if (!settings.exercise()) {
      Area area = AreaLoader.load(Path.of(settings.area()), Optional.empty());
      int versions = AreaReference.publishLive(kafka, area.initialReference(0));
      KafkaTopics.compactReference(kafka, settings.topics().rawRetention());
      out.println("reference: " + versions + " versions published");
    }
    return 0;
  }

  private static TopicPlan plan(ClusterSettings settings) {
    TopicSettings topics = settings.topics();
    return new TopicPlan(
        topics.rawPartitions(),
        topics.replication(),
        topics.minInSync(),
        settings.exercise(),
        OptionalLong.of(topics.rawRetention().toMillis()),
        OptionalLong.of(topics.resultGib() * GIB));
  }
}
