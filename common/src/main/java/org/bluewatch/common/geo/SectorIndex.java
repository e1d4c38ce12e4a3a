package org.bluewatch.common.geo;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds the sector of a position among polygons that may change. The edge of a sector belongs to
 * it; where sectors overlap or touch, the smallest id wins. Not for use by several threads.
 */
public final class SectorIndex {
  private record Sector(String id, PreparedGeometry shape) {}

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final TreeMap<String, Sector> sectors = new TreeMap<>();
  private STRtree tree = new STRtree();

  /**
   * Adds a sector or replaces the one with this id.
   *
   * @param geometryJson GeoJSON Polygon or MultiPolygon
   * @throws BadGeometry if the geometry is not valid
   */
  public void put(String sectorId, String geometryJson) {
    PreparedGeometry shape = PreparedGeometryFactory.prepare(GeoJson.read(geometryJson));
    sectors.put(sectorId, new Sector(sectorId, shape));
    rebuild();
  }

  /** Removes a sector, if it is there. */
  public void remove(String sectorId) {
    if (sectors.remove(sectorId) != null) {
      rebuild();
    }
  }

  /** The smallest id of the sectors that cover a position in degrees. */
  public Optional<String> sectorOf(double lat, double lon) {
    Coordinate position = new Coordinate(lon, lat);
    Point point = FACTORY.createPoint(position);
    @SuppressWarnings("unchecked") // the tree holds only sectors
    List<Sector> candidates = tree.query(new Envelope(position));
    String smallest = null;
    for (Sector sector : candidates) {
      boolean smaller = smallest == null || sector.id().compareTo(smallest) < 0;
      if (smaller && sector.shape().covers(point)) {
        smallest = sector.id();
      }
    }
    return Optional.ofNullable(smallest);
  }

  /** An STRtree cannot change after its first query. */
  private void rebuild() {
    tree = new STRtree();
    for (Sector sector : sectors.values()) {
      tree.insert(sector.shape().getGeometry().getEnvelopeInternal(), sector);
    }
  }
}
