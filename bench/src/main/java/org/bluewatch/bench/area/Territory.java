package org.bluewatch.bench.area;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * The area of operations and its sectors: the two countries with a rim of about ten kilometres, cut
 * into sectors that do not overlap and together cover all of it.
 *
 * <p>The rim is there because border towns and events lie up to eight kilometres outside the
 * generalised border line; a position error of 25 km is usual in the event data.
 */
final class Territory {
  /** About ten kilometres; a degree is 109 to 111 km in either direction in this area. */
  private static final double RIM_DEG = 0.09;

  /** About 200 metres. */
  private static final double SIMPLIFIED_DEG = 0.002;

  /** Smaller pieces are slivers between source polygons: about 12 square kilometres. */
  private static final double SLIVER_SQUARE_DEG = 0.001;

  /** Which administrative units make which sector, in the manner of mission sectors. */
  private static final Map<String, List<String>> SECTORS = new LinkedHashMap<>();

  static {
    SECTORS.put("CAR Bangui", List.of("Bangui", "Ombella-M'Poko", "Lobaye"));
    SECTORS.put(
        "CAR West",
        List.of("Ouham", "Ouham-Pendé", "Nana-Mambéré", "Mambéré-Kadéï", "Sangha-Mbaéré"));
    SECTORS.put("CAR Centre", List.of("Nana-Grébizi", "Kémo", "Ouaka", "Bamingui-Bangoran"));
    SECTORS.put(
        "CAR East", List.of("Vakaga", "Haute-Kotto", "Basse-Kotto", "Mbomou", "Haut-Mbomou"));
    SECTORS.put(
        "South Sudan South",
        List.of("Western Equatoria", "Central Equatoria", "Eastern Equatoria"));
    SECTORS.put("South Sudan East", List.of("Jonglei"));
    SECTORS.put("South Sudan North", List.of("Upper Nile", "Unity"));
    SECTORS.put(
        "South Sudan West",
        List.of("Western Bahr el Ghazal", "Northern Bahr el Ghazal", "Warrap", "Lakes"));
  }

  private final Polygon boundary;
  private final Map<String, Geometry> sectors = new LinkedHashMap<>();
  private final IndexedPointInAreaLocator inside;

  Territory(List<Sources.Unit> units) {
    Map<String, Geometry> bases = new LinkedHashMap<>();
    SECTORS.forEach((name, members) -> bases.put(name, union(shapes(units, members))));
    Geometry countries = union(new ArrayList<>(bases.values()));
    Geometry rimmed =
        TopologyPreservingSimplifier.simplify(countries.buffer(RIM_DEG), SIMPLIFIED_DEG);
    this.boundary = withoutHoles(largest(snapped(rimmed)));
    Geometry free = boundary;
    for (String name : bases.keySet()) {
      Geometry wide = overlay(bases.get(name).buffer(1.5 * RIM_DEG), free, OverlayNG.INTERSECTION);
      Geometry own = overlay(wide, others(bases, name), OverlayNG.DIFFERENCE);
      sectors.put(name, withoutSlivers(own));
      free = overlay(free, sectors.get(name), OverlayNG.DIFFERENCE);
    }
    this.inside = new IndexedPointInAreaLocator(boundary);
  }

  Polygon boundary() {
    return boundary;
  }

  /** The sectors by name, in a fixed order. */
  Map<String, Geometry> sectors() {
    return sectors;
  }

  /** The units that make a sector. */
  static List<String> unitsOf(String sector) {
    return SECTORS.get(sector);
  }

  /** True inside and on the boundary. */
  boolean covers(Spot spot) {
    return inside.locate(new Coordinate(spot.lon(), spot.lat())) != Location.EXTERIOR;
  }

  private static List<Geometry> shapes(List<Sources.Unit> units, List<String> names) {
    List<Geometry> shapes = new ArrayList<>();
    units.stream().filter(u -> names.contains(u.name())).forEach(u -> shapes.add(u.shape()));
    if (shapes.size() != names.size()) {
      throw new IllegalArgumentException("not all units found of " + names);
    }
    return shapes;
  }

  private static Geometry others(Map<String, Geometry> bases, String name) {
    List<Geometry> others = new ArrayList<>(bases.values());
    others.remove(bases.get(name));
    return union(others);
  }

  private static Geometry union(List<Geometry> shapes) {
    return UnaryUnionNG.union(shapes, Sources.GEOMETRIES.getPrecisionModel());
  }

  private static Geometry overlay(Geometry a, Geometry b, int operation) {
    return OverlayNG.overlay(a, b, operation, Sources.GEOMETRIES.getPrecisionModel());
  }

  private static Geometry snapped(Geometry shape) {
    return GeometryPrecisionReducer.reduce(shape, Sources.GEOMETRIES.getPrecisionModel());
  }

  private static Polygon largest(Geometry shape) {
    Polygon largest = null;
    for (Object part : PolygonExtracter.getPolygons(shape)) {
      Polygon polygon = (Polygon) part;
      if (largest == null || polygon.getArea() > largest.getArea()) {
        largest = polygon;
      }
    }
    return largest;
  }

  private static Polygon withoutHoles(Polygon polygon) {
    return Sources.GEOMETRIES.createPolygon(polygon.getExteriorRing().getCoordinateSequence());
  }

  private static Geometry withoutSlivers(Geometry shape) {
    List<Polygon> kept = new ArrayList<>();
    for (Object part : PolygonExtracter.getPolygons(shape)) {
      Polygon polygon = (Polygon) part;
      if (polygon.getArea() >= SLIVER_SQUARE_DEG) {
        kept.add(polygon);
      }
    }
    return kept.size() == 1
        ? kept.get(0)
        : Sources.GEOMETRIES.createMultiPolygon(kept.toArray(Polygon[]::new));
  }
}
