package org.bluewatch.jobs.delivery;

import org.bluewatch.common.model.ResultStream;

/**
 * The uids of the delivery job's operators. State is found by them: they never change, nor may the
 * names of topics.
 */
final class DeliveryUids {

  private DeliveryUids() {}

  /** Holds the Kafka offsets. */
  static String source(ResultStream stream) {
    return "delivery-source-" + stream.topic();
  }

  static String rows(ResultStream stream) {
    return "delivery-rows-" + stream.topic();
  }

  static String sink(ResultStream stream) {
    return "delivery-sink-" + stream.topic();
  }
}
