package org.bluewatch.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetisOrdTest {

  /** Getis and Ord (1996) p. 267 print 1.447943 with the variance by n - 1; here it is by n. */
  @ParameterizedTest
  @CsvSource({
    "30, 1.4507798",
    "60, 1.9005589",
    "90, 2.0969387",
    "120, 1.9819069",
    "150, 1.3066984"
  })
  void givesThePublishedScoreOfTheSixteenBySixteenExample(double radius, double published) {
    // Given
    List<double[]> cells = sixteenBySixteen();
    double[] values = cells.stream().mapToDouble(cell -> cell[2]).toArray();

    // When
    double[] z = GetisOrd.star(values, inReach(cells, radius));

    // Then
    assertThat(z[119]).isCloseTo(published, within(1e-7));
  }

  @Test
  void differsFromThePrintedScoreOnlyByTheVariance() {
    List<double[]> cells = sixteenBySixteen();
    double[] values = cells.stream().mapToDouble(cell -> cell[2]).toArray();

    double z = GetisOrd.star(values, inReach(cells, 30))[119];

    assertThat(z * Math.sqrt(255 / 256.0)).isCloseTo(1.447943, within(1e-6));
  }

  /** Six points of the tests of PySAL esda (BSD-3), distance band 15, recomputed. */
  @Test
  void givesTheScoresOfTheSixPointExample() {
    List<double[]> points =
        List.of(
            new double[] {10, 10},
            new double[] {20, 10},
            new double[] {40, 10},
            new double[] {15, 20},
            new double[] {30, 20},
            new double[] {30, 30});

    double[] z = GetisOrd.star(new double[] {2, 3, 3.2, 5, 8, 7}, inReach(points, 15));

    assertThat(z)
        .containsExactly(
            new double[] {-1.3972763, -0.2891776, 0.6506496, -0.2891776, 1.2345209, 2.0242433},
            within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, -7.3, 1e300})
  void isExactlyZeroWhereAllValuesAreEqual(double value) {
    double[] values = new double[10];
    Arrays.fill(values, value);

    assertThat(GetisOrd.star(values, line(10))).containsOnly(0.0);
  }

  @Test
  void isExactlyZeroWhereEveryCellIsANeighbour() {
    double[] z = GetisOrd.star(new double[] {1, 5, 2}, new int[][] {{0, 1}, {0, 1, 2}, {1, 2}});

    assertThat(z[1]).isEqualTo(0.0);
    assertThat(z[0]).isNotZero();
  }

  @Test
  void isExactlyZeroForOneCellAndEmptyForNone() {
    assertThat(GetisOrd.star(new double[] {4}, new int[][] {{0}})).containsExactly(0.0);
    assertThat(GetisOrd.star(new double[0], new int[0][])).isEmpty();
  }

  @Test
  void keepsItsDigitsOnALargeCommonLevel() {
    double[] values = {1, 0, 2, 5, 9, 1, 0, 0};
    double[] raised = Arrays.stream(values).map(value -> value + 1e15).toArray();

    assertThat(GetisOrd.star(raised, line(8)))
        .containsExactly(GetisOrd.star(values, line(8)), within(1e-12));
  }

  @Test
  void leavesItsInputAlone() {
    double[] values = {3, 1, 2};
    int[][] neighbours = line(3);

    GetisOrd.star(values, neighbours);

    assertThat(values).containsExactly(3, 1, 2);
    assertThat(neighbours).isDeepEqualTo(line(3));
  }

  @Test
  void refusesWhatIsNoGrid() {
    assertThatThrownBy(() -> GetisOrd.star(new double[2], line(3)))
        .hasMessage("neighbourhoods must be as many as values, 2, not 3");
    assertThatThrownBy(() -> GetisOrd.star(new double[] {1, Double.NaN}, line(2)))
        .hasMessage("value of a cell must be finite, not NaN");
    assertThatThrownBy(() -> GetisOrd.star(new double[] {1, 2}, new int[][] {{0, 1, 1}, {1}}))
        .hasMessage("size of a neighbourhood must be at most 2, not 3.0");
  }

  @Property
  void followsTheFormula(
      @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = -9, max = 99) Double> cells,
      @ForAll @IntRange(max = 5) int reach) {
    // Given
    double[] x = cells.stream().mapToDouble(Double::doubleValue).toArray();
    int n = x.length;
    double mean = Arrays.stream(x).sum() / n;
    double s = Math.sqrt(Arrays.stream(x).map(v -> v * v).sum() / n - mean * mean);
    if (!(s > 1e-3)) {
      return;
    }

    // When
    int[][] neighbours = line(n, reach);
    double[] z = GetisOrd.star(x, neighbours);

    // Then
    for (int i = 0; i < n; i++) {
      double k = neighbours[i].length;
      double spread = s * Math.sqrt((n * k - k * k) / (n - 1));
      double sum = IntStream.of(neighbours[i]).mapToDouble(j -> x[j]).sum();
      assertThat(z[i]).isCloseTo(k == n ? 0 : (sum - k * mean) / spread, within(1e-6));
    }
  }

  @Property
  void theScoreFromSumsIsThatOfTheWholeGrid(
      @ForAll @IntRange(min = 2, max = 400) int n,
      @ForAll @Size(max = 12) List<@IntRange(max = 399) Integer> events,
      @ForAll @IntRange(max = 8) int reach) {
    // Given a grid with few values other than 0
    double[] x = new double[n];
    events.forEach(cell -> x[cell % n]++);
    double sum = Arrays.stream(x).sum();
    double squares = Arrays.stream(x).map(v -> v * v).sum();

    // When
    int[][] neighbours = line(n, reach);
    double[] z = GetisOrd.star(x, neighbours);

    // Then
    for (int i = 0; i < n; i++) {
      double inside = IntStream.of(neighbours[i]).mapToDouble(j -> x[j]).sum();
      assertThat(GetisOrd.score(inside, neighbours[i].length, sum, squares, n))
          .isCloseTo(z[i], within(1e-9));
    }
  }

  @Test
  void theScoreFromSumsIsZeroWhereItIsUndefined() {
    assertThat(GetisOrd.score(0, 7, 0, 0, 100)).isEqualTo(0);
    assertThat(GetisOrd.score(7, 7, 100, 100, 100)).isEqualTo(0);
    assertThat(GetisOrd.score(5, 100, 5, 25, 100)).isEqualTo(0);
    assertThat(GetisOrd.score(0, 0, 5, 25, 100)).isEqualTo(0);
    assertThat(GetisOrd.score(4, 1, 4, 16, 1)).isEqualTo(0);
  }

  private static int[][] line(int n) {
    return line(n, 1);
  }

  private static int[][] line(int n, int reach) {
    return IntStream.range(0, n)
        .mapToObj(
            i -> IntStream.range(Math.max(0, i - reach), Math.min(n, i + reach + 1)).toArray())
        .toArray(int[][]::new);
  }

  private static int[][] inReach(List<double[]> points, double radius) {
    return points.stream()
        .map(
            a ->
                IntStream.range(0, points.size())
                    .filter(
                        j -> Math.hypot(a[0] - points.get(j)[0], a[1] - points.get(j)[1]) <= radius)
                    .toArray())
        .toArray(int[][]::new);
  }

  private static List<double[]> sixteenBySixteen() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                GetisOrdTest.class.getResourceAsStream("getisord_16x16.csv"),
                StandardCharsets.UTF_8))) {
      Stream<String> rows = reader.lines().dropWhile(line -> !line.startsWith("0"));
      return rows.map(
              row -> Stream.of(row.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
