package org.bluewatch.common.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

class OutlineTest {
  private static final String SQUARE_WITH_HOLE =
      "{\"type\":\"Polygon\",\"coordinates\":[[[10,1],[12,1],[12,3],[10,3],[10,1]],"
          + "[[10.5,1.5],[11,1.5],[11,2],[10.5,1.5]]]}";
  private static final String TWO =
      "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]],"
          + "[[[5,5],[6,5],[6,6],[5,5]]]]}";

  @Test
  void anAreaHasItsOuterRingsWithLatitudeFirst() {
    assertThat(Outline.rings(SQUARE_WITH_HOLE))
        .containsExactly(new double[] {1, 10, 1, 12, 3, 12, 3, 10, 1, 10});
    assertThat(Outline.rings(TWO)).hasSize(2);
  }

  @Test
  void aPointAndWhatCannotBeReadHaveNone() {
    assertThat(Outline.rings("{\"type\":\"Point\",\"coordinates\":[10,1]}")).isEmpty();
    assertThat(Outline.rings("{\"type\":\"Polygon\",\"coordinates\":[[[10,1],[999,1]]]}"))
        .isEmpty();
    assertThat(Outline.rings("no json")).isEmpty();
  }

  @Test
  void itReachesToTheFarthestCorner() {
    assertThat(Outline.reachM(SQUARE_WITH_HOLE, 1, 10))
        .hasValueCloseTo(Metres.between(1, 10, 3, 12), offset(1e-6));
    assertThat(Outline.reachM("[]", 1, 10)).isEmpty();
  }
}
