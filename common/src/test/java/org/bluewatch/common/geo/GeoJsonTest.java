package org.bluewatch.common.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.EnumSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoJsonTest {
  private static final EnumSet<GeometryType> ANY = EnumSet.allOf(GeometryType.class);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'Point','coordinates':[20,5]}",
        "{'type':'Point','coordinates':[-180,90,1200.5]}",
        "{'type':'LineString','coordinates':[[0,0],[2,2],[2,0],[0,2]]}",
        "{'type':'Polygon','coordinates':[[[0,0],[0,2],[2,2],[2,0],[0,0]]]}",
        "{'type':'Polygon','coordinates':"
            + "[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}",
        "{'type':'MultiPolygon','coordinates':"
            + "[[[[0,0],[2,0],[2,2],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}",
      })
  void acceptsWhatIsSound(String geometry) {
    assertThatCode(() -> GeoJson.check(json(geometry), ANY)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'coordinates':[1,2]}                                          | /type              | found nothing
          {'type':'Circle','coordinates':[1,2]}                          | /type              | found Circle
          {'type':'Point'}                                               | /coordinates       | expected [longitude, latitude]
          {'type':'Point','coordinates':[1]}                             | /coordinates       | expected [longitude, latitude]
          {'type':'Point','coordinates':['1','2']}                       | /coordinates       | expected [longitude, latitude]
          {'type':'Point','coordinates':[181,2]}                         | /coordinates       | longitude from -180 to 180, found 181
          {'type':'Point','coordinates':[1,-90.5]}                       | /coordinates       | latitude from -90 to 90, found -90.5
          {'type':'LineString','coordinates':[[1,2]]}                    | /coordinates       | at least 2 positions
          {'type':'LineString','coordinates':[[1,2],[1,2]]}              | /coordinates       | of some length
          {'type':'LineString','coordinates':[[1,2],[3,99]]}             | /coordinates/1     | found 99
          {'type':'Polygon','coordinates':[]}                            | /coordinates       | not empty
          {'type':'Polygon','coordinates':[[[0,0],[1,1],[0,0]]]}         | /coordinates/0     | at least 4 positions
          {'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1],[0,1]]]}   | /coordinates/0/3   | not closed
          {'type':'Polygon','coordinates':[[[0,0],[1,1],[1,0],[0,1],[0,0]]]} | /coordinates   | Self-intersection near longitude 0.5
          {'type':'Polygon','coordinates':[[[0,0],[1,0],[2,0],[0,0]]]}   | /coordinates       | no valid shape
          {'type':'MultiPolygon','coordinates':[[[[0,0],[1,0],[1,1],[0,200],[0,0]]]]} | /coordinates/0/0/3 | found 200
          """)
  void namesWhatIsWrongAndWhere(String geometry, String pointer, String message) {
    BadGeometry problem =
        catchThrowableOfType(BadGeometry.class, () -> GeoJson.check(json(geometry), ANY));

    assertThat(problem).hasMessageContaining(message);
    assertThat(problem.pointer()).isEqualTo(pointer);
  }

  @Test
  void refusesATypeThatIsNotAllowedHere() {
    BadGeometry problem =
        catchThrowableOfType(
            BadGeometry.class,
            () ->
                GeoJson.check(
                    json("{'type':'Point','coordinates':[1,2]}"),
                    EnumSet.of(GeometryType.POLYGON, GeometryType.MULTI_POLYGON)));

    assertThat(problem).hasMessage("expected Polygon or MultiPolygon, found Point");
  }

  @Test
  void outsideMeansNoCommonPoint() {
    Predicate<JsonNode> outside =
        GeoJson.outside(json("{'type':'Polygon','coordinates':[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}"));

    assertThat(outside).accepts(json("{'type':'Point','coordinates':[2.001,1]}"));
    assertThat(outside).rejects(json("{'type':'Point','coordinates':[2,1]}"));
    assertThat(outside).rejects(json("{'type':'LineString','coordinates':[[1,1],[9,9]]}"));
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
