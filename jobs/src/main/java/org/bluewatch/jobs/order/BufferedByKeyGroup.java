package org.bluewatch.jobs.order;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The records held by an ordering buffer, sorted by key group for a snapshot. */
final class BufferedByKeyGroup<T> {
  private record Held<T>(long ms, T record) {}

  private final Map<Integer, List<Held<T>>> groups = new HashMap<>();

  void add(int keyGroup, long ms, T record) {
    groups.computeIfAbsent(keyGroup, unused -> new ArrayList<>()).add(new Held<>(ms, record));
  }

  /** Writes the number of records of a key group, then each with its millisecond. */
  void write(int keyGroup, DataOutputView out, TypeSerializer<T> serializer) throws IOException {
    List<Held<T>> held = groups.getOrDefault(keyGroup, List.of());
    out.writeInt(held.size());
    for (Held<T> item : held) {
      out.writeLong(item.ms);
      serializer.serialize(item.record, out);
    }
  }
}
