package org.bluewatch.jobs.ingest;

import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.config.DedupSettings;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * Lets each officer's action pass once: a copy of it, sent again because nobody confirmed it, must
 * not undo what was done since. One instance, because officers are few.
 */
public final class ActionsFunction extends KnowledgeFunction<Integer, AlertAction, AlertAction> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<Tally> TALLIES =
      new OutputTag<>("action-tallies", TypeInformation.of(Tally.class));

  private final long horizonMs;

  private transient MapState<String, AlertAction> firstSeen;
  private transient Tallies tallies;

  public ActionsFunction(DedupSettings settings) {
    this.horizonMs = settings.horizon().toMillis();
  }

  /** The order of actions of one millisecond. */
  public static OrderedStreams.Order<AlertAction> order() {
    return (a, b) -> {
      int byId = a.id().compareTo(b.id());
      // Of several under one id it must not matter which came first.
      return byId != 0 ? byId : a.toString().compareTo(b.toString());
    };
  }

  @Override
  public Integer soleKey() {
    return OrderedStreams.SOLE_KEY;
  }

  @Override
  public void open(OpenContext context) {
    firstSeen =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "first-actions",
                    BasicTypeInfo.STRING_TYPE_INFO,
                    TypeInformation.of(AlertAction.class)));
    tallies = new Tallies();
  }

  @Override
  public void onRecord(AlertAction action, Context<Integer> context, Collector<AlertAction> out)
      throws Exception {
    AlertAction first = firstSeen.get(action.id());
    if (first != null && action.receivedMs() - first.receivedMs() <= horizonMs) {
      tallies.add(RawStream.ALERT_ACTIONS, Outcome.DUPLICATE);
      if (!isSame(first, action)) {
        tallies.add(RawStream.ALERT_ACTIONS, Outcome.CONFLICTING);
      }
      return;
    }
    firstSeen.put(action.id(), action);
    context.callAt(action.receivedMs() + horizonMs + 1);
    tallies.add(RawStream.ALERT_ACTIONS, Outcome.OBSERVATION);
    out.collect(action);
  }

  /** When it was received is no part of what it says. */
  private static boolean isSame(AlertAction first, AlertAction copy) {
    return first.equals(
        new AlertAction(
            copy.id(),
            copy.alertId(),
            copy.timeMs(),
            first.receivedMs(),
            copy.officer(),
            copy.action(),
            copy.note(),
            copy.untilMs()));
  }

  @Override
  public void onTimer(Context<Integer> context, Collector<AlertAction> out) throws Exception {
    for (Iterator<Map.Entry<String, AlertAction>> i = firstSeen.iterator(); i.hasNext(); ) {
      if (context.knownMs() - i.next().getValue().receivedMs() > horizonMs) {
        i.remove();
      }
    }
    if (firstSeen.isEmpty()) {
      // On heap an emptied map would stay.
      firstSeen.clear();
    }
  }

  @Override
  public void onAdvance(Context<Integer> context, Collector<AlertAction> out) {
    onFlush(context, out);
  }

  @Override
  public void onFlush(Context<Integer> context, Collector<AlertAction> out) {
    tallies.drainTo(tally -> context.output(TALLIES, tally));
  }
}
