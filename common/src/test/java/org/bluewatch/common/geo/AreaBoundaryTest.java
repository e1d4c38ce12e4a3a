package org.bluewatch.common.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaBoundaryTest {

  /** 2 to 11 north, 14 to 27 east, with a hole; and an island east of it. */
  private static final String TWO_PARTS =
      """
      {"type":"MultiPolygon","coordinates":[
        [[[14,2],[27,2],[27,11],[14,11],[14,2]],[[20,6],[21,6],[21,7],[20,7],[20,6]]],
        [[[30,0],[31,0],[30.5,1,250],[30,0]]]]}""";

  @Test
  void theBoundaryItselfIsInside() throws JsonProcessingException {
    AreaBoundary area = read(TWO_PARTS);

    assertThat(area.covers(4.5, 18.5)).isTrue();
    assertThat(area.covers(2, 14)).as("corner").isTrue();
    assertThat(area.covers(2, 20.123456)).as("edge").isTrue();
    assertThat(area.covers(6.5, 20)).as("edge of the hole").isTrue();
    assertThat(area.covers(0.5, 30.25)).as("slanted edge").isTrue();
    assertThat(area.covers(6.5, 20.5)).as("in the hole").isFalse();
    assertThat(area.covers(0.5, 30.24999999999999)).as("just beyond").isFalse();
    assertThat(area.covers(1.9999999999999998, 18)).as("just beyond").isFalse();
    assertThat(area.covers(1, 29)).as("between the parts").isFalse();
    assertThat(area.covers(18.5, 4.5)).as("lat and lon swapped").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":\"Point\",\"coordinates\":[18,4]}",
        "{\"type\":\"Polygon\",\"coordinates\":[]}",
        "{\"type\":\"MultiPolygon\",\"coordinates\":[]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[14,2],[27,2],[27,11],[14,11]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[14,2],[27,11],[27,2],[14,11],[14,2]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[14,2],[27,95],[27,2],[14,2]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[14,2],[27,\"11\"],[27,2],[14,2]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[14],[27,11],[27,2],[14]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":5}",
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[9,0],[9,9],[0,0]]],[[[1,0],[8,0],[8,7],[1,0]]]]}"
      })
  void anythingButAValidAreaIsAnError(String geometry) {
    assertThatThrownBy(() -> read(geometry)).isInstanceOf(BadGeometry.class);
  }

  private static AreaBoundary read(String geometry) throws JsonProcessingException {
    return AreaBoundary.of(new ObjectMapper().readTree(geometry));
  }
}
