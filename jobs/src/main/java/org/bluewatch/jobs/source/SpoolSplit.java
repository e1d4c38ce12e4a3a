package org.bluewatch.jobs.source;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * How far a spool has been read.
 *
 * @param recordsRead number of records
 * @param bytePosition where the next one begins
 */
public record SpoolSplit(long recordsRead, long bytePosition) implements SourceSplit {
  static final SpoolSplit BEGINNING = new SpoolSplit(0, 0);

  @Override
  public String splitId() {
    return "spool";
  }

  /** Writes a split as two longs. */
  static final class Serializer implements SimpleVersionedSerializer<SpoolSplit> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(SpoolSplit split) throws IOException {
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      out.writeLong(split.recordsRead);
      out.writeLong(split.bytePosition);
      return bytes.toByteArray();
    }

    @Override
    public SpoolSplit deserialize(int version, byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      return new SpoolSplit(in.getLong(), in.getLong());
    }
  }
}
