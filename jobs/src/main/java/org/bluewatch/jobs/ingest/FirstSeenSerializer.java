package org.bluewatch.jobs.ingest;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a {@link FirstSeen} as its two numbers. There is one for every id within the horizon, and
 * on heap each checkpoint writes them all, so reflection and copies would be felt.
 */
public final class FirstSeenSerializer extends TypeSerializerSingleton<FirstSeen> {
  public static final FirstSeenSerializer INSTANCE = new FirstSeenSerializer();

  private static final long serialVersionUID = 1L;

  private FirstSeenSerializer() {}

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public FirstSeen createInstance() {
    return new FirstSeen(0, 0);
  }

  @Override
  public FirstSeen copy(FirstSeen from) {
    return from;
  }

  @Override
  public FirstSeen copy(FirstSeen from, FirstSeen reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return 2 * Long.BYTES;
  }

  @Override
  public void serialize(FirstSeen first, DataOutputView target) throws IOException {
    target.writeLong(first.contentHash());
    target.writeLong(first.receivedMs());
  }

  @Override
  public FirstSeen deserialize(DataInputView source) throws IOException {
    return new FirstSeen(source.readLong(), source.readLong());
  }

  @Override
  public FirstSeen deserialize(FirstSeen reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<FirstSeen> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the format in checkpoints; another format gets another class. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<FirstSeen> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
