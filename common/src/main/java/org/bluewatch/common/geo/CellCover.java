package org.bluewatch.common.geo;

import com.uber.h3core.H3Core;
import com.uber.h3core.LengthUnit;
import com.uber.h3core.PolygonToCellsFlags;
import com.uber.h3core.util.LatLng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Finds all cells that share a point with an area. */
final class CellCover {
  /**
   * H3 tests overlap with straight edges on the map, while positions are assigned by edges that are
   * straight on the globe. This share of an edge more than makes up for the difference.
   */
  private static final double MARGIN_OF_EDGE = 0.05;

  private static final double KM_PER_DEGREE = 111.0;

  /** H3 takes a polygon wider than 180 degrees for one across the antimeridian, so cut it. */
  private static final double STRIP_DEGREES = 90;

  private CellCover() {}

  static Set<Long> of(Geometry area, int resolution, H3Core h3) {
    Geometry widened = widened(area, h3.getHexagonEdgeLengthAvg(resolution, LengthUnit.km));
    Set<Long> cells = new TreeSet<>();
    for (double west = -180; west < 180; west += STRIP_DEGREES) {
      Envelope strip = new Envelope(west, west + STRIP_DEGREES, -90, 90);
      Geometry inStrip = widened.intersection(area.getFactory().toGeometry(strip));
      for (int i = 0; i < inStrip.getNumGeometries(); i++) {
        if (inStrip.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
          cells.addAll(overlapping(polygon, resolution, h3));
        }
      }
    }
    return cells;
  }

  private static Geometry widened(Geometry area, double edgeKm) {
    Envelope box = area.getEnvelopeInternal();
    double farthestLat = Math.min(85, Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())));
    double degrees =
        MARGIN_OF_EDGE * edgeKm / KM_PER_DEGREE / Math.cos(Math.toRadians(farthestLat));
    return area.buffer(degrees, 2);
  }

  private static List<Long> overlapping(Polygon polygon, int resolution, H3Core h3) {
    List<List<LatLng>> holes = new ArrayList<>();
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      holes.add(ring(polygon.getInteriorRingN(i)));
    }
    return h3.polygonToCellsExperimental(
        ring(polygon.getExteriorRing()),
        holes,
        resolution,
        PolygonToCellsFlags.containment_overlapping);
  }

  private static List<LatLng> ring(LinearRing ring) {
    return Arrays.stream(ring.getCoordinates()).map(c -> new LatLng(c.y, c.x)).toList();
  }
}
