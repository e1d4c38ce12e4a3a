package org.bluewatch.jobs.detect.trust;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.config.TrustSettings;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/** Keeps the track of each receiver and grades its positions. Keyed by vehicleId. */
public final class ReceiverFunction extends KnowledgeFunction<String, Observation, VehicleFix> {
  private static final long serialVersionUID = 1L;

  /** Receivers that begin or cease to show impossible places. */
  public static final OutputTag<Displacement> DISPLACEMENTS =
      new OutputTag<>("displacements", TypeInformation.of(Displacement.class));

  /** A receiver that was not heard for so long begins anew. */
  private static final long FORGET_AFTER_MS = 24 * 3_600_000L;

  private final TrustSettings settings;

  private transient ReceiverTrust trust;
  private transient ValueState<ReceiverTrack> tracks;

  public ReceiverFunction(TrustSettings settings) {
    this.settings = settings;
  }

  /** The order of positions of one millisecond. */
  public static OrderedStreams.Order<Observation> order() {
    return (a, b) -> {
      int byTime = Long.compare(a.timeMs(), b.timeMs());
      if (byTime != 0) {
        return byTime;
      }
      int byId = a.id().compareTo(b.id());
      return byId != 0 ? byId : Long.compare(a.contentHash(), b.contentHash());
    };
  }

  @Override
  public void open(OpenContext context) {
    trust = new ReceiverTrust(settings);
    tracks =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "receiver-tracks", TypeInformation.of(ReceiverTrack.class)));
  }

  @Override
  public void onRecord(Observation fix, Context<String> context, Collector<VehicleFix> out)
      throws Exception {
    ReceiverTrack before = tracks.value();
    ReceiverTrust.Judgement judgement = trust.judge(before, fix);
    tracks.update(judgement.track());
    out.collect(judgement.fix());
    if (judgement.displacement() != null) {
      context.output(DISPLACEMENTS, judgement.displacement());
    }
    if (before == null) {
      context.callAt(context.knownMs() + FORGET_AFTER_MS);
    }
  }

  @Override
  public void onTimer(Context<String> context, Collector<VehicleFix> out) throws Exception {
    ReceiverTrack track = tracks.value();
    if (track == null) {
      return;
    }
    long forgetMs = track.newestMs() + FORGET_AFTER_MS;
    if (context.knownMs() >= forgetMs) {
      tracks.clear();
    } else {
      context.callAt(forgetMs);
    }
  }
}
