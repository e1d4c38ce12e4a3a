package org.bluewatch.jobs.source;

import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import org.bluewatch.common.codec.ReceivedScanner;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;

/**
 * Recorded streams, merged into one file in knowledge order. How the input was sorted or split no
 * longer shows in it, except in the place that each record remembers it came from.
 *
 * @param path the spool file
 * @param fileNames names of the files that were read; records refer to them by number
 * @param count number of records
 * @param firstReceivedMs earliest knowledge time; {@link RawRecord#UNSTAMPED} if there is none
 * @param lastReceivedMs latest knowledge time; {@link RawRecord#UNSTAMPED} if there is none
 */
public record Spool(
    String path, List<String> fileNames, long count, long firstReceivedMs, long lastReceivedMs)
    implements Serializable {

  private static final long MAX_HEAP_BYTES = 192L << 20;
  private static final int ENTRY_OVERHEAD_BYTES = 96;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final RawStream[] STREAMS = RawStream.values();

  /**
   * The range of knowledge time to read; a record that carries no time is in every range.
   *
   * @param fromMs first, inclusive
   * @param toMs last, exclusive
   */
  public record Range(long fromMs, long toMs) {
    /** All there is. */
    public static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean contains(long receivedMs) {
      return receivedMs == RawRecord.UNSTAMPED || (receivedMs >= fromMs && receivedMs < toMs);
    }
  }

  /** One record as the spool keeps it. */
  record Entry(long receivedMs, RawStream stream, int file, long line, byte[] payload) {
    private static final Comparator<Entry> ORDER =
        Comparator.comparingLong(Entry::receivedMs)
            .thenComparing(Entry::stream)
            .thenComparing(Entry::payload, Arrays::compareUnsigned);

    void write(DataOutput out) throws IOException {
      out.writeLong(receivedMs);
      out.writeByte(stream.ordinal());
      out.writeInt(file);
      out.writeLong(line);
      out.writeInt(payload.length);
      out.write(payload);
    }

    static Entry read(DataInput in) throws IOException {
      long receivedMs = in.readLong();
      RawStream stream = STREAMS[in.readByte()];
      int file = in.readInt();
      long line = in.readLong();
      byte[] payload = new byte[in.readInt()];
      in.readFully(payload);
      return new Entry(receivedMs, stream, file, line, payload);
    }
  }

  private static final class EntryFormat implements ExternalSort.Format<Entry> {
    @Override
    public void write(Entry item, DataOutput out) throws IOException {
      item.write(out);
    }

    @Override
    public Entry read(DataInput in) throws IOException {
      return Entry.read(in);
    }

    @Override
    public long heapBytes(Entry item) {
      return item.payload.length + ENTRY_OVERHEAD_BYTES;
    }
  }

  /**
   * Merges files into a spool.
   *
   * @param folder exists; takes the spool file
   * @param progress told the number of records read so far, now and then
   */
  public static Spool of(List<StreamFile> files, Range range, Path folder, LongConsumer progress)
      throws IOException {
    Path path = Files.createTempFile(folder, "records-", ".spool");
    try (var sort = new ExternalSort<>(folder, new EntryFormat(), Entry.ORDER, MAX_HEAP_BYTES);
        var out =
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(path), BUFFER_BYTES))) {
      var bounds = new Bounds();
      for (int i = 0; i < files.size(); i++) {
        read(files.get(i), i, range, sort, bounds, progress);
      }
      sort.drainTo(entry -> entry.write(out));
      List<String> names = new ArrayList<>(files.stream().map(StreamFile::name).toList());
      return new Spool(path.toString(), names, bounds.count, bounds.first(), bounds.lastMs);
    }
  }

  private static void read(
      StreamFile file,
      int number,
      Range range,
      ExternalSort<Entry> sort,
      Bounds bounds,
      LongConsumer progress)
      throws IOException {
    try (LineReader lines = file.open()) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        long receivedMs = ReceivedScanner.receivedMs(file.stream(), line);
        if (range.contains(receivedMs)) {
          sort.add(new Entry(receivedMs, file.stream(), number, lines.number(), line));
          bounds.add(receivedMs);
          progress.accept(bounds.count);
        }
      }
    } catch (IOException e) {
      throw new StreamFile.BadInput(Path.of(file.file()), "cannot be read: " + e.getMessage());
    }
  }

  private static final class Bounds {
    private long count;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = RawRecord.UNSTAMPED;

    void add(long receivedMs) {
      count++;
      if (receivedMs != RawRecord.UNSTAMPED) {
        firstMs = Math.min(firstMs, receivedMs);
        lastMs = Math.max(lastMs, receivedMs);
      }
    }

    long first() {
      return firstMs == Long.MAX_VALUE ? RawRecord.UNSTAMPED : firstMs;
    }
  }
}
