package org.bluewatch.common.model;

/**
 * A raw record that was refused, with the reason. On the wire {@code raw} is base64.
 *
 * @param reason one of the closed list
 * @param field the field at fault, or null
 * @param message what is wrong and what was expected, one sentence, never quoting the value
 * @param stream the raw topic
 * @param file the file, or null
 * @param line the physical line from 1, or null
 * @param partition the Kafka partition, or null
 * @param offset the Kafka offset, or null
 * @param raw the record without its line end, null where it must not be kept
 */
public record Rejection(
    RejectionReason reason,
    String field,
    String message,
    RawStream stream,
    String file,
    Long line,
    Integer partition,
    Long offset,
    byte[] raw) {}
