package org.bluewatch.common.geo;

import org.bluewatch.common.model.GeoPath;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/** Turns paths of degrees into JTS shapes with x = lon and y = lat. */
final class PathShapes {

  static final GeometryFactory FACTORY =
      new GeometryFactory(PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

  private PathShapes() {}

  /** The polygon of a path whose rings are closed and have at least four positions. */
  static Polygon polygon(GeoPath path) {
    LinearRing[] holes = new LinearRing[path.parts().length - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = FACTORY.createLinearRing(sequence(path.parts()[i + 1]));
    }
    return FACTORY.createPolygon(FACTORY.createLinearRing(sequence(path.parts()[0])), holes);
  }

  static CoordinateSequence sequence(double[] lonLats) {
    return PackedCoordinateSequenceFactory.DOUBLE_FACTORY.create(lonLats, 2);
  }
}
