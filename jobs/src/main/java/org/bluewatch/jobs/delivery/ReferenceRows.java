package org.bluewatch.jobs.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import org.bluewatch.common.model.RunInfo;

/**
 * The newest version of each zone, route, convoy, site and sensor as a row of the table {@code
 * reference}, so that screens know names and places. Rosters stay out: who is on duty is nobody's
 * business on a wall.
 *
 * <p>What is no reference data passes without a word: ticks, and records that the situation job has
 * refused and counted.
 */
final class ReferenceRows implements FlatMapFunction<ResultMessage, String[]> {
  /** Run twice, or in another order, it leaves the same row: the newest, then the greater text. */
  static final String SQL =
      """
      with fresh (run, kind, id, known, name, lat, lon, value) as (select ?, ?, ?, ?::timestamptz,
        ?, ?::double precision, ?::double precision, ?::jsonb)
      insert into reference (run, kind, id, known, name, lat, lon, value) select * from fresh
      on conflict (run, kind, id) do update set (known, name, lat, lon, value) =
        row(excluded.known, excluded.name, excluded.lat, excluded.lon, excluded.value)
      where (excluded.known, coalesce(excluded.value::text, ''))
        > (reference.known, coalesce(reference.value::text, ''))""";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROSTER = "roster";

  private final RunInfo run;

  ReferenceRows(RunInfo run) {
    this.run = run;
  }

  @Override
  public void flatMap(ResultMessage message, Collector<String[]> rows) {
    String key = message.key() == null ? "" : message.key();
    int slash = key.indexOf('/');
    boolean isTick = key.startsWith("~");
    if (slash > 0 && !isTick && !key.startsWith(ROSTER)) {
      String kind = key.substring(0, slash);
      String id = key.substring(slash + 1);
      if (message.json() == null) {
        rows.collect(row(message, kind, id, null));
      } else {
        collect(message, kind, id, rows);
      }
    }
  }

  private void collect(ResultMessage message, String kind, String id, Collector<String[]> rows) {
    try {
      JsonNode value = JSON.readTree(message.json());
      if (value.isObject() && !message.json().contains("\\u0000")) {
        rows.collect(row(message, kind, id, value));
      }
    } catch (JsonProcessingException e) {
      // MALFORMED_JSON: refused and counted by the situation job.
    }
  }

  /** A deletion is a row without a value. */
  private String[] row(ResultMessage message, String kind, String id, JsonNode value) {
    String known = Instant.ofEpochMilli(message.timestampMs()).toString();
    if (value == null) {
      return new String[] {run.run(), kind, id, known, null, null, null, null};
    }
    String name = value.path("properties").path("name").asText(null);
    JsonNode position = value.path("geometry").path("coordinates");
    boolean isPoint = position.path(0).isNumber() && position.path(1).isNumber();
    return new String[] {
      run.run(),
      kind,
      id,
      known,
      name,
      isPoint ? position.get(1).asText() : null,
      isPoint ? position.get(0).asText() : null,
      value.toString()
    };
  }
}
