package org.bluewatch.common.geo;

import java.util.Optional;
import mil.nga.grid.features.Point;
import mil.nga.mgrs.MGRS;

/**
 * A square of the Military Grid Reference System, in which positions are read out over the radio.
 * References are cut, never rounded: the position lies in the square, north and east of its corner.
 *
 * @param zone grid zone, two digits and the letter of the latitude band, for example {@code 34N}
 * @param square letters of the 100 km square, for example {@code BK}
 * @param easting digits within the square, none for the whole square
 * @param northing as many digits
 */
public record Mgrs(String zone, String square, String easting, String northing) {
  /** Beyond, grid references are those of the polar caps, which nobody here uses. */
  private static final double SOUTHERNMOST = -80;

  private static final double NORTHERNMOST = 84;
  private static final int ALL_DIGITS = 5;

  /** How large a square is named. */
  public enum Precision {
    HUNDRED_KM(100_000),
    TEN_KM(10_000),
    ONE_KM(1_000),
    HUNDRED_M(100);

    private final int sideM;

    Precision(int sideM) {
      this.sideM = sideM;
    }

    /** Side of the square in metres. */
    public int sideM() {
      return sideM;
    }

    private int digits() {
      return ordinal();
    }

    /**
     * The smallest square that is not smaller than an error.
     *
     * @param accuracyM position error in metres, at least 0
     */
    public static Precision fitting(double accuracyM) {
      Precision fitting = HUNDRED_KM;
      for (Precision precision : values()) {
        fitting = accuracyM <= precision.sideM ? precision : fitting;
      }
      return fitting;
    }
  }

  /**
   * The square that holds a position, empty beyond 84 degrees north and 80 degrees south.
   *
   * @throws IllegalArgumentException if this is no position
   */
  public static Optional<Mgrs> of(double lat, double lon, Precision precision) {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      throw new IllegalArgumentException("no position: " + lat + ", " + lon);
    }
    if (lat < SOUTHERNMOST || lat > NORTHERNMOST) {
      return Optional.empty();
    }
    // The antimeridian belongs to the first zone.
    MGRS exact = MGRS.from(Point.degrees(lon == 180 ? -180 : lon, lat));
    return Optional.of(
        new Mgrs(
            "%02d%c".formatted(exact.getZone(), exact.getBand()),
            exact.getColumnRowId(),
            digits(exact.getEasting(), precision),
            digits(exact.getNorthing(), precision)));
  }

  private static String digits(long metres, Precision precision) {
    return "%05d".formatted(metres).substring(0, Math.min(ALL_DIGITS, precision.digits()));
  }

  /** Side of the square in metres. */
  public int sideM() {
    int sideM = Precision.HUNDRED_KM.sideM;
    for (int i = 0; i < easting.length(); i++) {
      sideM /= 10;
    }
    return sideM;
  }

  /** Without blanks, for example {@code 34NBK2882}. */
  public String compact() {
    return zone + square + easting + northing;
  }

  /** As it is read out, for example {@code 34N BK 28 82}. */
  public String spaced() {
    return String.join(" ", zone, square, easting, northing).strip();
  }
}
