package org.bluewatch.common.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentIdTest {
  /** SHA-256 of "abc" begins with ba7816bf8f01 (FIPS 180-2, appendix B.1). */
  @Test
  void isThePrefixAndTheFirst48BitsOfTheHash() {
    assertThat(ContentId.of("HS", "abc")).isEqualTo("HS-ba7816bf8f01");
  }
}
