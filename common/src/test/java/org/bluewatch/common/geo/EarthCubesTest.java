package org.bluewatch.common.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class EarthCubesTest {

  @Property
  void placesNearerThanASideAreInCubesThatTouch(
      @ForAll @DoubleRange(min = -89, max = 89) double lat,
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll @DoubleRange(min = 10, max = 50_000) double sideM,
      @ForAll @DoubleRange(min = 0, max = 0.99) double share,
      @ForAll @DoubleRange(min = 0, max = 6.29) double turn) {
    double otherLat = lat + share * sideM * StrictMath.cos(turn) / Metres.perDegreeLat(lat);
    double middle = (lat + otherLat) / 2;
    double otherLon = lon + share * sideM * StrictMath.sin(turn) / Metres.perDegreeLon(middle);
    otherLon = otherLon > 180 ? otherLon - 360 : otherLon < -180 ? otherLon + 360 : otherLon;
    var cubes = new EarthCubes(sideM);

    assertThat(EarthCubes.around(cubes.cubeOf(lat, lon)))
        .contains(cubes.cubeOf(otherLat, otherLon));
  }

  @Test
  void placesFarApartAreNot() {
    var cubes = new EarthCubes(1000);

    assertThat(EarthCubes.around(cubes.cubeOf(4.5, 22.5))).doesNotContain(cubes.cubeOf(4.55, 22.5));
  }

  @Test
  void aCubeIsItsOwnFirstNeighbourOf27() {
    long cube = new EarthCubes(1000).cubeOf(-4.5, -170);

    assertThat(EarthCubes.around(cube)[0]).isEqualTo(cube);
    assertThat(Arrays.stream(EarthCubes.around(cube)).distinct().count()).isEqualTo(27);
  }
}
