package org.bluewatch.common.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bluewatch.common.model.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * A route as a line with a metre axis: which point of it a position belongs to, and how far along
 * that is. Positions are projected onto segments in a plane of metres around the position itself,
 * so neither the length nor the latitude of the route matters. Immutable once built; not for use by
 * several threads while the first question is asked.
 */
public final class RouteLine {
  private static final double FIRST_RADIUS_M = 2_000;
  private static final double LAST_RADIUS_M = 200_000;

  private final double[] lat;
  private final double[] lon;
  private final double[] alongM;
  private final double[] headingDeg;
  private STRtree segments;
  private Envelope extent;

  private RouteLine(double[] lat, double[] lon) {
    this.lat = lat;
    this.lon = lon;
    this.alongM = new double[lat.length];
    this.headingDeg = new double[lat.length - 1];
    for (int i = 1; i < lat.length; i++) {
      alongM[i] = alongM[i - 1] + Metres.between(lat[i - 1], lon[i - 1], lat[i], lon[i]);
      headingDeg[i - 1] = Metres.headingDeg(lat[i - 1], lon[i - 1], lat[i], lon[i]);
    }
  }

  /**
   * Reads a route.
   *
   * @param geometryJson GeoJSON LineString
   * @throws BadGeometry if it is anything else or not valid
   */
  public static RouteLine of(String geometryJson) {
    Geometry line = GeoJson.read(geometryJson);
    if (!line.getGeometryType().equals(Geometry.TYPENAME_LINESTRING)) {
      throw new BadGeometry("/type", "expected LineString, found " + line.getGeometryType());
    }
    Coordinate[] positions = line.getCoordinates();
    return of(
        Arrays.stream(positions).mapToDouble(p -> p.y).toArray(),
        Arrays.stream(positions).mapToDouble(p -> p.x).toArray());
  }

  private static RouteLine of(double[] lat, double[] lon) {
    // A position that repeats the one before has no direction.
    int[] kept = new int[lat.length];
    int count = 0;
    for (int i = 0; i < lat.length; i++) {
      if (count == 0 || lat[i] != lat[kept[count - 1]] || lon[i] != lon[kept[count - 1]]) {
        kept[count++] = i;
      }
    }
    int[] index = Arrays.copyOf(kept, count);
    return new RouteLine(
        Arrays.stream(index).mapToDouble(i -> lat[i]).toArray(),
        Arrays.stream(index).mapToDouble(i -> lon[i]).toArray());
  }

  /** The same road in the other direction. */
  public RouteLine reversed() {
    return new RouteLine(backwards(lat), backwards(lon));
  }

