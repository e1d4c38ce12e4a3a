package org.bluewatch.jobs.source;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import org.bluewatch.common.model.RawRecord;

/** Reads a spool from its beginning or from where an earlier reader stopped. */
public final class SpoolReader implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;
  private static final int HEADER_BYTES = Long.BYTES + Byte.BYTES + 2 * Integer.BYTES + Long.BYTES;

  private final Spool spool;
  private final DataInputStream in;
  private long recordsRead;
  private long bytePosition;

  /**
   * @param recordsRead number of records read before
   * @param bytePosition where the next record begins
   */
  public SpoolReader(Spool spool, long recordsRead, long bytePosition) throws IOException {
    this.spool = spool;
    this.recordsRead = recordsRead;
    this.bytePosition = bytePosition;
    var file = new FileInputStream(spool.path());
    file.getChannel().position(bytePosition);
    in = new DataInputStream(new BufferedInputStream(file, BUFFER_BYTES));
  }

  public long recordsRead() {
    return recordsRead;
  }

  public long bytePosition() {
    return bytePosition;
  }

  /** The next record, null at the end. */
  public RawRecord next() throws IOException {
    if (recordsRead == spool.count()) {
      return null;
    }
    Spool.Entry entry = Spool.Entry.read(in);
    recordsRead++;
    bytePosition += HEADER_BYTES + entry.payload().length;
    return new RawRecord(
        entry.stream(),
        false,
        entry.receivedMs(),
        null,
        entry.payload(),
        spool.fileNames().get(entry.file()),
        -1,
        entry.line());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
