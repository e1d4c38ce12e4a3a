package org.bluewatch.bench.area;

import java.util.List;
import java.util.Map;

/**
 * A road between two towns, or a supply line over several of them.
 *
 * @param via names of the towns on it, both ends included
 * @param roadKm length by road as published, null for a supply line
 * @param geometrySource {@code osm} for road geometry, {@code straight} for the straight line,
 *     {@code mixed} for a supply line that has both
 */
record Route(
    String routeId,
    String name,
    List<String> via,
    int speedKph,
    Double roadKm,
    String geometrySource,
    Course course) {

  Map<String, Object> feature() {
    return Json.feature(
        Json.line(course.spots()),
        Json.object(
            "routeId", routeId,
            "name", name,
            "speedKph", speedKph,
            "roadKm", roadKm == null ? null : Json.decimals(roadKm, 1),
            "via", via.size() > 2 ? via : null,
            "geometrySource", geometrySource));
  }
}
