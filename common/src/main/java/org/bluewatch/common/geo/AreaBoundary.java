package org.bluewatch.common.geo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.bluewatch.common.model.Place;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * The area of operations. Immutable and safe for use by several threads; made once, a question
 * costs well under a microsecond even for a boundary of thousands of vertices.
 */
public final class AreaBoundary {

  private final Envelope envelope;
  private final IndexedPointInAreaLocator locator;
  private final Place inside;

  private AreaBoundary(Geometry area) {
    this.envelope = area.getEnvelopeInternal();
    Coordinate interior = area.getInteriorPoint().getCoordinate();
    this.inside = new Place(interior.y, interior.x, 0.0);
    this.locator = new IndexedPointInAreaLocator(area);
    // The locator builds its index on the first question, which must not happen in two threads.
    locator.locate(area.getCoordinate());
  }

  /**
   * Reads a boundary.
   *
   * @param geometry a GeoJSON geometry, Polygon or MultiPolygon
   * @throws BadGeometry if it is anything else or not valid
   */
  public static AreaBoundary of(JsonNode geometry) {
    GeoJson.check(geometry, Set.of(GeometryType.POLYGON, GeometryType.MULTI_POLYGON));
    return new AreaBoundary(GeoJson.read(geometry));
  }

  /**
   * True if the position lies in the area or on its boundary.
   *
   * @param lat degrees
   * @param lon degrees
   */
  public boolean covers(double lat, double lon) {
    return envelope.covers(lon, lat)
        && locator.locate(new Coordinate(lon, lat)) != Location.EXTERIOR;
  }

  /** A position that is surely inside. */
  public Place somewhereInside() {
    return inside;
  }
}
