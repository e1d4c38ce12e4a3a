package org.bluewatch.jobs.delivery;

/**
 * The uids of the delivery job's operators. State is found by them: they never change, nor may the
 * names of topics.
 */
final class DeliveryUids {

  private DeliveryUids() {}

  /** Holds the Kafka offsets. */
  static String source(String topic) {
    return "delivery-source-" + topic;
  }

  static String rows(String topic) {
    return "delivery-rows-" + topic;
  }

  static String sink(String topic) {
    return "delivery-sink-" + topic;
  }
}
