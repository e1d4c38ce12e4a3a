package org.bluewatch.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

  /**
   * The fifteen p-values of Benjamini and Hochberg (1995), section 3: at the level 0.05 the four
   * smallest are rejected.
   */
  @Test
  void rejectsWhatTheAuthorsReject() {
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0000
    };

    double[] q = FalseDiscovery.benjaminiHochberg(p);

    assertThat(Arrays.stream(q).filter(value -> value <= 0.05)).hasSize(4);
    assertThat(Arrays.copyOf(q, 9))
        .containsExactly(
            new double[] {
              0.0015,
              0.003,
              0.0095,
              0.035625,
              0.0603,
              0.06385714285714286,
              0.06385714285714286,
              0.0645,
              0.0765
            },
            within(1e-15));
    assertThat(q[14]).isEqualTo(1);
  }

  @Test
  void givesEmptyForEmptyAndLeavesItsInputAlone() {
    double[] p = {0.9, 0.01, 0.5};

    double[] q = FalseDiscovery.benjaminiHochberg(p);

    assertThat(FalseDiscovery.benjaminiHochberg(new double[0])).isEmpty();
    assertThat(p).containsExactly(0.9, 0.01, 0.5);
    assertThat(q).containsExactly(new double[] {0.9, 0.03, 0.75}, within(1e-15));
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> FalseDiscovery.benjaminiHochberg(new double[] {0.5, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("p-value must be 0 to 1, not NaN");
    assertThatThrownBy(() -> FalseDiscovery.benjaminiHochberg(new double[] {1.5}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void followsTheDefinition(@ForAll @Size(max = 60) List<@DoubleRange(max = 1) Double> tests) {
    double[] p = tests.stream().mapToDouble(Double::doubleValue).toArray();

    double[] q = FalseDiscovery.benjaminiHochberg(p);

    for (int i = 0; i < p.length; i++) {
      assertThat(q[i]).isCloseTo(byDefinition(p, p[i]), within(1e-12));
    }
  }

  /** The least, over all levels of p from this one up, of m p / #(p-values at most that). */
  private static double byDefinition(double[] p, double own) {
    return Arrays.stream(p)
        .filter(level -> level >= own)
        .map(level -> p.length * level / Arrays.stream(p).filter(v -> v <= level).count())
        .map(value -> Math.min(1, value))
        .min()
        .orElseThrow();
  }
}
