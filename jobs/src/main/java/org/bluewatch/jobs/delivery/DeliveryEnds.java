package org.bluewatch.jobs.delivery;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;

/** Where results come from and rows go to. */
public interface DeliveryEnds {

  /** The records of one topic, each at least once and those of one key in their order. */
  Source<ResultMessage, ?, ?> source(String topic);

  /**
   * Stores rows at least once.
   *
   * @param sql a statement that may run twice, with one text parameter per value of a row
   */
  Sink<String[]> sink(String sql);
}
