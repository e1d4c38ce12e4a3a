package org.bluewatch.jobs.app;

import java.util.Properties;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.jobs.pipeline.KafkaResults;
import org.bluewatch.jobs.pipeline.OperatorUids;
import org.bluewatch.jobs.pipeline.PipelineEnds;
import org.bluewatch.jobs.pipeline.SituationPipeline;
import org.bluewatch.jobs.source.KafkaRawSource;

/** The situation job on a Flink cluster: raw topics in, result topics out. */
public final class SituationJob {
  static final String NAME = "situation";

  private SituationJob() {}

  /**
   * @param args {@code --config FILE}
   */
  public static void main(String[] args) throws Exception {
    ClusterJob job = ClusterJob.of(NAME, args);
    try (var environment = job.environment(job.settings().parallelism())) {
      build(environment, job);
      environment.execute(NAME);
    }
  }

  static void build(StreamExecutionEnvironment environment, ClusterJob job) {
    Properties kafka = job.settings().kafka().client();
    SituationPipeline.build(
        environment,
        job.area(),
        new PipelineEnds(
            env ->
                env.fromSource(
                        KafkaRawSource.create(kafka),
                        KafkaRawSource.watermarks(null),
                        OperatorUids.SOURCE)
                    .uid(OperatorUids.SOURCE),
            new KafkaResults(kafka),
            job.run(),
            job.settings().archive()));
  }
}
