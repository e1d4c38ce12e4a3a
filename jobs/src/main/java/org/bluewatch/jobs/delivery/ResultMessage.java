package org.bluewatch.jobs.delivery;

/**
 * One record of a result topic, before it is read.
 *
 * @param key the record's key: the id of what it is about; null if there is none
 * @param partition the Kafka partition
 * @param offset the Kafka offset
 * @param timestampMs the record's time stamp: knowledge time, milliseconds since 1970 UTC
 * @param json the value; null if there is none
 */
public record ResultMessage(
    String key, int partition, long offset, long timestampMs, String json) {}
