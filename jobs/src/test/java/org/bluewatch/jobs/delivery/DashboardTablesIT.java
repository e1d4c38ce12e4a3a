package org.bluewatch.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.RunInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database works out for dashboards: names, stocks, figures, and what it forgets. */
class DashboardTablesIT {
  private static final RunInfo RUN = new RunInfo("live", "Test", true);
  private static final long NOON_MS = Instant.parse("2022-12-31T12:00:00Z").toEpochMilli();

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static Database database;

  @BeforeAll
  static void migrate() throws Exception {
    postgres = EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.toFile()).start();
    database = new Database(postgres.getPostgresDatabase());
    DeliverySchema.migrate(database.source());
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @BeforeEach
  void emptyTables() throws Exception {
    database.execute(
        "truncate runs, reference, observations, alerts, alerts_current, routes,"
            + " routes_current, convoys, convoys_current, rejected, retention_progress");
    database.execute(
        "insert into runs values ('live', 'Test', true, '2022-12-01Z', '2022-12-31T12:00:00Z')");
  }

  @Test
  void violenceIsWhatTheContractSays() throws Exception {
    assertThat(database.rows("select unnest(violence())"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventCode.values())
                .filter(code -> code.category() == EventCode.Category.VIOLENCE)
                .map(EventCode::wire)
                .toList());
  }

  // ---- Reference

  @Test
  void theNewestVersionIsKnownByNameAndPlaceInWhateverOrderItComes() throws Exception {
    ResultMessage older = version("site/B1", NOON_MS, site("Old name", 18.5));
    ResultMessage newer = version("site/B1", NOON_MS + 1, site("New name", 18.6));

    deliver(newer, older, newer);

    assertThat(database.rows("select concat_ws(' ', kind, id, name, lat, lon) from reference"))
        .containsExactly("site B1 New name 4.5 18.6");
  }

  @Test
  void whatIsDeletedHasNoValue() throws Exception {
    deliver(version("route/R1", NOON_MS, "{\"type\":\"Feature\"}"));
    deliver(version("route/R1", NOON_MS + 1, null));

    assertThat(database.rows("select value is null from reference")).containsExactly("t");
  }

  @Test
  void ticksRostersAndWhatIsRefusedLeaveNoRow() throws Exception {
    deliver(
        version("~tick/0", NOON_MS, ""),
        version("roster/S1", NOON_MS, "{\"tiers\":[]}"),
        version("no-slash", NOON_MS, "{}"),
        version(null, NOON_MS, "{}"),
        version("site/B1", NOON_MS, "{\"type\":"),
        version("site/B2", NOON_MS, "[]"));

    assertThat(database.count("reference")).isZero();
  }

  private static String site(String name, double lon) {
    return """
        {"type":"Feature","properties":{"name":"%s"},\
        "geometry":{"type":"Point","coordinates":[%s,4.5]}}"""
        .formatted(name, lon);
  }

  private static ResultMessage version(String key, long knownMs, String json) {
    return new ResultMessage(key, 0, 0, knownMs, json);
  }

  private static void deliver(ResultMessage... messages) throws Exception {
    List<String[]> rows = new ArrayList<>();
    for (ResultMessage message : messages) {
      new ReferenceRows(RUN).flatMap(message, new ListCollector<>(rows));
    }
    try (Connection connection = database.source().getConnection();
        PreparedStatement statement = connection.prepareStatement(ReferenceRows.SQL)) {
      for (String[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setString(i + 1, row[i]);
        }
        statement.executeUpdate();
      }
    }
  }

  // ---- Stocks

  @Test
  void aStockLastsAsItsNewestCountAndTheUseToldLastSay() throws Exception {
    count("a", "B1", "water", "2022-12-30T12:00:00Z", 900, "300");
    count("b", "B1", "water", "2022-12-31T06:00:00Z", 600, "null");
    count("c", "B1", "diesel", "2022-12-31T12:00:00Z", 50, "100");
    count("d", "B2", "water", "2022-12-31T12:00:00Z", 50, "null");

    assertThat(
            database.rows(
                """
                select concat_ws(' ', site_id, commodity, quantity, daily_use, days) from stocks('live')
                order by site_id, commodity"""))
        .containsExactly("B1 diesel 50 100 0.5", "B1 water 600 300 1.75", "B2 water 50");
  }

