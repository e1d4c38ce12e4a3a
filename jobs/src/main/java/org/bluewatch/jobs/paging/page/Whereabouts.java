package org.bluewatch.jobs.paging.page;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bluewatch.common.geo.Mgrs;
import org.bluewatch.common.geo.Mgrs.Precision;
import org.bluewatch.common.geo.Outline;
import org.bluewatch.common.model.Alert;

/**
 * Where an alert is, told as closely as is known.
 *
 * @param lat latitude in degrees, or null
 * @param lon longitude in degrees, or null
 * @param errorM how far from there it may be, or reaches, in metres, or null if nobody said
 * @param isExtent true if {@code errorM} is how far it reaches
 * @param sector zoneId of the sector, or null
 */
record Whereabouts(Double lat, Double lon, Double errorM, boolean isExtent, String sector) {
  private static final double FINE_M = 1_000;
  private static final double COARSE_M = 10_000;

  static Whereabouts of(Alert alert) {
    if (alert.lat() == null || alert.lon() == null) {
      return new Whereabouts(null, null, null, false, alert.sector());
    }
    boolean isExtent = alert.accuracyM() == null && alert.geometry() != null;
    Double errorM = isExtent ? reachM(alert) : alert.accuracyM();
    return new Whereabouts(alert.lat(), alert.lon(), errorM, isExtent, alert.sector());
  }

  private static Double reachM(Alert alert) {
    OptionalDouble reach = Outline.reachM(alert.geometry(), alert.lat(), alert.lon());
    return reach.isPresent() ? reach.getAsDouble() : null;
  }

  boolean isKnown() {
    return lat != null;
  }

  /**
   * Degrees with as many decimals as the error deserves, for example {@code 4.3600 N 18.5500 E}.
   */
  String degrees() {
    int decimals = errorM == null || errorM <= FINE_M ? 4 : errorM <= COARSE_M ? 3 : 2;
    return degrees(lat, decimals, "N", "S") + " " + degrees(lon, decimals, "E", "W");
  }

  private static String degrees(double value, int decimals, String positive, String negative) {
    String number = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
    return number + " " + (value < 0 ? negative : positive);
  }

  /** For example {@code +- 250 m}, or {@code reaching 8 km from there}. */
  String error() {
    if (errorM == null) {
      return "error not stated";
    }
    String distance = Words.distance(errorM);
    return isExtent ? "reaching " + distance + " from there" : "+- " + distance;
  }

  /**
   * The square of the grid that fits the error, 1 km where no error was stated.
   *
   * @param finest no smaller square than this
   */
  Optional<Mgrs> square(Precision finest) {
    Precision fitting = errorM == null ? Precision.ONE_KM : Precision.fitting(errorM);
    Precision precision = fitting.sideM() < finest.sideM() ? finest : fitting;
    return isKnown() ? Mgrs.of(lat, lon, precision) : Optional.empty();
  }

  /** For example {@code MGRS 34N BK 28 82 (square of 1 km)}. */
  String grid() {
    return square(Precision.HUNDRED_M)
        .map(
            square ->
                "MGRS " + square.spaced() + " (square of " + Words.distance(square.sideM()) + ")")
        .orElse("no MGRS square near the pole");
  }

  /** The sector in words, empty if it has none. */
  String sectorWords() {
    return sector == null ? "" : "sector " + Plain.line(sector);
  }
}
