package org.bluewatch.common.geo;

import com.uber.h3core.H3Core;
import com.uber.h3core.LengthUnit;
import com.uber.h3core.util.LatLng;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bluewatch.common.model.GeoPath;
import org.bluewatch.common.model.Place;

/**
 * The grid of H3 cells of one resolution. Cells are numbers inside and the usual 15 hexadecimal
 * digits outside. Safe for use by several threads; not serializable: operators make theirs when
 * they open.
 */
public final class CellGrid {
  /** Loading unpacks the native library into {@code java.io.tmpdir} once per process. */
  private static final class Native {
    static final H3Core H3 = load();

    private static H3Core load() {
      try {
        return H3Core.newInstance();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot unpack the H3 library into java.io.tmpdir", e);
      }
    }
  }

  private static final int MAX_STEPS = 1000;

  /** Of latitude; a degree of longitude is shorter, so that points there are closer still. */
  private static final double METRES_PER_DEGREE = 111_320;

  private final H3Core h3 = Native.H3;
  private final int resolution;

  /**
   * @param resolution H3 resolution, 0 (1,100 km edges) to 15 (0.6 m)
   */
  public CellGrid(int resolution) {
    if (resolution < 0 || resolution > 15) {
      throw new IllegalArgumentException("H3 resolution must be 0 to 15, not " + resolution);
    }
    this.resolution = resolution;
  }

  public int resolution() {
    return resolution;
  }

  /** The cell of a position in degrees. */
  public long cellOf(double lat, double lon) {
    return h3.latLngToCell(lat, lon, resolution);
  }

  /**
   * The cell and all cells at most {@code rings} steps away, ascending; 1 + 3 r (r + 1) cells,
   * fewer where a pentagon is near.
   */
  public long[] disk(long cell, int rings) {
    return sorted(h3.gridDisk(cell, rings));
  }

  /**
   * The cells round a cell by their distance: element r holds those exactly r steps away,
   * ascending; element 0 holds the cell alone.
   */
  public long[][] diskByRings(long cell, int rings) {
    return h3.gridDiskDistances(cell, rings).stream().map(CellGrid::sorted).toArray(long[][]::new);
  }

  /** Mean distance from the centre of a cell to the middle of its edges, in metres. */
  public double inradiusM() {
    return h3.getHexagonEdgeLengthAvg(resolution, LengthUnit.m) * Math.sqrt(3) / 2;
  }

  /**
   * The cells along a line or an outline, ascending: those of its vertices and of points between
   * them no farther apart than {@link #inradiusM}, of each edge {@value #MAX_STEPS} at most.
   */
  public Set<Long> cellsAlong(GeoPath path) {
    Set<Long> cells = new TreeSet<>();
    double stepDegrees = inradiusM() / METRES_PER_DEGREE;
    for (double[] part : path.parts()) {
      cells.add(cellOf(part[1], part[0]));
      for (int i = 2; i < part.length; i += 2) {
        double east = part[i] - part[i - 2];
        double north = part[i + 1] - part[i - 1];
        int steps = (int) Math.min(MAX_STEPS, 1 + StrictMath.hypot(east, north) / stepDegrees);
        for (int step = 1; step <= steps; step++) {
          double share = (double) step / steps;
          cells.add(cellOf(part[i - 1] + share * north, part[i - 2] + share * east));
        }
      }
    }
    return cells;
  }

  /** The centre of a cell; its accuracy is null. */
  public Place centre(long cell) {
    LatLng centre = h3.cellToLatLng(cell);
    return new Place(centre.lat, centre.lng, null);
  }

  /**
   * The union of the cells as a GeoJSON Polygon or MultiPolygon with holes: the same text for the
   * same cells in any order, coordinates rounded to 6 decimals (0.1 m). Cut at the antimeridian;
   * cells that hold a pole have no outline.
   *
   * @throws IllegalArgumentException if there are no cells
   */
  public String outlineGeoJson(Collection<Long> cells) {
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("no cells, no outline");
    }
    // Sorted, because which of two neighbours gives a shared corner decides its last digits.
    List<Long> ordered = cells.stream().distinct().sorted().toList();
    return PolygonWriter.write(CellOutline.of(h3.cellsToMultiPolygon(ordered, true)));
  }

  /**
   * Every cell that a position inside the area can fall into, ascending.
   *
   * @param areaGeometryJson GeoJSON Polygon or MultiPolygon
   * @throws BadGeometry if the geometry is not valid
   */
  public long[] cellsCovering(String areaGeometryJson) {
    return sorted(CellCover.of(GeoJson.read(areaGeometryJson), resolution, h3));
  }

  /** The hexadecimal form of a cell, as on the wire. */
  public static String toText(long cell) {
    return Long.toHexString(cell);
  }

  /**
   * The cell of a hexadecimal form.
   *
   * @throws IllegalArgumentException if it is no H3 cell
   */
  public static long ofText(String text) {
    if (text.matches("[0-9a-f]{1,16}") && Native.H3.isValidCell(text)) {
      return Native.H3.stringToH3(text);
    }
    throw new IllegalArgumentException("'" + text + "' is no H3 cell");
  }

  private static long[] sorted(Collection<Long> cells) {
    return cells.stream().mapToLong(Long::longValue).sorted().toArray();
  }
}
