package org.bluewatch.common.geo;

import com.uber.h3core.util.LatLng;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Turns the rings H3 gives for a union of cells into rounded polygons, cut at the antimeridian. */
final class CellOutline {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double PER_DEGREE = 1e6;

  private CellOutline() {}

  static Geometry of(List<List<List<LatLng>>> polygons) {
    boolean wraps = polygons.stream().flatMap(List::stream).anyMatch(CellOutline::wraps);
    Polygon[] parts = polygons.stream().map(rings -> polygon(rings, wraps)).toArray(Polygon[]::new);
    Geometry outline = FACTORY.createMultiPolygon(parts);
    return wraps ? cutAtAntimeridian(outline) : outline;
  }

  private static boolean wraps(List<LatLng> ring) {
    double west = ring.stream().mapToDouble(p -> p.lng).min().orElseThrow();
    double east = ring.stream().mapToDouble(p -> p.lng).max().orElseThrow();
    return east - west > 180;
  }

  private static Polygon polygon(List<List<LatLng>> rings, boolean wraps) {
    LinearRing[] all = rings.stream().map(ring -> ring(ring, wraps)).toArray(LinearRing[]::new);
    LinearRing[] holes = Arrays.copyOfRange(all, 1, all.length);
    return FACTORY.createPolygon(all[0], holes);
  }

  /** Where the outline wraps, longitudes run from 0 to 360. */
  private static LinearRing ring(List<LatLng> ring, boolean wraps) {
    return FACTORY.createLinearRing(
        ring.stream()
            .map(p -> new Coordinate(round(wraps && p.lng < 0 ? p.lng + 360 : p.lng), round(p.lat)))
            .toArray(Coordinate[]::new));
  }

  private static double round(double degrees) {
    return Math.round(degrees * PER_DEGREE) / PER_DEGREE;
  }

  private static Geometry cutAtAntimeridian(Geometry outline) {
    Geometry west = outline.intersection(FACTORY.toGeometry(new Envelope(180, 360, -90, 90)));
    Geometry east = outline.intersection(FACTORY.toGeometry(new Envelope(0, 180, -90, 90)));
    west.apply(AffineTransformation.translationInstance(-360, 0));
    return FACTORY.buildGeometry(List.of(east, west)).buffer(0);
  }
}
