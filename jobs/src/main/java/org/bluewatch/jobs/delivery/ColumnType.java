package org.bluewatch.jobs.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.function.Predicate;

/**
 * What a column holds. Values travel as text and are cast by the database; a value passes here only
 * if that cast succeeds.
 */
enum ColumnType {
  TEXT("text", "a string", JsonNode::isTextual),
  INTEGER("bigint", "an integer", n -> n.isIntegralNumber() && n.canConvertToLong()),
  REAL("double precision", "a number", n -> n.isNumber() && Double.isFinite(n.doubleValue())),
  BOOLEAN("boolean", "true or false", JsonNode::isBoolean),
  TIME("timestamptz", "an RFC 3339 time", n -> n.isTextual() && isTime(n.textValue())),
  BASE64("text", "base64", n -> n.isTextual() && isBase64(n.textValue())),
  JSON("jsonb", "an object or an array", JsonNode::isContainerNode);

  private final String sql;
  private final String expected;
  private final Predicate<JsonNode> accepts;

  ColumnType(String sql, String expected, Predicate<JsonNode> accepts) {
    this.sql = sql;
    this.expected = expected;
    this.accepts = accepts;
  }

  /** A parameter of this type. */
  String placeholder() {
    return this == BASE64 ? "decode(?, 'base64')" : "?::" + sql;
  }

  /** The text that the database casts. */
  String read(String column, JsonNode value) throws UnreadableResultException {
    if (!accepts.test(value)) {
      throw new UnreadableResultException(column + ": expected " + expected);
    }
    return this == JSON ? value.toString() : value.asText();
  }

  private static boolean isTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
