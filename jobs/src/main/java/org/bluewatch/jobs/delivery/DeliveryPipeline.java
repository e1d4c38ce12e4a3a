package org.bluewatch.jobs.delivery;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.BasicArrayTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.RunInfo;

/**
 * The delivery job: each result topic flows into its table on its own, and so does {@code
 * reference}, for the names and places on screens. A flood of observations does not hold up an
 * alert, and what fails restarts alone.
 *
 * <p>Nothing is lost: a checkpoint holds the offsets up to which every row is in the database, and
 * after a restart the rows since then are written again, which changes nothing.
 */
public final class DeliveryPipeline {
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

  private DeliveryPipeline() {}

  /**
   * Adds the graph to an environment and sets what it relies on; checkpoints are left as they are
   * if they are on.
   *
   * @param run whose results these are
   */
  public static void build(StreamExecutionEnvironment env, RunInfo run, DeliveryEnds ends) {
    env.configure(settings());
    if (!env.getCheckpointConfig().isCheckpointingEnabled()) {
      env.enableCheckpointing(CHECKPOINT_INTERVAL.toMillis());
    }
    for (ResultTable table : ResultTable.values()) {
      deliver(env, ends, table.stream().topic(), new ResultRows(table, run), table.sql());
    }
    deliver(env, ends, RawStream.REFERENCE.topic(), new ReferenceRows(run), ReferenceRows.SQL);
  }

  private static void deliver(
      StreamExecutionEnvironment env,
      DeliveryEnds ends,
      String topic,
      FlatMapFunction<ResultMessage, String[]> rows,
      String sql) {
    env.fromSource(ends.source(topic), WatermarkStrategy.noWatermarks(), topic)
        .uid(DeliveryUids.source(topic))
        .flatMap(rows)
        .returns(BasicArrayTypeInfo.STRING_ARRAY_TYPE_INFO)
        .name("rows of " + topic)
        .uid(DeliveryUids.rows(topic))
        .sinkTo(ends.sink(sql))
        .name(topic + " into PostgreSQL")
        .uid(DeliveryUids.sink(topic));
  }

  private static Configuration settings() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    return settings;
  }
}
