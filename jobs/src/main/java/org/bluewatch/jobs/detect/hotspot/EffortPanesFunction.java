package org.bluewatch.jobs.detect.hotspot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * Adds up looks by stream, cell and pane between two evaluations, in parallel, so that the one
 * instance that evaluates gets a number for a pane and not each heartbeat.
 */
public final class EffortPanesFunction
    extends KnowledgeFunction<Integer, EffortChange, HotspotInput> {
  private static final long serialVersionUID = 1L;
  private static final int SHARDS = 64;

  private final long everyMs;
  private transient MapState<String, EffortChange> sums;

  /**
   * @param evaluateEvery time between two evaluations
   */
  public EffortPanesFunction(Duration evaluateEvery) {
    this.everyMs = evaluateEvery.toMillis();
  }

  /** The key of a look. */
  public static int shardOf(EffortChange change) {
    return (int) Math.floorMod(change.cell() * 0x9E3779B97F4A7C15L >>> 40, SHARDS);
  }

  /** Sums do not depend on the order. */
  public static OrderedStreams.Order<EffortChange> order() {
    return (a, b) -> 0;
  }

  @Override
  public void open(OpenContext context) {
    sums =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "effort-panes",
                    BasicTypeInfo.STRING_TYPE_INFO,
                    TypeInformation.of(EffortChange.class)));
  }

  @Override
  public void onRecord(EffortChange change, Context<Integer> context, Collector<HotspotInput> out)
      throws Exception {
    String pane =
        change.stream().topic() + '/' + Long.toHexString(change.cell()) + '/' + change.paneMs();
    EffortChange before = sums.get(pane);
    int looks = change.looks() + (before == null ? 0 : before.looks());
    sums.put(pane, new EffortChange(change.stream(), change.cell(), change.paneMs(), looks));
    context.callAt((Math.floorDiv(context.knownMs(), everyMs) + 1) * everyMs);
  }

  @Override
  public void onTimer(Context<Integer> context, Collector<HotspotInput> out) throws Exception {
    List<EffortChange> changes = new ArrayList<>();
    sums.values().forEach(changes::add);
    for (EffortChange change : changes) {
      if (change.looks() != 0) {
        out.collect(HotspotInput.of(change));
      }
    }
    sums.clear();
  }
}
