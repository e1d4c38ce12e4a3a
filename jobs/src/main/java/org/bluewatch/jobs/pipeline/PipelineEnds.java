package org.bluewatch.jobs.pipeline;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.Result;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.common.model.RunInfo;

/**
 * All in which live, replay, benchmark and test differ.
 *
 * @param source where raw records come from
 * @param results where results go
 * @param run which run speaks
 * @param archive true if every observation is written to its result topic
 */
public record PipelineEnds(RawEnd source, ResultEnd results, RunInfo run, boolean archive) {

  /** True if records are stamped by the broker's clock, so that the wall clock can be compared. */
  boolean live() {
    return !run.exercise();
  }

  /** Attaches a source; its operators carry their own uids. */
  public interface RawEnd {
    DataStream<RawRecord> attach(StreamExecutionEnvironment environment);
  }

  /**
   * Attaches a sink for each result stream; its operators carry their own uids and have the
   * parallelism of the stream, so that the revisions of one id stay in their order.
   */
  public interface ResultEnd {
    void attach(ResultStream stream, DataStream<Result> results);

    /**
     * Attaches a sink for the view that holds of each alert the newest revision: a result takes the
     * place of the last one of its id, one without JSON removes it. Nothing where there is no such
     * view.
     */
    default void attachCurrentAlerts(DataStream<Result> revisions) {}
  }
}