  private static double[] backwards(double[] values) {
    double[] turned = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i] = values[values.length - 1 - i];
    }
    return turned;
  }

  /** True if another route runs through the same positions in the same order. */
  public boolean isSameAs(RouteLine other) {
    return Arrays.equals(lat, other.lat) && Arrays.equals(lon, other.lon);
  }

  public double lengthM() {
    return alongM[alongM.length - 1];
  }

  /** The place at a progress in metres, kept within the route. */
  public Place placeAt(double progressM) {
    double wanted = Math.max(0, Math.min(lengthM(), progressM));
    int i = segmentAt(wanted);
    double share = (wanted - alongM[i]) / (alongM[i + 1] - alongM[i]);
    return new Place(
        lat[i] + share * (lat[i + 1] - lat[i]), lon[i] + share * (lon[i + 1] - lon[i]), null);
  }

  /** The point within the reach of a search that a position in degrees fits best. */
  public RouteMatch match(double atLat, double atLon, RouteSearch search) {
    var plane = new Plane(atLat, atLon);
    int from = segmentAt(Math.max(0, Math.min(lengthM(), search.fromM())));
    int to = segmentAt(Math.max(0, Math.min(lengthM(), search.toM())));
    RouteMatch best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int i = from; i <= to; i++) {
      double fraction = plane.nearest(i);
      double progressM = alongM[i] + fraction * (alongM[i + 1] - alongM[i]);
      double cost = search.cost(progressM, plane.distanceM(fraction), headingDeg[i]);
      if (cost < least) {
        least = cost;
        best = new RouteMatch(progressM, plane.distanceM(fraction), headingDeg[i]);
      }
    }
    return best;
  }

  /** The nearest point of the whole route. */
  public RouteMatch nearest(double atLat, double atLon) {
    for (double radiusM = FIRST_RADIUS_M; radiusM <= LAST_RADIUS_M; radiusM *= 10) {
      RouteMatch nearest = null;
      for (RouteMatch pass : passes(atLat, atLon, radiusM)) {
        if (nearest == null || pass.deviationM() < nearest.deviationM()) {
          nearest = pass;
        }
      }
      if (nearest != null) {
        return nearest;
      }
    }
    return match(atLat, atLon, RouteSearch.anywhere(lengthM()));
  }

  /**
   * Each time the route passes a position: the nearest point of every stretch that comes within
   * {@code withinM} metres of it, by progress.
   */
  public List<RouteMatch> passes(double atLat, double atLon, double withinM) {
    var plane = new Plane(atLat, atLon);
    var passes = new ArrayList<RouteMatch>();
    RouteMatch nearest = null;
    int last = -2;
    for (int i : segmentsNear(atLat, atLon, withinM)) {
      double fraction = plane.nearest(i);
      double deviationM = plane.distanceM(fraction);
      if (deviationM > withinM) {
        continue;
      }
      if (i != last + 1 && nearest != null) {
        passes.add(nearest);
        nearest = null;
      }
      if (nearest == null || deviationM < nearest.deviationM()) {
        double progressM = alongM[i] + fraction * (alongM[i + 1] - alongM[i]);
        nearest = new RouteMatch(progressM, deviationM, headingDeg[i]);
      }
      last = i;
    }
    if (nearest != null) {
      passes.add(nearest);
    }
    return passes;
  }

  /** Segments whose envelope comes near, ascending. */
  private List<Integer> segmentsNear(double atLat, double atLon, double withinM) {
    @SuppressWarnings("unchecked") // the tree holds only segment numbers
    List<Integer> found = index().query(around(atLat, atLon, withinM));
    return found.stream().sorted().toList();
  }

  /** What lies within some metres of a position in degrees, and a little more. */
  static Envelope around(double atLat, double atLon, double withinM) {
    double latDegrees = withinM / Metres.perDegreeLat(atLat);
    double lonDegrees = withinM / Math.max(1, Metres.perDegreeLon(atLat));
    return new Envelope(
        atLon - lonDegrees, atLon + lonDegrees, atLat - latDegrees, atLat + latDegrees);
  }

  private STRtree index() {
    if (segments == null) {
      segments = new STRtree();
      List<Envelope> extents = segmentExtents();
      for (int i = 0; i < extents.size(); i++) {
        segments.insert(extents.get(i), i);
      }
      segments.build();
    }
    return segments;
  }

  /** The extent of each segment, in their order. */
  List<Envelope> segmentExtents() {
    List<Envelope> extents = new ArrayList<>(lat.length);
    for (int i = 0; i + 1 < lat.length; i++) {
      extents.add(new Envelope(lon[i], lon[i + 1], lat[i], lat[i + 1]));
    }
    return extents;
  }

  /** How many positions it is drawn through, 2 or more. */
  int vertices() {
    return lat.length;
  }

  /** Progress of one of them in metres. */
  double vertexM(int i) {
    return alongM[i];
  }

  /** Where another route passes a vertex of this one within {@code withinM} metres. */
  List<RouteMatch> passesAt(int i, RouteLine other, double withinM) {
    return other.passes(lat[i], lon[i], withinM);
  }

  /** True if vertices of this route may lie within {@code withinM} metres of the other. */
  boolean mayMeet(RouteLine other, double withinM) {
    Envelope near = new Envelope(other.extent());
    double farthest = Math.max(Math.abs(near.getMinY()), Math.abs(near.getMaxY()));
    near.expandBy(
        withinM / Math.max(1, Metres.perDegreeLon(farthest)), withinM / Metres.perDegreeLat(0));
    return near.intersects(extent());
  }

  private Envelope extent() {
    if (extent == null) {
      extent = new Envelope();
      for (int i = 0; i < lat.length; i++) {
        extent.expandToInclude(lon[i], lat[i]);
      }
    }
    return extent;
  }

  private int segmentAt(double progressM) {
    int found = Arrays.binarySearch(alongM, progressM);
    int i = found >= 0 ? found : -found - 2;
    return Math.max(0, Math.min(lat.length - 2, i));
  }

  /** Metres north and east of a position, which is the origin. */
  private final class Plane {
    private static final Coordinate ORIGIN = new Coordinate(0, 0);
    private final double atLat;
    private final double atLon;
    private final double metresPerLat;
    private final double metresPerLon;
    private final LineSegment segment = new LineSegment();

    Plane(double atLat, double atLon) {
      this.atLat = atLat;
      this.atLon = atLon;
      this.metresPerLat = Metres.perDegreeLat(atLat);
      this.metresPerLon = Metres.perDegreeLon(atLat);
    }

    /** Which share of segment {@code i} lies before its point nearest to the origin. */
    double nearest(int i) {
      segment.p0.x = Metres.eastDegrees(atLon, lon[i]) * metresPerLon;
      segment.p0.y = (lat[i] - atLat) * metresPerLat;
      segment.p1.x = Metres.eastDegrees(atLon, lon[i + 1]) * metresPerLon;
      segment.p1.y = (lat[i + 1] - atLat) * metresPerLat;
      return segment.segmentFraction(ORIGIN);
    }

    /** Metres from the origin to that point of the segment asked about last. */
    double distanceM(double fraction) {
      double x = segment.p0.x + fraction * (segment.p1.x - segment.p0.x);
      double y = segment.p0.y + fraction * (segment.p1.y - segment.p0.y);
      return Math.sqrt(x * x + y * y);
    }
  }
}
