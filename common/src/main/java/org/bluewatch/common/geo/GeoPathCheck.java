package org.bluewatch.common.geo;

import java.util.Arrays;
import java.util.List;
import org.bluewatch.common.model.GeoPath;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.noding.BasicSegmentString;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/** Says whether a path from the wire is a usable polygon or line. */
public final class GeoPathCheck {

  private static final int RING_POSITIONS = 4;

  private GeoPathCheck() {}

  /**
   * True if every coordinate is in range, the rings are closed, do not cross themselves or each
   * other, holes lie inside the shell, and there is an area.
   */
  public static boolean isPolygon(GeoPath path) {
    return path.parts().length > 0
        && Arrays.stream(path.parts()).allMatch(ring -> inRange(ring) && isClosed(ring))
        && PathShapes.polygon(path).isValid()
        && PathShapes.polygon(path).getArea() > 0;
  }

  /**
   * True if every coordinate is in range, the line has a length, and no two of its legs cross
   * between their ends. Going back the same way, or coming back to a place, is no crossing.
   */
  public static boolean isLine(GeoPath path) {
    double[] line = path.parts()[0];
    return inRange(line) && hasLength(line) && !crossesItself(line);
  }

  /** False for infinite and NaN coordinates too. */
  private static boolean inRange(double[] lonLats) {
    for (int i = 0; i < lonLats.length; i += 2) {
      if (!(Math.abs(lonLats[i]) <= 180 && Math.abs(lonLats[i + 1]) <= 90)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isClosed(double[] ring) {
    int last = ring.length - 2;
    return ring.length >= 2 * RING_POSITIONS && ring[0] == ring[last] && ring[1] == ring[last + 1];
  }

  private static boolean hasLength(double[] line) {
    for (int i = 2; i < line.length; i += 2) {
      if (line[i] != line[0] || line[i + 1] != line[1]) {
        return true;
      }
    }
    return false;
  }

  private static boolean crossesItself(double[] line) {
    CrossingFinder finder = new CrossingFinder();
    Coordinate[] positions = PathShapes.sequence(line).toCoordinateArray();
    new MCIndexNoder(finder).computeNodes(List.of(new BasicSegmentString(positions, null)));
    return finder.found;
  }

  /** Finds a point that is inside two legs. The noder's index spares it most pairs. */
  private static final class CrossingFinder implements SegmentIntersector {
    private final RobustLineIntersector intersector = new RobustLineIntersector();
    private boolean found;

    @Override
    public void processIntersections(SegmentString a, int legA, SegmentString b, int legB) {
      if (a == b && legA == legB) {
        return;
      }
      intersector.computeIntersection(
          a.getCoordinate(legA),
          a.getCoordinate(legA + 1),
          b.getCoordinate(legB),
          b.getCoordinate(legB + 1));
      found |= intersector.hasIntersection() && intersector.isProper();
    }

    @Override
    public boolean isDone() {
      return found;
    }
  }
}
