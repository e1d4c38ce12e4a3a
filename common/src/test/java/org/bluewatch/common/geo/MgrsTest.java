package org.bluewatch.common.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import mil.nga.grid.features.Point;
import mil.nga.mgrs.MGRS;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.bluewatch.common.geo.Mgrs.Precision;
import org.junit.jupiter.api.Test;

class MgrsTest {
  /** Scale and slant of the grid against the ground, at most. */
  private static final double DISTORTION = 1.002;

  @Test
  void agreesWithGeotransInNorwayAndSvalbardAtEdgesAndElsewhere() throws IOException {
    List<String> places = places();
    assertThat(places).hasSizeGreaterThan(50);

    for (String place : places) {
      String[] field = place.split(",");
      Mgrs square =
          Mgrs.of(Double.parseDouble(field[0]), Double.parseDouble(field[1]), Precision.HUNDRED_M)
              .orElseThrow();
      assertThat(square.compact()).as(place).isEqualTo(ofHundredMetres(field[2]));
    }
  }

  private static String ofHundredMetres(String ofOneMetre) {
    return ofOneMetre.substring(0, 8) + ofOneMetre.substring(10, 13);
  }

  private static List<String> places() throws IOException {
    try (InputStream csv = MgrsTest.class.getResourceAsStream("mgrs.csv")) {
      return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void isAsPreciseAsTheErrorAllows() {
    assertThat(Precision.fitting(0)).isEqualTo(Precision.HUNDRED_M);
    assertThat(Precision.fitting(100)).isEqualTo(Precision.HUNDRED_M);
    assertThat(Precision.fitting(100.1)).isEqualTo(Precision.ONE_KM);
    assertThat(Precision.fitting(1_000)).isEqualTo(Precision.ONE_KM);
    assertThat(Precision.fitting(9_000)).isEqualTo(Precision.TEN_KM);
    assertThat(Precision.fitting(11_000)).isEqualTo(Precision.HUNDRED_KM);
    assertThat(Precision.fitting(1e9)).isEqualTo(Precision.HUNDRED_KM);
  }

  @Test
  void isWrittenAndReadOut() {
    assertThat(bangui(Precision.HUNDRED_M)).isEqualTo("34N BK 280 823");
    assertThat(bangui(Precision.ONE_KM)).isEqualTo("34N BK 28 82");
    assertThat(bangui(Precision.TEN_KM)).isEqualTo("34N BK 2 8");
    assertThat(bangui(Precision.HUNDRED_KM)).isEqualTo("34N BK");
    assertThat(Mgrs.of(4.36, 18.55, Precision.ONE_KM).orElseThrow().sideM()).isEqualTo(1_000);
    assertThat(Mgrs.of(10, -179.9, Precision.ONE_KM).orElseThrow().compact()).startsWith("01P");
  }

  private static String bangui(Precision precision) {
    return Mgrs.of(4.36, 18.55, precision).orElseThrow().spaced();
  }

  @Test
  void thePolesHaveNoSquareHere() {
    assertThat(Mgrs.of(84, 10, Precision.ONE_KM)).isPresent();
    assertThat(Mgrs.of(84.0001, 10, Precision.ONE_KM)).isEmpty();
    assertThat(Mgrs.of(90, 0, Precision.ONE_KM)).isEmpty();
    assertThat(Mgrs.of(-80, 10, Precision.ONE_KM)).isPresent();
    assertThat(Mgrs.of(-80.0001, 10, Precision.ONE_KM)).isEmpty();
  }

  @Test
  void theAntimeridianIsOneLine() {
    assertThat(Mgrs.of(10, 180, Precision.ONE_KM)).isEqualTo(Mgrs.of(10, -180, Precision.ONE_KM));
  }

  @Test
  void whatIsNoPositionIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Mgrs.of(Double.NaN, 0, Precision.ONE_KM));
    assertThatIllegalArgumentException().isThrownBy(() -> Mgrs.of(0, 180.1, Precision.ONE_KM));
  }

  @Property
  void thePositionLiesInItsSquare(
      @ForAll @DoubleRange(min = -80, max = 84) double lat,
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll Precision precision)
      throws ParseException {
    Mgrs square = Mgrs.of(lat, lon, precision).orElseThrow();

    Point corner = MGRS.parse(square.compact()).toPoint();

    double apartM = Metres.between(lat, lon, corner.getLatitude(), corner.getLongitude());
    assertThat(apartM).isLessThanOrEqualTo(precision.sideM() * Math.sqrt(2) * DISTORTION + 2);
  }

  @Property
  void aLargerSquareHoldsTheSmaller(
      @ForAll @DoubleRange(min = -80, max = 84) double lat,
      @ForAll @DoubleRange(min = -180, max = 180) double lon) {
    Mgrs small = Mgrs.of(lat, lon, Precision.HUNDRED_M).orElseThrow();
    Mgrs large = Mgrs.of(lat, lon, Precision.TEN_KM).orElseThrow();

    assertThat(small.zone() + small.square()).isEqualTo(large.zone() + large.square());
    assertThat(small.easting()).startsWith(large.easting());
    assertThat(small.northing()).startsWith(large.northing());
  }
}