  private static void count(
      String id, String site, String commodity, String time, int quantity, String use)
      throws Exception {
    database.execute(
        """
        insert into observations (run, stream, id, revision, source, time, received, effective,
          commodity, quantity, unit, daily_use)
        values ('live', 'supply-levels', '%s', 1, '%s', '%s', '%s', true, '%s', %d, 'litre', %s)"""
            .formatted(id, site, time, time, commodity, quantity, use));
  }

  // ---- Figures

  @Test
  void figuresOfTheLastDayStandAgainstTheDayBefore() throws Exception {
    event("today-1", "clash", "2022-12-31T11:00:00Z", 2);
    event("today-2", "gunfire", "2022-12-30T13:00:00Z", 0);
    event("yesterday", "clash", "2022-12-30T11:00:00Z", 5);
    event("older", "clash", "2022-12-28T11:00:00Z", 7);
    event("a-patrol", "patrol", "2022-12-31T11:00:00Z", 0);
    route(1, "OPEN", "2022-12-20T00:00:00Z");
    route(2, "BLOCKED", "2022-12-30T09:00:00Z");
    route(3, "OPEN", "2022-12-31T09:00:00Z");

    assertThat(figure("violent events")).isEqualTo("2 1");
    assertThat(figure("killed")).isEqualTo("2 5");
    assertThat(figure("routes not open")).isEqualTo("0 1");
    assertThat(figure("alerts raised")).isEqualTo("0 0");
  }

  private static String figure(String name) throws Exception {
    return database
        .rows(
            "select concat(now, ' ', yesterday) from figures('live') where figure = '" + name + "'")
        .get(0);
  }

  private static void event(String id, String event, String time, int killed) throws Exception {
    database.execute(
        """
        insert into observations (run, stream, id, revision, source, time, received, event, killed, effective)
        values ('live', 'patrol-reports', '%s', 1, 'alpha', '%s', '%s', '%s', %d, true)"""
            .formatted(id, time, time, event, killed));
  }

  private static void route(int revision, String status, String known) throws Exception {
    String row =
        "('live', 'R1', %d, '%s', '{}', '%s', '%s')".formatted(revision, known, status, known);
    String columns = " (run, route_id, revision, known, doc, status, since) values ";
    database.execute("insert into routes" + columns + row);
    database.execute("delete from routes_current");
    database.execute("insert into routes_current" + columns + row);
  }

  // ---- Forgetting

  @Test
  void oldPositionsAreThinnedAndThenGo() throws Exception {
    for (String time : List.of("00:01", "00:02", "00:09", "00:11")) {
      position("thinned-" + time, "2022-12-20T" + time + ":00Z");
      position("kept-" + time, "2022-12-31T" + time + ":00Z");
      position("gone-" + time, "2022-11-20T" + time + ":00Z");
    }
    event("evidence", "clash", "2022-11-20T00:01:30Z", 1);

    database.execute("call forget_old()");
    database.execute("call forget_old()");

    assertThat(database.rows("select id from observations order by id"))
        .containsExactly(
            "evidence",
            "kept-00:01",
            "kept-00:02",
            "kept-00:09",
            "kept-00:11",
            "thinned-00:01",
            "thinned-00:11");
  }

  @Test
  void whatTheAdministratorWantsKeptForEverStays() throws Exception {
    position("old", "2020-01-01T00:01:00Z");
    database.execute("update retention set keep = null where what = 'thinned'");

    database.execute("call forget_old()");

    assertThat(database.count("observations")).isEqualTo(1);
    database.execute("update retention set keep = '30 days' where what = 'thinned'");
  }

  private static void position(String id, String time) throws Exception {
    database.execute(
        """
        insert into observations (run, stream, id, revision, source, time, received, effective)
        values ('live', 'vehicle-positions', '%s', 1, 'V1', '%s', '%s', true)"""
            .formatted(id, time, time));
  }
}
