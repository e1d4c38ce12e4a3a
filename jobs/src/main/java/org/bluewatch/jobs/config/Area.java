package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.source.StreamFile;

/**
 * An area of operations as its folder describes it, checked.
 *
 * @param settings the content of {@code area.yaml}
 * @param boundary GeoJSON Polygon or MultiPolygon
 * @param reference zones, routes, sites, sensors, convoys and rosters by {@code kind/id}: GeoJSON
 *     features, or objects, as compact JSON
 * @param procedures the suggested step by kind of alert
 * @param streams the recorded streams
 * @param warnings what looks odd in the folder but stops nothing
 */
public record Area(
    AreaSettings settings,
    String boundary,
    SortedMap<String, String> reference,
    SortedMap<String, String> procedures,
    List<StreamFile> streams,
    List<Problem> warnings)
    implements Serializable {

  public Area {
    reference = Collections.unmodifiableSortedMap(new TreeMap<>(reference));
    procedures = Collections.unmodifiableSortedMap(new TreeMap<>(procedures));
    streams = List.copyOf(streams);
    warnings = List.copyOf(warnings);
  }

  /**
   * The reference data as first versions, in the order of their keys.
   *
   * @param receivedMs when they come into force, milliseconds since 1970 UTC
   */
  public List<ReferenceUpdate> initialReference(long receivedMs) {
    return reference.entrySet().stream()
        .map(entry -> new ReferenceUpdate(entry.getKey(), receivedMs, entry.getValue()))
        .toList();
  }
}
