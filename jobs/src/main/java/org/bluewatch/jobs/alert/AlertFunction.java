package org.bluewatch.jobs.alert;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.alert.AlertDraft.Outcome;
import org.bluewatch.jobs.ingest.Sectors;
import org.bluewatch.jobs.metrics.ActiveAlerts;
import org.bluewatch.jobs.metrics.AlertCause;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * Keeps the alerts of all kinds that have not ended, and tells each change as a revision. One
 * instance. What a report of a detector means for an alert is said by the class of its kind, for
 * example {@link HotspotAlerts}.
 */
public final class AlertFunction extends KnowledgeFunction<Integer, AlertDraft, Alert> {
  private static final long serialVersionUID = 1L;

  /** What the alerts that were raised or rose had waited for. */
  public static final OutputTag<AlertCause> CAUSES =
      new OutputTag<>("alert-causes", TypeInformation.of(AlertCause.class));

  /** An alert that has ended can still be withdrawn for so long, if its kind says so. */
  private static final long REVISABLE_MS = 30L * 86_400_000;

  private final RunInfo run;

  private transient Sectors sectors;
  private transient MapState<String, Alert> standing;
  private transient ActiveAlerts active;

  public AlertFunction(RunInfo run) {
    this.run = run;
  }

  private static List<String> kinds() {
    var kinds = new ArrayList<>(ConvoyAlerts.KINDS);
    kinds.addAll(
        List.of(HotspotAlerts.KIND, RouteAlerts.KIND, SupplyAlerts.KIND, JammingAlerts.KIND));
    kinds.add(IncidentAlerts.KIND);
    return kinds;
  }

  @Override
  public Integer soleKey() {
    return OrderedStreams.SOLE_KEY;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    sectors = new Sectors();
    standing =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "standing-alerts",
                    BasicTypeInfo.STRING_TYPE_INFO,
                    TypeInformation.of(Alert.class)));
    active = new ActiveAlerts(getRuntimeContext().getMetricGroup(), kinds());
    for (Alert alert : standing.values()) {
      if (!hasEnded(alert)) {
        active.add(alert);
      }
    }
  }

  @Override
  public void onReference(List<ReferenceUpdate> updates) {
    sectors.update(updates);
  }

  @Override
  public void onRecord(AlertDraft draft, Context<Integer> context, Collector<Alert> out)
      throws Exception {
    Alert last = standing.get(draft.alertId());
    if (last == null && draft.outcome() != Outcome.STANDS) {
      // Nobody was told, so there is nothing to take back.
      return;
    }
    Alert alert = next(draft, last);
    out.collect(alert);
    if (last != null && !hasEnded(last)) {
      active.remove(last);
    }
    keep(draft, alert, context);
  }

  private void keep(AlertDraft draft, Alert alert, Context<Integer> context) throws Exception {
    if (!hasEnded(alert)) {
      standing.put(alert.alertId(), alert);
      active.add(alert);
      context.output(CAUSES, new AlertCause(alert.kind(), draft.causeReceivedMs()));
    } else if (draft.last()) {
      standing.remove(alert.alertId());
    } else {
      standing.put(alert.alertId(), alert);
      context.callAt(alert.knownMs() + REVISABLE_MS);
    }
  }

  private static boolean hasEnded(Alert alert) {
    return alert.state() == Alert.State.RESOLVED || alert.state() == Alert.State.WITHDRAWN;
  }

  @Override
  public void onTimer(Context<Integer> context, Collector<Alert> out) throws Exception {
    List<String> over = new ArrayList<>();
    for (Alert alert : standing.values()) {
      if (hasEnded(alert) && alert.knownMs() + REVISABLE_MS <= context.knownMs()) {
        over.add(alert.alertId());
      }
    }
    for (String alertId : over) {
      standing.remove(alertId);
    }
  }

  private Alert next(AlertDraft draft, Alert last) {
    AlertContent content = draft.content() == null ? AlertContent.of(last) : draft.content();
    boolean ends = draft.outcome() != Outcome.STANDS;
    return new Alert(
        draft.alertId(),
        last == null ? 1 : last.revision() + 1,
        draft.kind(),
        stateOf(draft.outcome(), last),
        content.priority(),
        last == null ? content.timeMs() : last.timeMs(),
        draft.knownMs(),
        run.area(),
        ends ? last.sector() : sectorOf(content),
        content.subject(),
        content.situation(),
        content.lat(),
        content.lon(),
        content.accuracyM(),
        content.geometry(),
        content.headline(),
        content.why(),
        content.evidence(),
        content.evidenceStreams(),
        content.sources(),
        content.independentSources(),
        content.grade(),
        draft.reason(),
        run.run(),
        run.exercise());
  }

  private static Alert.State stateOf(Outcome outcome, Alert last) {
    return switch (outcome) {
      case RESOLVED -> Alert.State.RESOLVED;
      case WITHDRAWN -> Alert.State.WITHDRAWN;
      case STANDS -> last == null || hasEnded(last) ? Alert.State.RAISED : last.state();
    };
  }

  private String sectorOf(AlertContent content) {
    return content.lat() == null
        ? null
        : sectors.sectorOf(content.lat(), content.lon()).orElse(null);
  }
}
