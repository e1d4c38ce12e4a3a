package org.bluewatch.common.codec;

import java.util.Arrays;
import org.bluewatch.common.model.GeoPath;

/**
 * A 64-bit hash over a sequence of values, the same on every machine: each 64-bit word is mixed by
 * multiplication and rotation as in MurmurHash3, and the end by its finalizer. Strings enter with
 * all their characters and their length, numbers with all their bits.
 */
final class ContentHash {

  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final long FIRST = 0x87C37B91114253D5L;
  private static final long SECOND = 0x4CF5AD432745937FL;

  private long state = SEED;

  ContentHash add(long word) {
    long mixed = Long.rotateLeft(word * FIRST, 31) * SECOND;
    state = Long.rotateLeft(state ^ mixed, 27) * 5 + 0x52DCE729L;
    return this;
  }

  ContentHash add(String text) {
    add(text.length());
    long word = 0;
    for (int i = 0; i < text.length(); i++) {
      word = word << 16 | text.charAt(i);
      if ((i & 3) == 3) {
        add(word);
        word = 0;
      }
    }
    return add(word);
  }

  ContentHash add(double value) {
    return add(Double.doubleToLongBits(value));
  }

  ContentHash add(GeoPath path) {
    add((long) path.parts().length);
    for (double[] part : path.parts()) {
      add((long) part.length);
      Arrays.stream(part).forEach(this::add);
    }
    return this;
  }

  long value() {
    long h = state;
    h = (h ^ h >>> 33) * 0xFF51AFD7ED558CCDL;
    h = (h ^ h >>> 33) * 0xC4CEB9FE1A85EC53L;
    return h ^ h >>> 33;
  }
}
