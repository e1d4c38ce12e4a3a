package org.bluewatch.jobs.config;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bluewatch.common.geo.GeometryType;

/**
 * A GeoJSON file of an area whose features have ids, with what is asked of the features.
 *
 * @param kind the part of a reference key before the slash, e.g. {@code zone}
 * @param geometryTypes what a feature may be
 * @param properties reports what is wrong with the properties, but for the id
 */
record Layer(String kind, Set<GeometryType> geometryTypes, Consumer<Fields> properties) {
  private static final List<String> SITE_KINDS =
      List.of("base", "camp", "depot", "town", "crossing");
  private static final double LONGEST_REACH_M = 1_000_000;

  static final List<Layer> ALL =
      List.of(
          new Layer(
              "zone", Set.of(GeometryType.POLYGON, GeometryType.MULTI_POLYGON), Layer::checkZone),
          new Layer("route", Set.of(GeometryType.LINE_STRING), Layer::checkRoute),
          new Layer("site", Set.of(GeometryType.POINT), Layer::checkSite),
          new Layer("sensor", Set.of(GeometryType.POINT), Layer::checkSensor));

  String fileName() {
    return kind + "s.geojson";
  }

  /** The property that holds the id, e.g. {@code zoneId}. */
  String idKey() {
    return kind + "Id";
  }

  /** Reports what is wrong with the properties of a feature; further properties are fine. */
  void check(Fields feature) {
    feature.require(idKey());
    properties.accept(feature);
  }

  private static void checkZone(Fields zone) {
    zone.require("name", "kind");
    zone.text("name");
    zone.text("side");
    zone.number("approachM", 0, LONGEST_REACH_M);
    zone.duration("emptyAfter");
    zone.number("factor", 1, 1000);
    zone.oneOf("kind", ZoneKind.wireNames())
        .flatMap(ZoneKind::ofWire)
        .flatMap(ZoneKind::requiredProperty)
        .ifPresent(zone::require);
  }

  private static void checkRoute(Fields route) {
    route.require("name");
    route.text("name");
    route.number("speedKph", 0.1, 300);
  }

  private static void checkSite(Fields site) {
    site.require("name", "kind");
    site.text("name");
    site.oneOf("kind", SITE_KINDS);
  }

  private static void checkSensor(Fields sensor) {
    sensor.require("sensorType", "heartbeatEvery", "rangeM");
    sensor.text("sensorType");
    sensor.duration("heartbeatEvery");
    sensor.number("rangeM", 0, LONGEST_REACH_M);
  }
}
