package org.bluewatch.jobs.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.RunInfo;

/**
 * One column of a result table and where its value comes from.
 *
 * @param required whether a record without it is unreadable
 */
record Column(String name, ColumnType type, boolean required, Source source) {

  /** Finds the value of a column. */
  @FunctionalInterface
  interface Source {
    JsonNode find(JsonNode doc, ResultMessage message, RunInfo run);
  }

  static Column required(String name, ColumnType type, String field) {
    return new Column(name, type, true, (doc, message, run) -> doc.get(field));
  }

  static Column optional(String name, ColumnType type, String field) {
    return new Column(name, type, false, (doc, message, run) -> doc.get(field));
  }

  /** A field of an object within the record, null where it has none. */
  static Column nested(String name, ColumnType type, String object, String field) {
    return new Column(name, type, false, (doc, message, run) -> doc.path(object).path(field));
  }

  /**
   * A field that says where something happened, left out for restricted events: on a map they are
   * never finer than their sector, so the tables that maps read do not know it.
   */
  static Column whereabouts(String name, ColumnType type, String field) {
    return new Column(
        name,
        type,
        false,
        (doc, message, run) -> isRestricted(doc.path("event").asText()) ? null : doc.get(field));
  }

  private static boolean isRestricted(String event) {
    return EventCode.ofWire(event)
        .map(code -> code.category() == EventCode.Category.RESTRICTED)
        .orElse(false);
  }

  /** The first of several fields that is there. */
  static Column firstOf(String name, ColumnType type, String... fields) {
    return new Column(
        name,
        type,
        true,
        (doc, message, run) ->
            Arrays.stream(fields).map(doc::get).filter(Objects::nonNull).findFirst().orElse(null));
  }

  /** A field, or a number where it is absent. */
  static Column orElse(String name, String field, long otherwise) {
    return new Column(
        name,
        ColumnType.INTEGER,
        true,
        (doc, message, run) -> doc.has(field) ? doc.get(field) : LongNode.valueOf(otherwise));
  }

  /** The run that is delivered. */
  static Column run() {
    return new Column(
        "run", ColumnType.TEXT, true, (doc, message, run) -> TextNode.valueOf(run.run()));
  }

  static Column area() {
    return new Column(
        "area", ColumnType.TEXT, true, (doc, message, run) -> TextNode.valueOf(run.area()));
  }

  static Column exercise() {
    return new Column(
        "exercise",
        ColumnType.BOOLEAN,
        true,
        (doc, message, run) -> BooleanNode.valueOf(run.exercise()));
  }

  /** The Kafka key. */
  static Column key(String name) {
    return new Column(
        name, ColumnType.TEXT, true, (doc, message, run) -> TextNode.valueOf(message.key()));
  }

  /** The Kafka time stamp. */
  static Column timestamp(String name) {
    return new Column(
        name,
        ColumnType.TIME,
        true,
        (doc, message, run) ->
            TextNode.valueOf(Instant.ofEpochMilli(message.timestampMs()).toString()));
  }

  /** The whole record. */
  static Column doc() {
    return new Column("doc", ColumnType.JSON, true, (doc, message, run) -> doc);
  }

  /** The value as text, null where there is none. */
  String read(JsonNode doc, ResultMessage message, RunInfo run) throws UnreadableResultException {
    JsonNode value = source.find(doc, message, run);
    if (value == null || value instanceof NullNode || value.isMissingNode()) {
      if (required) {
        throw new UnreadableResultException(name + ": missing");
      }
      return null;
    }
    return type.read(name, value);
  }
}
