package org.bluewatch.bench.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {
  @Test
  void eighteenInAYearMayBeChanceAndNineteenMayNot() {
    assertThat(new Budget(18, 360).verdict()).isEqualTo("met");
    assertThat(new Budget(19, 360).verdict()).isEqualTo("missed");
    assertThat(new Budget(18, 360).per30Days().value()).isEqualTo(1.5);
  }

  @Test
  void aFewDaysProveOnlyGrossMisses() {
    assertThat(new Budget(2, 20).verdict()).isEqualTo("met");
    assertThat(new Budget(4, 20).verdict()).isEqualTo("missed");
  }
}
