package org.bluewatch.bench.detection;

import org.bluewatch.bench.Draw;
import org.bluewatch.common.model.Place;

/** How violent each cell is on average: a log-Gaussian field. */
final class RateField {
  /** Enough waves for their sum to be as good as Gaussian. */
  private static final int WAVES = 100;

  private static final double METRES_PER_DEGREE = 111_195;

  private RateField() {}

  /** Events per hour of each cell. */
  static double[] perHour(WorldSettings settings, CellSpace space, String seed) {
    double[] field =
        settings.smoothRings() > 0
            ? waves(space, settings.smoothRings(), seed)
            : independent(space.size(), seed);
    double[] rates = new double[field.length];
    double sum = 0;
    for (int i = 0; i < rates.length; i++) {
      rates[i] = StrictMath.exp(settings.sigma() * field[i]);
      sum += rates[i];
    }
    for (int i = 0; i < rates.length; i++) {
      rates[i] *= settings.eventsPerDay() / 24 / sum;
    }
    return rates;
  }

  private static double[] independent(int size, String seed) {
    Draw draw = Draw.of(seed, "field");
    double[] field = new double[size];
    for (int i = 0; i < size; i++) {
      field[i] = draw.normal();
    }
    return field;
  }

  /** A stationary field with covariance exp(-d^2 / (2 L^2)), as a sum of random cosine waves. */
  private static double[] waves(CellSpace space, double rings, String seed) {
    Draw draw = Draw.of(seed, "waves");
    double lengthDegrees = rings * 2 * space.grid().inradiusM() / METRES_PER_DEGREE;
    double[] field = new double[space.size()];
    Place[] places = new Place[space.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = space.centreOf(i);
    }
    for (int wave = 0; wave < WAVES; wave++) {
      double alongLat = draw.normal() / lengthDegrees;
      double alongLon = draw.normal() / lengthDegrees;
      double phase = draw.between(0, 2 * StrictMath.PI);
      for (int i = 0; i < field.length; i++) {
        double angle = alongLat * places[i].lat() + alongLon * places[i].lon() + phase;
        field[i] += StrictMath.sqrt(2.0 / WAVES) * StrictMath.cos(angle);
      }
    }
    return field;
  }
}
