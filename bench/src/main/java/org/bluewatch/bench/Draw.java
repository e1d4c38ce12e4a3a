package org.bluewatch.bench;

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
public final class Draw {
  private static final double MEAN_AT_ONCE = 30;

  private final Random random;

  private Draw(long seed) {
    this.random = new Random(seed);
  }

  /** The numbers that belong to this purpose in this simulated world, the same in every run. */
  public static Draw of(String world, Object... purpose) {
    StringBuilder text = new StringBuilder(world);
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
  public double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  /** Uniform in low..high, both included. */
  public int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** Standard normal. */
  public double normal() {
    return random.nextGaussian();
  }

  public double lognormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Exponential with this mean. */
  public double exponential(double mean) {
    return -mean * StrictMath.log1p(-random.nextDouble());
  }

  /** Poisson with this mean; large means as a sum of small ones, so that nothing underflows. */
  public int poisson(double mean) {
    int count = 0;
    double left = mean;
    for (; left > MEAN_AT_ONCE; left -= MEAN_AT_ONCE) {
      count += poissonAtOnce(MEAN_AT_ONCE);
    }
    return count + poissonAtOnce(left);
  }

  /** By inversion: how many uniform numbers it takes for their product to fall below e^-mean. */
  private int poissonAtOnce(double mean) {
    double floor = StrictMath.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > floor; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /**
   * Gamma with mean 1 and this shape, at least 1, so with variance 1 / shape (G. Marsaglia, W. W.
   * Tsang, "A simple method for generating gamma variables", 2000).
   */
  public double gammaOfMeanOne(double shape) {
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal();
      double v = StrictMath.pow(1 + c * x, 3);
      if (v > 0
          && StrictMath.log1p(-random.nextDouble())
              < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
        return d * v / shape;
      }
    }
  }
}
