package org.bluewatch.jobs.delivery;

import static org.bluewatch.jobs.delivery.Column.firstOf;
import static org.bluewatch.jobs.delivery.Column.optional;
import static org.bluewatch.jobs.delivery.Column.orElse;
import static org.bluewatch.jobs.delivery.Column.required;
import static org.bluewatch.jobs.delivery.Column.whereabouts;
import static org.bluewatch.jobs.delivery.ColumnType.BASE64;
import static org.bluewatch.jobs.delivery.ColumnType.BOOLEAN;
import static org.bluewatch.jobs.delivery.ColumnType.INTEGER;
import static org.bluewatch.jobs.delivery.ColumnType.JSON;
import static org.bluewatch.jobs.delivery.ColumnType.REAL;
import static org.bluewatch.jobs.delivery.ColumnType.TEXT;
import static org.bluewatch.jobs.delivery.ColumnType.TIME;

import java.util.List;
import org.bluewatch.common.model.ResultStream;

/**
 * What becomes of each result topic in the database: the columns of a row, and the one statement
 * that stores it. A statement run twice, or in another order, leaves the same tables behind.
 */
enum ResultTable {
  ALERTS(
      ResultStream.ALERTS,
      Statement.historyAndCurrent("alerts", "alert_id"),
      required("run", TEXT, "run"),
      required("alert_id", TEXT, "alertId"),
      required("revision", INTEGER, "revision"),
      required("kind", TEXT, "kind"),
      required("state", TEXT, "state"),
      required("priority", TEXT, "priority"),
      required("time", TIME, "time"),
      required("known", TIME, "known"),
      required("area", TEXT, "area"),
      optional("sector", TEXT, "sector"),
      required("subject", TEXT, "subject"),
      optional("situation", TEXT, "situation"),
      optional("lat", REAL, "lat"),
      optional("lon", REAL, "lon"),
      optional("accuracy_m", REAL, "accuracyM"),
      optional("geometry", JSON, "geometry"),
      required("headline", TEXT, "headline"),
      required("sources", INTEGER, "sources"),
      required("independent_sources", INTEGER, "independentSources"),
      optional("grade", TEXT, "grade"),
      optional("reason", TEXT, "reason"),
      required("exercise", BOOLEAN, "exercise"),
      Column.doc()),

  HOTSPOTS(
      ResultStream.HOTSPOTS,
      Statement.historyAndCurrent("hotspots", "hotspot_id"),
      Column.run(),
      required("hotspot_id", TEXT, "hotspotId"),
      required("revision", INTEGER, "revision"),
      required("status", TEXT, "status"),
      required("opened", TIME, "opened"),
      required("known", TIME, "known"),
      required("from_time", TIME, "from"),
      required("to_time", TIME, "to"),
      required("lat", REAL, "lat"),
      required("lon", REAL, "lon"),
      required("observed", INTEGER, "observed"),
      required("expected", REAL, "expected"),
      optional("recurrence_days", REAL, "recurrenceDays"),
      required("history_days", REAL, "historyDays"),
      optional("trend", TEXT, "trend"),
      required("severity", INTEGER, "severity"),
      optional("reason", TEXT, "reason"),
      optional("geometry", JSON, "geometry"),
      Column.doc()),

  INCIDENTS(
      ResultStream.INCIDENTS,
      Statement.historyAndCurrent("incidents", "incident_id"),
      Column.run(),
      required("incident_id", TEXT, "incidentId"),
      required("revision", INTEGER, "revision"),
      required("status", TEXT, "status"),
      required("known", TIME, "known"),
      required("from_time", TIME, "from"),
      required("to_time", TIME, "to"),
      required("lat", REAL, "lat"),
      required("lon", REAL, "lon"),
      optional("accuracy_m", REAL, "accuracyM"),
      required("sources", INTEGER, "sources"),
      required("independent_sources", INTEGER, "independentSources"),
      optional("grade", TEXT, "grade"),
      optional("party", TEXT, "party"),
      optional("reason", TEXT, "reason"),
      Column.doc()),

  CONVOYS(
      ResultStream.CONVOYS,
      Statement.historyAndCurrent("convoys", "convoy_id"),
      Column.run(),
      required("convoy_id", TEXT, "convoyId"),
      required("revision", INTEGER, "revision"),
      required("known", TIME, "known"),
      required("time", TIME, "time"),
      required("status", TEXT, "status"),
      optional("lat", REAL, "lat"),
      optional("lon", REAL, "lon"),
      optional("route_id", TEXT, "routeId"),
      optional("progress_m", REAL, "progressM"),
      optional("remaining_m", REAL, "remainingM"),
      optional("deviation_m", REAL, "deviationM"),
      optional("speed_mps", REAL, "speedMps"),
      optional("eta", TIME, "eta"),
      optional("eta_low", TIME, "etaLow"),
      optional("eta_high", TIME, "etaHigh"),
      optional("planned_arrival", TIME, "plannedArrival"),
      optional("delay_s", REAL, "delayS"),
      Column.doc()),

  ROUTES(
      ResultStream.ROUTES,
      Statement.historyAndCurrent("routes", "route_id"),
      Column.run(),
      required("route_id", TEXT, "routeId"),
      required("revision", INTEGER, "revision"),
      required("known", TIME, "known"),
      required("status", TEXT, "status"),
      required("since", TIME, "since"),
      optional("speed_mps", REAL, "speedMps"),
      optional("usual_speed_mps", REAL, "usualSpeedMps"),
      optional("reason", TEXT, "reason"),
      Column.doc()),

