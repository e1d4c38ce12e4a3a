package org.bluewatch.jobs.delivery;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * How a row is stored: one SQL statement whose parameters are the columns in their order. A row
 * that comes again has the same bytes, so the first one of a key stays.
 */
@FunctionalInterface
interface Statement {

  String of(List<Column> columns);

  /** Every row of a table, the first of each key. */
  static Statement history(String table, String key) {
    return columns ->
        fresh(columns)
            + "insert into %s (%s) select * from fresh on conflict (%s) do nothing"
                .formatted(table, names(columns), key);
  }

  /**
   * Every revision in {@code table} and the highest one in {@code table_current}; both or neither.
   *
   * @param id the column that names the object
   */
  static Statement historyAndCurrent(String table, String id) {
    return columns ->
        """
        %1$s, history as (
          insert into %2$s (%4$s) select * from fresh on conflict (run, %3$s, revision) do nothing)
        insert into %2$s_current (%4$s) select * from fresh
        on conflict (run, %3$s) do update set (%4$s) = row(%5$s)
        where excluded.revision > %2$s_current.revision"""
            .formatted(
                fresh(columns).stripTrailing(), table, id, names(columns), excluded(columns));
  }

  /** The newest totals of a stream, and how far the run has come. */
  static Statement balanceAndRun() {
    return columns -> {
      List<Column> totals =
          columns.stream()
              .filter(c -> !c.name().equals("area") && !c.name().equals("exercise"))
              .toList();
      return """
          %1$s, progress as (
            insert into runs (run, area, exercise, started, max_known)
            select run, area, exercise, known, known from fresh
            on conflict (run) do update set
              started = least(runs.started, excluded.started),
              max_known = greatest(runs.max_known, excluded.max_known))
          insert into balance (%2$s) select %2$s from fresh
          on conflict (run, stream) do update set (%2$s) = row(%3$s)
          where (excluded.known, excluded.read) > (balance.known, balance.read)"""
          .formatted(fresh(columns).stripTrailing(), names(totals), excluded(totals));
    };
  }

  private static String fresh(List<Column> columns) {
    String values = columns.stream().map(c -> c.type().placeholder()).collect(joining(", "));
    return "with fresh (%s) as (select %s) ".formatted(names(columns), values);
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(joining(", "));
  }

  private static String excluded(List<Column> columns) {
    return columns.stream().map(c -> "excluded." + c.name()).collect(joining(", "));
  }
}
