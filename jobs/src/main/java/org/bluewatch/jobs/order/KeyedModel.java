package org.bluewatch.jobs.order;

import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Keyed state of a model that lives on heap and is written through before each checkpoint. */
public final class KeyedModel {
  private KeyedModel() {}

  /**
   * State by name.
   *
   * @param name of the state, for ever: it is found by it after a restart
   */
  public static <V> MapState<String, V> map(RuntimeContext context, String name, Class<V> type) {
    return context.getMapState(
        new MapStateDescriptor<>(name, BasicTypeInfo.STRING_TYPE_INFO, TypeInformation.of(type)));
  }

  /**
   * Writes what changed.
   *
   * @param changes by name; null for what is gone
   */
  public static <V> void write(MapState<String, V> state, Map<String, V> changes) throws Exception {
    for (Map.Entry<String, V> change : changes.entrySet()) {
      if (change.getValue() == null) {
        state.remove(change.getKey());
      } else {
        state.put(change.getKey(), change.getValue());
      }
    }
    if (state.isEmpty()) {
      // On heap an emptied map would stay.
      state.clear();
    }
  }
}
