package org.bluewatch.bench.area;

import java.time.Instant;
import java.util.Map;

/**
 * One line of a recorded stream.
 *
 * @param received when the system learns of it
 * @param text the line without its end
 * @param fate what ingest must make of it
 */
public record Line(Instant received, String text, Fate fate) {

  /** What ingest must make of a line; the rejections carry the wire names of the reasons. */
  public enum Fate {
    OBSERVATION,
    DUPLICATE,
    CONFLICTING,
    MALFORMED_JSON,
    MISSING_FIELD,
    BAD_VALUE,
    BAD_TIME,
    TIME_IN_FUTURE,
    BAD_POSITION,
    OUTSIDE_AREA,
    UNKNOWN_EVENT,
    FORBIDDEN_FIELD
  }

  /** A proper observation. */
  public static Line of(Instant received, Map<String, Object> record) {
    return new Line(received, Json.text(record), Fate.OBSERVATION);
  }

  Line as(Fate other) {
    return new Line(received, text, other);
  }

  /** The same record delivered once more, later. Its own {@code received} says when. */
  public Line again(Instant later) {
    String first = "\"received\":\"" + received + "\"";
    String second = "\"received\":\"" + later + "\"";
    return new Line(later, text.replace(first, second), Fate.DUPLICATE);
  }
}
