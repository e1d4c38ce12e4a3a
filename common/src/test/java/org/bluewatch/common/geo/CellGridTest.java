package org.bluewatch.common.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.bluewatch.common.model.GeoPath;
import org.bluewatch.common.model.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class CellGridTest {
  private static final long BANGUI = new CellGrid(6).cellOf(4.3612, 18.5550);
  private static final long PENTAGON = CellGrid.ofText("860800007ffffff");

  private final CellGrid grid = new CellGrid(6);

  @Test
  void aCellHoldsItsCentre() {
    Place centre = grid.centre(BANGUI);

    assertThat(grid.cellOf(centre.lat(), centre.lon())).isEqualTo(BANGUI);
    assertThat(centre.lat()).isCloseTo(4.36, within(0.05));
    assertThat(centre.lon()).isCloseTo(18.55, within(0.05));
  }

  @Test
  void textIsTheUsualHexadecimalForm() {
    assertThat(CellGrid.toText(PENTAGON)).isEqualTo("860800007ffffff");
    assertThatThrownBy(() -> CellGrid.ofText("0")).hasMessage("'0' is no H3 cell");
    assertThatThrownBy(() -> CellGrid.ofText("Bangui")).hasMessage("'Bangui' is no H3 cell");
  }

  @ParameterizedTest
  @CsvSource({"-1", "16"})
  void refusesAResolutionThatDoesNotExist(int resolution) {
    assertThatThrownBy(() -> new CellGrid(resolution)).hasMessageContaining("must be 0 to 15");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, 7, 6", "3, 37, 31"})
  void aDiskIsSmallerAroundAPentagon(int rings, int cells, int cellsAroundPentagon) {
    assertThat(grid.disk(BANGUI, rings)).hasSize(cells).isSorted().contains(BANGUI);
    assertThat(grid.disk(PENTAGON, rings)).hasSize(cellsAroundPentagon).contains(PENTAGON);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDiskByRingsIsTheDiskSortedByDistance(boolean atPentagon) {
    long middle = atPentagon ? PENTAGON : BANGUI;
    long[][] rings = grid.diskByRings(middle, 3);

    assertThat(rings).hasNumberOfRows(4);
    assertThat(rings[0]).containsExactly(middle);
    List<Long> within = new ArrayList<>();
    for (int ring = 0; ring <= 3; ring++) {
      assertThat(rings[ring]).isSorted();
      within.addAll(boxed(rings[ring]));
      assertThat(within).containsExactlyInAnyOrderElementsOf(boxed(grid.disk(middle, ring)));
    }
  }

  @Test
  void theCellsAlongAPathAreAChainFromItsBeginningToItsEnd() {
    var path = new GeoPath(new double[][] {{18.0, 4.0, 19.5, 4.2, 19.5, 5.5}});

    Set<Long> cells = grid.cellsAlong(path);

    assertThat(cells)
        .contains(grid.cellOf(4.0, 18.0), grid.cellOf(4.2, 19.5), grid.cellOf(5.5, 19.5))
        .hasSizeGreaterThan(30);
    assertThat(List.copyOf(cells)).isSorted();
    for (long cell : cells) {
      // Each but the ends has a neighbour before it and one behind it
      assertThat(boxed(grid.disk(cell, 1)).stream().filter(cells::contains).count())
          .isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void aPathWithoutLengthLiesInOneCellAndNoneInNone() {
    assertThat(grid.cellsAlong(new GeoPath(new double[][] {{18.0, 4.0, 18.0, 4.0}})))
        .containsExactly(grid.cellOf(4.0, 18.0));
    assertThat(grid.cellsAlong(new GeoPath(new double[0][]))).isEmpty();
  }

  @Test
  void aPathRoundTheWorldTakesNoMoreStepsThanAreAllowed() {
    assertThat(grid.cellsAlong(new GeoPath(new double[][] {{-179, 0, 179, 0}})))
        .hasSizeLessThan(1_002);
  }

  @Test
  void theOutlineOfARingOfCellsHasAHole() {
    // Given the six neighbours of a cell without the cell itself
    List<Long> ring = boxed(grid.disk(BANGUI, 1));
    ring.remove(BANGUI);

    // When
    Geometry outline = GeoJson.read(grid.outlineGeoJson(ring));

    // Then
    assertThat(outline.getGeometryType()).isEqualTo("Polygon");
    assertThat(((Polygon) outline).getNumInteriorRing()).isEqualTo(1);
    assertThat(outline.covers(centreOf(BANGUI))).isFalse();
    assertThat(ring).allMatch(cell -> outline.covers(centreOf(cell)));
  }

  @Test
  void theOutlineIsExactlyTheSumOfItsCells() {
    List<Long> cells = boxed(grid.disk(BANGUI, 2));

    double sum = cells.stream().mapToDouble(cell -> areaOf(List.of(cell))).sum();

    assertThat(areaOf(cells)).isCloseTo(sum, within(sum * 1e-4));
  }

  @Test
  void theOutlineDoesNotDependOnOrderOrRepetition() {
    List<Long> cells = boxed(grid.disk(BANGUI, 3));
    cells.addAll(boxed(grid.disk(grid.cellOf(6, 21), 1)));
    String expected = grid.outlineGeoJson(cells);

    for (int seed = 0; seed < 20; seed++) {
      List<Long> shuffled = new ArrayList<>(cells);
      shuffled.add(BANGUI);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(grid.outlineGeoJson(shuffled)).isEqualTo(expected);
    }
    assertThat(expected).startsWith("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[");
  }

  @Test
  void shellsRunCounterClockwiseWithSixDecimals() {
    assertThat(new CellGrid(4).outlineGeoJson(List.of(new CellGrid(4).cellOf(4.36, 18.555))))
        .isEqualTo(
            "{\"type\":\"Polygon\",\"coordinates\":[[[18.259143,4.36121],[18.397349,4.181479]"
                + ",[18.634878,4.21651],[18.733744,4.431434],[18.595121,4.610809]"
                + ",[18.358047,4.575617],[18.259143,4.36121]]]}");
  }

  @Test
  void aPentagonAndItsNeighboursHaveAnOutline() {
    Geometry outline = GeoJson.read(grid.outlineGeoJson(boxed(grid.disk(PENTAGON, 1))));

    assertThat(outline.getGeometryType()).isEqualTo("Polygon");
    assertThat(outline.covers(centreOf(PENTAGON))).isTrue();
  }

  @Test
  void anOutlineAcrossTheAntimeridianIsCutThere() {
    List<Long> cells = boxed(grid.disk(grid.cellOf(-16.8, 180), 2));

    Geometry outline = GeoJson.read(grid.outlineGeoJson(cells));

    assertThat(outline.getNumGeometries()).isEqualTo(2);
    assertThat(cells).allMatch(cell -> outline.covers(centreOf(cell)));
    assertThat(outline.getArea()).isLessThan(0.2);
  }

  @Test
  void nothingHasNoOutline() {
    assertThatThrownBy(() -> grid.outlineGeoJson(List.of())).hasMessageContaining("no cells");
  }

  @Property(tries = 60)
  void everyPositionOfAnAreaFallsIntoACoveringCell(
      @ForAll @DoubleRange(min = -80, max = 78) double south,
      @ForAll @DoubleRange(min = -180, max = 178) double west,
      @ForAll @DoubleRange(min = 0.001, max = 2) @Scale(3) double width,
      @ForAll @DoubleRange(min = 0.001, max = 2) @Scale(3) double height,
      @ForAll @IntRange(min = 0, max = 5) int resolution,
      @ForAll Random random) {
    // Given a triangle
    double[][] corners = {{west, south}, {west + width, south}, {west, south + height}};
    CellGrid any = new CellGrid(resolution);

    // When
    long[] cover = any.cellsCovering(triangle(corners));

    // Then
    for (int i = 0; i < 200; i++) {
      double u = random.nextDouble();
      double v = random.nextDouble() * (1 - u);
      long cell = any.cellOf(south + v * height, west + u * width);
      assertThat(Arrays.binarySearch(cover, cell)).isNotNegative();
    }
    for (double[] corner : corners) {
      assertThat(Arrays.binarySearch(cover, any.cellOf(corner[1], corner[0]))).isNotNegative();
    }
  }

  @Test
  void theCoverOfAnAreaIsNotMuchLargerThanTheArea() {
    // Given a hexagonal disk of 37 cells, when its own outline is covered
    long[] disk = grid.disk(BANGUI, 3);
    long[] cover = grid.cellsCovering(grid.outlineGeoJson(boxed(disk)));

    // Then one more ring of touching cells is all that comes with it
    assertThat(cover).contains(disk).hasSizeLessThanOrEqualTo(grid.disk(BANGUI, 4).length);
  }

  @Test
  void theWholeWorldCanBeCovered() {
    String world =
        "{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]]}";

    assertThat(new CellGrid(1).cellsCovering(world)).hasSize(842);
  }

  private double areaOf(List<Long> cells) {
    return GeoJson.read(grid.outlineGeoJson(cells)).getArea();
  }

  private Geometry centreOf(long cell) {
    Place centre = grid.centre(cell);
    return new GeometryFactory().createPoint(new Coordinate(centre.lon(), centre.lat()));
  }

  private static List<Long> boxed(long[] cells) {
    return new ArrayList<>(Arrays.stream(cells).boxed().toList());
  }

  private static String triangle(double[][] c) {
    return "{\"type\":\"Polygon\",\"coordinates\":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}"
        .formatted(c[0][0], c[0][1], c[1][0], c[1][1], c[2][0], c[2][1], c[0][0], c[0][1]);
  }
}
