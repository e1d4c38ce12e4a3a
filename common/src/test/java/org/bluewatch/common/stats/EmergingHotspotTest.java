package org.bluewatch.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bluewatch.common.stats.EmergingHotspot.NO_PATTERN;
import static org.bluewatch.common.stats.EmergingHotspot.classify;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bins are written oldest first: H hot, C cold, B both, a dot neither. */
class EmergingHotspotTest {

  @ParameterizedTest
  @CsvSource({
    ".........H, NEW_HOT",
    "H.........., NO_PATTERN",
    "......HHHH, CONSECUTIVE_HOT",
    "........HH, CONSECUTIVE_HOT",
    "H.......HH, SPORADIC_HOT",
    "H.H.H....H, SPORADIC_HOT",
    "HHHHHHHH.H, PERSISTENT_HOT",
    ".HHHHHHH.H, SPORADIC_HOT",
    "HHHHHHHHH., HISTORICAL_HOT",
    "HHHHHHHHHC, HISTORICAL_HOT",
    "HHHHHHHH.., NO_PATTERN",
    "C........H, OSCILLATING_HOT",
    "C.....HHHH, OSCILLATING_HOT",
    "HHHH.C.HHH, OSCILLATING_HOT",
    "CCCCCCCCCH, OSCILLATING_HOT",
    "CHHHHHHHHH, PERSISTENT_HOT",
    ".........B, NEW_HOT",
    "H, PERSISTENT_HOT",
    ".H, NEW_HOT",
    "., NO_PATTERN",
    ".........C, NEW_COLD",
    "......CCCC, CONSECUTIVE_COLD",
    "C.......CC, SPORADIC_COLD",
    "CCCCCCCC.C, PERSISTENT_COLD",
    "CCCCCCCCC., HISTORICAL_COLD",
    "H........C, OSCILLATING_COLD",
    "HHHHHHHH.C, OSCILLATING_COLD",
    "HHHHHHHHCC, OSCILLATING_COLD",
  })
  void namesTheCourseOfTheBins(String bins, EmergingHotspot expected) {
    assertThat(classify(hot(bins), cold(bins), new double[bins.length()])).isEqualTo(expected);
  }

  @Test
  void tellsByTheTrendOfTheScoresWhereNearlyAllBinsAreHot() {
    String bins = "HHHHHHHHHH";
    assertThat(classify(hot(bins), cold(bins), rising(10, 1)))
        .isEqualTo(EmergingHotspot.INTENSIFYING_HOT);
    assertThat(classify(hot(bins), cold(bins), rising(10, -1)))
        .isEqualTo(EmergingHotspot.DIMINISHING_HOT);
  }

  @Test
  void callsAFallingScoreIntensifyingColdWhereNearlyAllBinsAreCold() {
    String bins = "CCCCCCCCCC";
    assertThat(classify(hot(bins), cold(bins), rising(10, -1)))
        .isEqualTo(EmergingHotspot.INTENSIFYING_COLD);
    assertThat(classify(hot(bins), cold(bins), rising(10, 1)))
        .isEqualTo(EmergingHotspot.DIMINISHING_COLD);
  }

  /** Of four rising bins s = 6, p = 0.089; of four with one step back s = 4, p = 0.31. */
  @Test
  void seesATrendAtTenPercent() {
    String bins = "HHHH";
    assertThat(classify(hot(bins), cold(bins), new double[] {1, 2, 3, 4}))
        .isEqualTo(EmergingHotspot.INTENSIFYING_HOT);
    assertThat(classify(hot(bins), cold(bins), new double[] {1, 3, 2, 4}))
        .isEqualTo(EmergingHotspot.PERSISTENT_HOT);
  }

  @Test
  void hasNoPatternWithoutBins() {
    assertThat(classify(new boolean[0], new boolean[0], new double[0])).isEqualTo(NO_PATTERN);
  }

  @Test
  void refusesSeriesOfDifferentLengths() {
    assertThatThrownBy(() -> classify(new boolean[3], new boolean[3], new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("hot, cold and z must be of one length, not 3, 3 and 2");
  }

  @Test
  void hasEightHotClassesTheSameEightColdOnesAndNone() {
    List<String> names = Arrays.stream(EmergingHotspot.values()).map(Enum::name).toList();

    assertThat(names).hasSize(17).contains("NO_PATTERN");
    assertThat(names.stream().filter(name -> name.endsWith("_HOT")))
        .hasSize(8)
        .allSatisfy(name -> assertThat(names).contains(name.replace("_HOT", "_COLD")));
  }

  /** Except where both sides have a pattern: the hot side goes first. */
  @Property
  void mirrorsTheColdSide(
      @ForAll @Size(min = 1, max = 14) List<@IntRange(min = -9, max = 9) Integer> scores) {
    // Given
    double[] z = scores.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] mirroredZ = Arrays.stream(z).map(score -> -score).toArray();
    boolean[] hot = hotAt(z);
    boolean[] cold = hotAt(mirroredZ);

    // When
    EmergingHotspot of = classify(hot, cold, z);
    EmergingHotspot mirrored = classify(cold, hot, mirroredZ);

    // Then
    if (of.name().startsWith("HISTORICAL") || mirrored.name().startsWith("HISTORICAL")) {
      return;
    }
    assertThat(swapped(mirrored)).isEqualTo(of.name());
  }

  private static String swapped(EmergingHotspot pattern) {
    return pattern.name().endsWith("_HOT")
        ? pattern.name().replace("_HOT", "_COLD")
        : pattern.name().replace("_COLD", "_HOT");
  }

  private static boolean[] hotAt(double[] z) {
    boolean[] hot = new boolean[z.length];
    for (int i = 0; i < z.length; i++) {
      hot[i] = z[i] > 2;
    }
    return hot;
  }

  private static double[] rising(int bins, double step) {
    return IntStream.range(0, bins).mapToDouble(i -> i * step).toArray();
  }

  private static boolean[] hot(String bins) {
    return marked(bins, 'H');
  }

  private static boolean[] cold(String bins) {
    return marked(bins, 'C');
  }

  private static boolean[] marked(String bins, char mark) {
    boolean[] marked = new boolean[bins.length()];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = bins.charAt(i) == mark || bins.charAt(i) == 'B';
    }
    return marked;
  }
}
