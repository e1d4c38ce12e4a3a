package org.bluewatch.bench.area;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Random;

/**
 * Random numbers seeded by what they are for, so that adding one simulated thing never changes
 * another. {@link Random} is used because its algorithm is specified and the same on every JDK.
 */
final class Draw {
  private final Random random;

  private Draw(long seed) {
    this.random = new Random(seed);
  }

  /** The numbers that belong to this purpose, the same in every run. */
  static Draw of(Object... purpose) {
    StringBuilder text = new StringBuilder("central-africa");
    for (Object part : purpose) {
      text.append('/').append(part);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return new Draw(ByteBuffer.wrap(digest).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Uniform in [low, high). */
  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  /** Uniform in low..high, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** Standard normal. */
  double normal() {
    return random.nextGaussian();
  }

  double lognormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
