package org.bluewatch.common.geo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.quadtree.Quadtree;

/**
 * Places that come and go, each a point with an error and perhaps an area round it: which of them
 * belong to a further place, because the points are near each other or one lies in the area of the
 * other. A question costs by what lies round the place, not by how many places there are. Not for
 * use by several threads; places do not meet across the antimeridian.
 */
public final class PlaceIndex {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A degree of longitude is not quite as long at the other place. */
  private static final double MARGIN = 1.02;

  private final double withinM;
  private final double largestM;
  private final Quadtree tree = new Quadtree();
  private final Map<String, Entry> entries = new HashMap<>();

  /**
   * @param withinM points this near, beyond their errors, belong together; a point whose error is
   *     larger is near to nothing
   * @param largestM an area whose envelope has a longer diagonal holds nothing
   */
  public PlaceIndex(double withinM, double largestM) {
    this.withinM = withinM;
    this.largestM = largestM;
  }

  /**
   * A place.
   *
   * @param errorM radius of the position error in metres, 0 where it is exact
   * @param geometry GeoJSON Polygon or MultiPolygon round it, or null; what is not valid counts as
   *     none
   */
  public record Spot(double lat, double lon, double errorM, String geometry) {}

  /**
   * A place that belongs to the one asked about.
   *
   * @param inside true if one lies in the area of the other, false if they are near each other only
   */
  public record Match(String id, boolean inside) {}

  private record Entry(String id, Spot spot, Envelope envelope, PreparedGeometry shape) {
    boolean covers(Spot other) {
      return shape != null
          && shape.getGeometry().getEnvelopeInternal().covers(other.lon(), other.lat())
          && shape.covers(FACTORY.createPoint(new Coordinate(other.lon(), other.lat())));
    }
  }

  /** Adds a place, or replaces the one of this id. */
  public void put(String id, Spot spot) {
    Entry before = entries.get(id);
    if (before != null && before.spot.equals(spot)) {
      return;
    }
    remove(id);
    Entry entry = entry(id, spot);
    entries.put(id, entry);
    tree.insert(entry.envelope, entry);
  }

  /** Removes a place, if it is there. */
  public void remove(String id) {
    Entry entry = entries.remove(id);
    if (entry != null) {
      tree.remove(entry.envelope, entry);
    }
  }

  /** The places that belong to another, in no particular order. */
  public List<Match> matches(Spot spot) {
    Entry asked = entry("", spot);
    @SuppressWarnings("unchecked") // the tree holds only entries
    List<Entry> candidates = tree.query(asked.envelope);
    List<Match> matches = new ArrayList<>();
    for (Entry candidate : candidates) {
      if (!candidate.envelope.intersects(asked.envelope)) {
        continue;
      }
      if (candidate.covers(spot) || asked.covers(candidate.spot)) {
        matches.add(new Match(candidate.id, true));
      } else if (near(spot, candidate.spot)) {
        matches.add(new Match(candidate.id, false));
      }
    }
    return matches;
  }

  private boolean near(Spot a, Spot b) {
    return a.errorM <= withinM
        && b.errorM <= withinM
        && Metres.between(a.lat, a.lon, b.lat, b.lon) <= withinM + a.errorM + b.errorM;
  }

  /**
   * Half the way to what is near, so that envelopes of places near each other meet. Never nothing:
   * the tree takes what has no extent as a degree wide.
   */
  private double reachM(Spot spot) {
    return spot.errorM <= withinM ? MARGIN * (withinM / 2 + spot.errorM) : 1;
  }

  private Entry entry(String id, Spot spot) {
    var envelope = new Envelope(new Coordinate(spot.lon, spot.lat));
    envelope.expandBy(
        reachM(spot) / Math.max(1, Metres.perDegreeLon(spot.lat)),
        reachM(spot) / Metres.perDegreeLat(spot.lat));
    PreparedGeometry shape = shape(spot.geometry);
    if (shape != null) {
      envelope.expandToInclude(shape.getGeometry().getEnvelopeInternal());
    }
    return new Entry(id, spot, envelope, shape);
  }

  private PreparedGeometry shape(String geometry) {
    if (geometry == null) {
      return null;
    }
    try {
      Geometry area = GeoJson.read(geometry);
      Envelope box = area.getEnvelopeInternal();
      boolean fits =
          Metres.between(box.getMinY(), box.getMinX(), box.getMaxY(), box.getMaxX()) <= largestM;
      return fits && area.getDimension() == 2 ? PreparedGeometryFactory.prepare(area) : null;
    } catch (BadGeometry noArea) {
      return null;
    }
  }
}
