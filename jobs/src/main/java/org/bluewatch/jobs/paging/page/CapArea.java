package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bluewatch.common.geo.Outline;
import org.bluewatch.common.model.Alert;

/**
 * The area of a CAP message. Positions are {@code latitude,longitude} in degrees, polygons closed
 * and of at least four, radii in kilometres.
 */
final class CapArea {
  private static final double UNSTATED_ERROR_M = 1_000;
  private static final int RING = 4;
  private static final String WHOLE = "area of operations";

  private CapArea() {}

  static void add(CapXml xml, Release release) {
    Alert alert = release.notice().alert();
    Whereabouts where = Whereabouts.of(alert);
    if (PageText.isDigest(release.notice())) {
      // Its alerts are in many places.
      xml.element("areaDesc", Plain.orElse(alert.area(), WHOLE));
      return;
    }
    xml.element("areaDesc", description(alert, where));
    List<String> polygons = polygons(alert);
    polygons.forEach(polygon -> xml.element("polygon", polygon));
    if (polygons.isEmpty() && where.isKnown()) {
      xml.element("circle", circle(where));
    }
  }

  private static String description(Alert alert, Whereabouts where) {
    String area = Plain.orElse(alert.area(), WHOLE);
    return where.sector() == null ? area : area + ", " + where.sectorWords();
  }

  private static List<String> polygons(Alert alert) {
    List<String> polygons = new ArrayList<>();
    if (alert.geometry() != null) {
      for (double[] ring : Outline.rings(alert.geometry())) {
        List<String> corners = corners(ring);
        if (corners.size() >= RING) {
          polygons.add(String.join(" ", corners));
        }
      }
    }
    return polygons;
  }

  /** Corners that are one after rounding are said once. */
  private static List<String> corners(double[] latLons) {
    List<String> corners = new ArrayList<>();
    for (int i = 0; i < latLons.length; i += 2) {
      String corner = position(latLons[i], latLons[i + 1]);
      if (corners.isEmpty() || !corners.get(corners.size() - 1).equals(corner)) {
        corners.add(corner);
      }
    }
    return corners;
  }

  private static String circle(Whereabouts where) {
    double radiusM = where.errorM() == null ? UNSTATED_ERROR_M : where.errorM();
    return position(where.lat(), where.lon())
        + " "
        + String.format(Locale.ROOT, "%.3f", radiusM / 1000);
  }

  /** Half a metre is close enough. */
  private static String position(double lat, double lon) {
    return String.format(Locale.ROOT, "%.5f,%.5f", lat + 0.0, lon + 0.0);
  }
}
