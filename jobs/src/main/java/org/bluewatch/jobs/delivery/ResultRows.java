package org.bluewatch.jobs.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.metrics.BluewatchMetric;
import org.bluewatch.jobs.metrics.BluewatchMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the records of one result topic into rows: the values of the table's columns as text.
 *
 * <p>A record that cannot be read would fail again after each restart and hold up all that follow.
 * It is left out, loudly: an error with its place in the topic, where it stays to be looked at, and
 * a count in {@link BluewatchMetric#RESULTS_UNREADABLE}, on which an alert rule watches.
 */
final class ResultRows extends RichFlatMapFunction<ResultMessage, String[]> {
  private static final Logger LOG = LoggerFactory.getLogger(ResultRows.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The one character that PostgreSQL can store in neither text nor jsonb, as JSON escapes it. */
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u0000");

  private final ResultTable table;
  private final RunInfo run;
  private transient Counter unreadable;

  ResultRows(ResultTable table, RunInfo run) {
    this.table = table;
    this.run = run;
  }

  @Override
  public void open(OpenContext context) {
    unreadable =
        BluewatchMetrics.counter(
            getRuntimeContext().getMetricGroup(),
            BluewatchMetric.RESULTS_UNREADABLE,
            Map.of("stream", table.stream().topic()));
  }

  @Override
  public void flatMap(ResultMessage message, Collector<String[]> rows) {
    try {
      rows.collect(read(table, message, run));
    } catch (UnreadableResultException e) {
      unreadable.inc();
      LOG.error(
          "Left out of the database: {} partition {} offset {}: {}",
          table.stream().topic(),
          message.partition(),
          message.offset(),
          e.getMessage());
    }
  }

  static String[] read(ResultTable table, ResultMessage message, RunInfo run)
      throws UnreadableResultException {
    JsonNode doc = parse(message.json());
    List<Column> columns = table.columns();
    String[] row = new String[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = columns.get(i).read(doc, message, run);
    }
    return row;
  }

  private static JsonNode parse(String json) throws UnreadableResultException {
    if (json == null) {
      throw new UnreadableResultException("the record has no value");
    }
    if (NUL.matcher(json).find()) {
      throw new UnreadableResultException("the record holds a NUL character");
    }
    try {
      JsonNode doc = JSON.readTree(json);
      if (!doc.isObject()) {
        throw new UnreadableResultException("expected a JSON object");
      }
      return doc;
    } catch (JsonProcessingException e) {
      throw new UnreadableResultException("not JSON at column " + e.getLocation().getColumnNr());
    }
  }
}
