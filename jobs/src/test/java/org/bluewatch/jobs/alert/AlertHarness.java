package org.bluewatch.jobs.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.AlertAction.Action;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.alert.AlertDraft.Outcome;
import org.bluewatch.jobs.config.AlertSettings;
import org.bluewatch.jobs.metrics.AlertCause;
import org.bluewatch.jobs.order.KnowledgeHarness;

/** The alert stage as Flink runs it, spoken to in the words of the watch. */
public final class AlertHarness implements AutoCloseable {
  /** Noon of a day, at which shifts of twelve hours change. */
  public static final long NOON_MS = 1_699_963_200_000L;

  public static final long MINUTE_MS = 60_000;
  public static final long HOUR_MS = 60 * MINUTE_MS;

  static final String ROSTER =
      """
      {"tiers":[
        {"contacts":["desk:watch"],"acknowledgeWithin":{"P1":"2m","P2":"15m"}},
        {"contacts":["mail:chief"],"acknowledgeWithin":{"P1":"5m","P2":"30m"}},
        {"contacts":["mail:commander"],"acknowledgeWithin":{"P1":"10m"}}]}""";

  private final KnowledgeHarness<Integer, AlertInput, Alert> flink;
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<ActionOutcome> outcomes = new ArrayList<>();
  private int actions;

  private AlertHarness(AlertSettings settings, Map<String, String> steps) throws Exception {
    flink =
        KnowledgeHarness.open(
            () -> new AlertFunction(settings, steps, new RunInfo("live", "Test", false)),
            AlertInput.order(),
            unused -> 0,
            Types.INT,
            AlertInput.class);
  }

  static AlertHarness open() throws Exception {
    return open(AlertSettings.DEFAULTS);
  }

  static AlertHarness open(AlertSettings settings) throws Exception {
    return new AlertHarness(settings, Map.of("hotspot", "Call the sector."));
  }

  /** One with a roster of three tiers, of which the last is for P1 only. */
  static AlertHarness withRoster() throws Exception {
    AlertHarness desk = open();
    desk.reference("roster/default", 0, ROSTER);
    return desk;
  }

  void reference(String key, long receivedMs, String json) throws Exception {
    flink.reference(key, receivedMs, json);
  }

  /** An alert as the tests need it; what is not said is as usual. */
  static final class Draft {
    private final String id;
    private String kind = "incident";
    private Priority priority = Priority.P2;
    private String situation;
    private Double lat;
    private Double lon;
    private Double accuracyM;
    private String geometry;
    private long timeMs = NOON_MS;
    private Outcome outcome = Outcome.STANDS;
    private String headline;

    private Draft(String id) {
      this.id = id;
      this.situation = id;
      this.headline = "about " + id;
    }

    static Draft of(String id) {
      return new Draft(id);
    }

    Draft kind(String value) {
      kind = value;
      return this;
    }

    Draft priority(Priority value) {
      priority = value;
      return this;
    }

    Draft situation(String value) {
      situation = value;
      return this;
    }

    Draft at(double latDeg, double lonDeg) {
      lat = latDeg;
      lon = lonDeg;
      return this;
    }

    Draft accuracyM(double value) {
      accuracyM = value;
      return this;
    }

    Draft area(String geoJson) {
      geometry = geoJson;
      return this;
    }

    Draft time(long value) {
      timeMs = value;
      return this;
    }

    Draft headline(String value) {
      headline = value;
      return this;
    }

    Draft ends(Outcome how) {
      outcome = how;
      return this;
    }

    AlertDraft known(long knownMs) {
      var content =
          new AlertContent(
              priority,
              timeMs,
              id,
              situation,
              lat,
              lon,
              accuracyM,
              geometry,
              headline,
              List.of(),
              List.of("e-" + id),
              List.of("patrol-reports"),
              1,
              1,
              null,
              null);
      return new AlertDraft(
          id,
          kind,
          outcome,
          knownMs,
          outcome == Outcome.STANDS ? "seen" : "over",
          outcome == Outcome.STANDS ? content : null,
          knownMs - 1);
    }
  }

  /** Hears drafts at a moment, and says what that makes of things. */
  AlertHarness hear(long ms, Draft... drafts) throws Exception {
    for (Draft draft : drafts) {
      flink.record(ms, AlertInput.of(draft.known(ms)));
    }
    return until(ms);
  }

  AlertHarness hear(AlertDraft draft) throws Exception {
    flink.record(draft.knownMs(), AlertInput.of(draft));
    return until(draft.knownMs());
  }

  /** Takes a draft without letting time pass. */
  void add(long ms, Draft draft) throws Exception {
    flink.record(ms, AlertInput.of(draft.known(ms)));
  }

  /** An officer does something at a moment. */
  AlertHarness officer(long ms, Action action, String alertId) throws Exception {
    return officer(ms, action, alertId, null);
  }

  AlertHarness officer(long ms, Action action, String alertId, Long untilMs) throws Exception {
    add(action(ms, action, alertId, untilMs));
    return until(ms);
  }

  AlertAction action(long ms, Action action, String alertId, Long untilMs) {
    return new AlertAction("x" + actions++, alertId, ms, ms, "duty", action, "secret", untilMs);
  }

  void add(AlertAction action) throws Exception {
    flink.record(action.receivedMs(), AlertInput.of(action));
  }

  /** Lets time pass. */
  AlertHarness until(long ms) throws Exception {
    flink.watermark(ms);
    alerts.addAll(flink.told());
    notices.addAll(flink.told(AlertFunction.NOTICES));
    outcomes.addAll(flink.told(AlertFunction.OUTCOMES));
    return this;
  }

  AlertHarness restart() throws Exception {
    flink.restart();
    return this;
  }

  /** The alerts told since the last question. */
  List<Alert> alerts() {
    return taken(alerts);
  }

  /** The only alert told since the last question. */
  Alert alert() {
    return only(alerts());
  }

  List<Notice> notices() {
    return taken(notices);
  }

  Notice notice() {
    return only(notices());
  }

  List<ActionOutcome> outcomes() {
    return taken(outcomes);
  }

  List<CurrentAlert> current() {
    return flink.told(AlertFunction.CURRENT);
  }

  List<AlertCause> causes() {
    return flink.told(AlertFunction.CAUSES);
  }

  /** What lies in state but for the budget, as a checkpoint sees it. */
  int stateEntries() throws Exception {
    restart();
    return flink.stateEntries() - 1;
  }

  int timers() {
    return flink.timers();
  }

  private static <T> List<T> taken(List<T> told) {
    List<T> all = List.copyOf(told);
    told.clear();
    return all;
  }

  private static <T> T only(List<T> told) {
    if (told.size() != 1) {
      throw new AssertionError("expected one, told were " + told);
    }
    return told.get(0);
  }

  @Override
  public void close() throws Exception {
    flink.close();
  }
}
