package org.bluewatch.jobs.alert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.config.AlertSettings;
import org.bluewatch.jobs.metrics.AlertCause;
import org.bluewatch.jobs.metrics.AlertCounts;
import org.bluewatch.jobs.order.KeyedModel;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * Runs the {@link AlertDesk} in one instance: it lives on heap, and what changed is written to
 * keyed state before each checkpoint, from where it rises again after a restart. What a report of a
 * detector means for an alert is said by the class of its kind, for example {@link HotspotAlerts}.
 */
public final class AlertFunction extends KnowledgeFunction<Integer, AlertInput, Alert> {
  private static final long serialVersionUID = 1L;

  /** What people are to be told. */
  public static final OutputTag<Notice> NOTICES =
      new OutputTag<>("notices", TypeInformation.of(Notice.class));

  /** What came of officers' actions. */
  public static final OutputTag<ActionOutcome> OUTCOMES =
      new OutputTag<>("action-outcomes", TypeInformation.of(ActionOutcome.class));

  /** The newest revision of each alert, until it is forgotten. */
  public static final OutputTag<CurrentAlert> CURRENT =
      new OutputTag<>("current-alerts", TypeInformation.of(CurrentAlert.class));

  /** What the alerts that were raised or rose had waited for. */
  public static final OutputTag<AlertCause> CAUSES =
      new OutputTag<>("alert-causes", TypeInformation.of(AlertCause.class));

  private final AlertSettings settings;
  private final HashMap<String, String> steps;
  private final RunInfo run;

  private transient MapState<String, AlertMemory> alerts;
  private transient MapState<String, SituationMemory> situations;
  private transient MapState<String, DigestMemory> digests;
  private transient ValueState<BudgetMemory> budget;

  private transient AlertDesk desk;
  private transient AlertCounts counts;
  private transient long scheduledMs;

  /**
   * @param steps what the area's procedures suggest, by kind of alert
   */
  public AlertFunction(AlertSettings settings, Map<String, String> steps, RunInfo run) {
    this.settings = settings;
    this.steps = new HashMap<>(steps);
    this.run = run;
  }

  @Override
  public Integer soleKey() {
    return OrderedStreams.SOLE_KEY;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    alerts = KeyedModel.map(getRuntimeContext(), "alert-lives", AlertMemory.class);
    situations = KeyedModel.map(getRuntimeContext(), "situations", SituationMemory.class);
    digests = KeyedModel.map(getRuntimeContext(), "digests", DigestMemory.class);
    budget =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("alert-budget", TypeInformation.of(BudgetMemory.class)));
    desk = new AlertDesk(settings, steps, run);
    scheduledMs = Long.MAX_VALUE;
    counts =
        new AlertCounts(
            getRuntimeContext().getMetricGroup(), Alert.KINDS, settings.pagesPerShift());
    if (budget.value() != null) {
      desk.restore(alerts.values(), situations.values(), digests.values(), budget.value());
      restoreCounts();
    }
  }

  private void restoreCounts() throws Exception {
    for (AlertMemory memory : alerts.values()) {
      counts.count(memory.told());
    }
    for (SituationMemory memory : situations.values()) {
      counts.restore(memory.told());
    }
    for (DigestMemory memory : digests.values()) {
      if (memory.told() != null) {
        counts.restore(memory.told());
      }
    }
  }

  @Override
  public void onReference(List<ReferenceUpdate> updates) {
    desk.onReference(updates);
  }

  @Override
  public void onRecord(AlertInput input, Context<Integer> context, Collector<Alert> out) {
    if (input.draft() != null) {
      desk.on(input.draft(), context.knownMs());
    } else {
      desk.on(input.action(), context.knownMs());
    }
    schedule(context, context.knownMs());
  }

  @Override
  public void onAdvance(Context<Integer> context, Collector<Alert> out) {
    counts.showShift(
        desk.budget().pagesAt(context.knownMs()), desk.budget().escalationsAt(context.knownMs()));
    // What is said at the watermark itself would come behind it.
    schedule(context, context.knownMs() + 1);
  }

  /** What is to be said is said when all of the millisecond was heard: once for each object. */
  private void schedule(Context<Integer> context, long earliestMs) {
    long nextMs = desk.hasNews() ? earliestMs : Math.max(earliestMs, desk.nextMs());
    if (nextMs < scheduledMs) {
      scheduledMs = nextMs;
      context.callAt(nextMs);
    }
  }

  @Override
  public void onTimer(Context<Integer> context, Collector<Alert> out) {
    scheduledMs = Long.MAX_VALUE;
    Told told = desk.take(context.knownMs());
    told.alerts.forEach(out::collect);
    told.alerts.forEach(alert -> context.output(CURRENT, new CurrentAlert(alert, false)));
    told.forgotten.forEach(alert -> context.output(CURRENT, new CurrentAlert(alert, true)));
    told.notices.forEach(notice -> context.output(NOTICES, notice));
    told.outcomes.forEach(outcome -> context.output(OUTCOMES, outcome));
    told.causes.forEach(cause -> context.output(CAUSES, cause));
    told.alerts.forEach(counts::count);
    told.notices.forEach(counts::count);
    schedule(context, context.knownMs() + 1);
  }

  @Override
  public void onFlush(Context<Integer> context, Collector<Alert> out) throws Exception {
    AlertDesk.Changes changes = desk.takeChanges();
    KeyedModel.write(alerts, changes.alerts());
    KeyedModel.write(situations, changes.situations());
    KeyedModel.write(digests, changes.digests());
    budget.update(changes.budget());
  }
}
