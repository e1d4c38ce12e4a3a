package org.bluewatch.jobs.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.bluewatch.common.model.RawRecord;

/**
 * Reads a spool as a bounded source of parallelism 1. Its last watermark is the last knowledge time
 * in the spool: the end of the input is not the passing of time.
 */
public final class SpoolSource implements Source<RawRecord, SpoolSplit, Boolean> {
  private static final long serialVersionUID = 1L;

  /** Records between two watermarks: enough to cost nothing, few enough to keep buffers small. */
  private static final int RECORDS_PER_WATERMARK = 256;

  /** Records read by sources of this process, for a progress line. */
  private static final AtomicLong PROGRESS = new AtomicLong();

  private final Spool spool;

  public SpoolSource(Spool spool) {
    this.spool = spool;
  }

  /** Number of records that sources of this process have read. */
  public static long recordsReadInThisProcess() {
    return PROGRESS.get();
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<RawRecord, SpoolSplit> createReader(SourceReaderContext context) {
    return new Reader(spool, context);
  }

  @Override
  public SplitEnumerator<SpoolSplit, Boolean> createEnumerator(
      SplitEnumeratorContext<SpoolSplit> context) {
    return new OneSplit(context, false);
  }

  @Override
  public SplitEnumerator<SpoolSplit, Boolean> restoreEnumerator(
      SplitEnumeratorContext<SpoolSplit> context, Boolean assigned) {
    return new OneSplit(context, assigned);
  }

  @Override
  public SimpleVersionedSerializer<SpoolSplit> getSplitSerializer() {
    return new SpoolSplit.Serializer();
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return new FlagSerializer();
  }

  /** Gives the one split to whoever asks first. */
  private static final class OneSplit implements SplitEnumerator<SpoolSplit, Boolean> {
    private final SplitEnumeratorContext<SpoolSplit> context;
    private boolean assigned;
    private SpoolSplit returned = SpoolSplit.BEGINNING;

    OneSplit(SplitEnumeratorContext<SpoolSplit> context, boolean assigned) {
      this.context = context;
      this.assigned = assigned;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {
      if (!assigned) {
        assigned = true;
        context.assignSplit(returned, subtask);
      }
      context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<SpoolSplit> splits, int subtask) {
      // None come back where the reader's own checkpoint holds it.
      for (SpoolSplit split : splits) {
        returned = split;
        assigned = false;
      }
    }

    @Override
    public void addReader(int subtask) {}

    @Override
    public Boolean snapshotState(long checkpointId) {
      return assigned;
    }

    @Override
    public void close() {}
  }

  private static final class Reader implements SourceReader<RawRecord, SpoolSplit> {
    private final Spool spool;
    private final SourceReaderContext context;
    private final CompletableFuture<Void> available = new CompletableFuture<>();
    private SpoolReader in;
    private boolean noMoreSplits;
    private long lastReceivedMs = Long.MIN_VALUE;
    private int sinceWatermark;

    Reader(Spool spool, SourceReaderContext context) {
      this.spool = spool;
      this.context = context;
    }

    @Override
    public void start() {
      if (in == null) {
        context.sendSplitRequest();
      }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RawRecord> output) throws Exception {
      if (in == null) {
        return noMoreSplits ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
      }
      RawRecord record = in.next();
      if (record == null) {
        output.emitWatermark(new Watermark(spool.lastReceivedMs()));
        return InputStatus.END_OF_INPUT;
      }
      PROGRESS.incrementAndGet();
      advanceTo(record.receivedMs(), output);
      output.collect(record, record.receivedMs());
      return InputStatus.MORE_AVAILABLE;
    }

    private void advanceTo(long receivedMs, ReaderOutput<RawRecord> output) {
      if (++sinceWatermark >= RECORDS_PER_WATERMARK && receivedMs > lastReceivedMs) {
        output.emitWatermark(new Watermark(receivedMs - 1));
        sinceWatermark = 0;
      }
      lastReceivedMs = receivedMs;
    }

    @Override
    public List<SpoolSplit> snapshotState(long checkpointId) {
      return in == null ? List.of() : List.of(new SpoolSplit(in.recordsRead(), in.bytePosition()));
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return in == null && !noMoreSplits ? available : CompletableFuture.completedFuture(null);
    }

    @Override
    public void addSplits(List<SpoolSplit> splits) {
      try {
        SpoolSplit split = splits.get(0);
        in = new SpoolReader(spool, split.recordsRead(), split.bytePosition());
        available.complete(null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void notifyNoMoreSplits() {
      noMoreSplits = true;
      available.complete(null);
    }

    @Override
    public void close() throws Exception {
      if (in != null) {
        in.close();
      }
    }
  }

  private static final class FlagSerializer implements SimpleVersionedSerializer<Boolean> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Boolean flag) {
      return new byte[] {(byte) (flag ? 1 : 0)};
    }

    @Override
    public Boolean deserialize(int version, byte[] bytes) {
      return bytes[0] == 1;
    }
  }
}