  ZONES(
      ResultStream.ZONES,
      Statement.history("zones", "run, zone_id, subject, change, time, known"),
      Column.run(),
      required("zone_id", TEXT, "zoneId"),
      required("subject", TEXT, "subject"),
      required("change", TEXT, "change"),
      required("time", TIME, "time"),
      required("known", TIME, "known"),
      optional("p_inside", REAL, "pInside"),
      optional("lat", REAL, "lat"),
      optional("lon", REAL, "lon"),
      Column.doc()),

  COVERAGE(
      ResultStream.COVERAGE,
      Statement.history("coverage", "run, coverage_id, known"),
      Column.run(),
      Column.key("coverage_id"),
      required("known", TIME, "known"),
      Column.doc()),

  OBSERVATIONS(
      ResultStream.OBSERVATIONS,
      Statement.history("observations", "run, id, stream, revision"),
      Column.run(),
      required("stream", TEXT, "stream"),
      required("id", TEXT, "id"),
      orElse("revision", "revision", 1),
      firstOf("source", TEXT, "sensorId", "droneId", "patrolId", "vehicleId", "siteId"),
      required("time", TIME, "time"),
      required("received", TIME, "received"),
      optional("event", TEXT, "event"),
      whereabouts("lat", REAL, "lat"),
      whereabouts("lon", REAL, "lon"),
      whereabouts("accuracy_m", REAL, "accuracyM"),
      optional("severity", INTEGER, "severity"),
      optional("killed", INTEGER, "killed"),
      optional("count", INTEGER, "count"),
      optional("sector", TEXT, "sector"),
      whereabouts("cell", TEXT, "cell"),
      required("effective", BOOLEAN, "effective"),
      optional("commodity", TEXT, "commodity"),
      optional("quantity", REAL, "quantity"),
      optional("unit", TEXT, "unit"),
      optional("daily_use", REAL, "dailyUse")),

  REJECTED(
      ResultStream.REJECTED,
      Statement.history("rejected", "run, id"),
      Column.run(),
      Column.key("id"),
      Column.timestamp("known"),
      required("stream", TEXT, "stream"),
      required("reason", TEXT, "reason"),
      optional("field", TEXT, "field"),
      required("message", TEXT, "message"),
      optional("file", TEXT, "file"),
      optional("line", INTEGER, "line"),
      optional("kafka_partition", INTEGER, "partition"),
      optional("kafka_offset", INTEGER, "offset"),
      optional("raw", BASE64, "raw")),

  NOTICES(
      ResultStream.NOTICES,
      Statement.historyAndCurrent("notices", "notice_id"),
      Column.run(),
      required("notice_id", TEXT, "noticeId"),
      required("revision", INTEGER, "revision"),
      required("situation", TEXT, "situation"),
      required("channel", TEXT, "channel"),
      required("state", TEXT, "state"),
      required("priority", TEXT, "priority"),
      required("tier", INTEGER, "tier"),
      required("call", INTEGER, "call"),
      required("opened", TIME, "opened"),
      required("known", TIME, "known"),
      optional("escalate_at", TIME, "escalateAt"),
      Column.nested("alert_id", TEXT, "alert", "alertId"),
      Column.nested("kind", TEXT, "alert", "kind"),
      Column.nested("headline", TEXT, "alert", "headline"),
      Column.nested("sector", TEXT, "alert", "sector"),
      required("members", JSON, "members"),
      required("member_count", INTEGER, "memberCount"),
      optional("digest_id", TEXT, "digestId"),
      optional("officer", TEXT, "officer"),
      optional("shelved_until", TIME, "shelvedUntil"),
      optional("reason", TEXT, "reason"),
      Column.doc()),

  ACTIONS(
      ResultStream.ACTIONS,
      Statement.history("alert_actions", "run, id"),
      Column.run(),
      required("id", TEXT, "id"),
      required("alert_id", TEXT, "alertId"),
      required("time", TIME, "time"),
      required("known", TIME, "known"),
      required("officer", TEXT, "officer"),
      required("action", TEXT, "action"),
      optional("note", TEXT, "note"),
      optional("until", TIME, "until"),
      required("outcome", TEXT, "outcome"),
      optional("notice_id", TEXT, "noticeId"),
      optional("reason", TEXT, "reason")),

  AUDIT(
      ResultStream.AUDIT,
      Statement.history("audit", "seq, hash"),
      required("run", TEXT, "run"),
      required("seq", INTEGER, "seq"),
      required("at", TIME, "at"),
      optional("known", TIME, "known"),
      required("kind", TEXT, "kind"),
      optional("notice_id", TEXT, "noticeId"),
      optional("alert_id", TEXT, "alertId"),
      required("detail", JSON, "detail"),
      required("previous", TEXT, "previous"),
      required("hash", TEXT, "hash")),

  BALANCE(
      ResultStream.BALANCE,
      Statement.balanceAndRun(),
      Column.run(),
      Column.area(),
      Column.exercise(),
      required("stream", TEXT, "stream"),
      required("known", TIME, "known"),
      required("read", INTEGER, "read"),
      required("observations", INTEGER, "observations"),
      required("duplicates", INTEGER, "duplicates"),
      required("conflicting", INTEGER, "conflicting"),
      required("rejected", JSON, "rejected"),
      required("unknown_fields", INTEGER, "unknownFields"));

  private final ResultStream stream;
  private final List<Column> columns;
  private final String sql;

  ResultTable(ResultStream stream, Statement statement, Column... columns) {
    this.stream = stream;
    this.columns = List.of(columns);
    this.sql = statement.of(this.columns);
  }

  /** The topic that fills it. */
  ResultStream stream() {
    return stream;
  }

  /** The columns, in the order of the parameters of {@link #sql()}. */
  List<Column> columns() {
    return columns;
  }

  /** The statement that stores one row. */
  String sql() {
    return sql;
  }
}
