package org.bluewatch.jobs.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.codec.Decoded;
import org.bluewatch.common.codec.RawDecoder;
import org.bluewatch.common.geo.AreaBoundary;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.Rejection;
import org.bluewatch.jobs.metrics.WatermarkLag;

/**
 * Reads raw records. What is accepted goes on as observation, reference update or alert action;
 * what is not, as rejection; ticks have done their work in the source and end here. Everything is
 * counted.
 */
public final class DecodeOperator extends AbstractStreamOperator<Observation>
    implements OneInputStreamOperator<RawRecord, Observation> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<Rejection> REJECTIONS =
      new OutputTag<>("rejections", TypeInformation.of(Rejection.class));
  public static final OutputTag<ReferenceUpdate> REFERENCE =
      new OutputTag<>("reference", TypeInformation.of(ReferenceUpdate.class));
  public static final OutputTag<AlertAction> ACTIONS =
      new OutputTag<>("alert-actions", TypeInformation.of(AlertAction.class));
  public static final OutputTag<Tally> TALLIES =
      new OutputTag<>("decode-tallies", TypeInformation.of(Tally.class));

  private static final ListStateDescriptor<StampRepair.PartitionStamp> STAMPS =
      new ListStateDescriptor<>(
          "partition-stamps", TypeInformation.of(StampRepair.PartitionStamp.class));

  private final String boundaryGeoJson;
  private final boolean live;

  private transient RawDecoder decoder;
  private transient StampRepair stampRepair;
  private transient Tallies tallies;
  private transient ListState<StampRepair.PartitionStamp> stamps;
  private transient long watermarkMs;
  private transient long latestMs;
  private transient WatermarkLag lag;

  /**
   * @param boundaryGeoJson geometry of the area of operations
   * @param live true if the broker's clock stamps the records: how far they are behind is measured
   */
  public DecodeOperator(String boundaryGeoJson, boolean live) {
    this.boundaryGeoJson = boundaryGeoJson;
    this.live = live;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    stampRepair = new StampRepair();
    // Union: after a restart any subtask may read any partition. Stale copies are lower, so the
    // maximum is right.
    stamps = context.getOperatorStateStore().getUnionListState(STAMPS);
    for (var stamp : stamps.get()) {
      stampRepair.restore(stamp);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    decoder = new RawDecoder(AreaBoundary.of(new ObjectMapper().readTree(boundaryGeoJson)));
    tallies = new Tallies();
    lag = live ? new WatermarkLag(getMetricGroup()) : null;
    watermarkMs = Long.MIN_VALUE;
    latestMs = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<RawRecord> element) {
    RawRecord raw = element.getValue();
    RawRecord record = stampRepair.repair(raw);
    if (record.tick()) {
      if (live) {
        lag.ticked(record.stream(), record.partition(), record.receivedMs());
      }
      return;
    }
    RawStream stream = record.stream();
    tallies.add(stream, Outcome.READ);
    if (record != raw) {
      tallies.add(stream, Outcome.RESTAMPED);
    }
    long ms = record.receivedMs();
    latestMs = Math.max(latestMs, ms);
    Decoded decoded = decoder.decode(record);
    if (decoded instanceof Decoded.Accepted accepted) {
      unknownFields(stream, accepted.unknownFields());
      output.collect(new StreamRecord<>(accepted.observation(), ms));
    } else if (decoded instanceof Decoded.Reference reference) {
      tallies.add(stream, Outcome.OBSERVATION);
      output.collect(REFERENCE, new StreamRecord<>(reference.update(), ms));
    } else if (decoded instanceof Decoded.Action action) {
      unknownFields(stream, action.unknownFields());
      output.collect(ACTIONS, new StreamRecord<>(action.action(), ms));
    } else if (decoded instanceof Decoded.Rejected rejected) {
      tallies.addRejection(stream, rejected.rejection().reason());
      // A record without a readable time has no place of its own on the clock.
      output.collect(
          REJECTIONS, new StreamRecord<>(rejected.rejection(), Math.max(ms, watermarkMs)));
    }
  }

  private void unknownFields(RawStream stream, int count) {
    if (count > 0) {
      tallies.add(stream, Outcome.UNKNOWN_FIELD, count);
    }
  }

  /** Hands over what was counted. */
  private void emitTallies(long stampMs) {
    tallies.drainTo(tally -> output.collect(TALLIES, new StreamRecord<>(tally, stampMs)));
  }

  /** Never behind the watermark; not after a restart either, when no watermark is known yet. */
  private long aheadOfWatermarkMs() {
    return Math.max(watermarkMs + 1, latestMs);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() == Long.MAX_VALUE) {
      emitTallies(aheadOfWatermarkMs());
    } else {
      emitTallies(mark.getTimestamp());
      watermarkMs = mark.getTimestamp();
    }
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    emitTallies(aheadOfWatermarkMs());
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void finish() throws Exception {
    emitTallies(aheadOfWatermarkMs());
    super.finish();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    stamps.clear();
    for (var stamp : stampRepair.stamps()) {
      stamps.add(stamp);
    }
  }
}
