package org.bluewatch.jobs.detect.logistics;

/**
 * When a convoy arrives if nothing unplanned happens from now on. The rest of the way takes its
 * usual time (see {@link PaceBook}) times a factor of the convoy's own, which is estimated from the
 * way it has come: a normal-normal shrinkage of the logarithm, in which the road's unevenness is a
 * first-order process along the road, so that ten kilometres say little and a hundred say much. A
 * convoy far from the usual pace is not pulled back to it.
 */
final class ArrivalModel {
  /** Standard deviation of log pace between convoys before anything is seen. */
  private static final double SIGMA_CONVOY = 0.13;

  /** Standard deviation of log pace along the road, and how far a slow stretch reaches. */
  private static final double SIGMA_ROAD = 0.16;

  private static final double REACH_M = 8_000;

  /** Share of a planned halt by which it is usually longer or shorter. */
  private static final double SIGMA_HALT = 0.15;

  private static final double SIGMA_ARRIVAL_MS = 60_000;
  private static final double SIGMA_DEPARTURE_MS = 600_000;

  /** Under this much road nothing is known of the convoy's own pace. */
  private static final double LEAST_M = 300;

  /**
   * From this much road on, or half the way, the convoy's own pace speaks for itself; but not
   * before this share of the way.
   */
  private static final double TELLING_M = 20_000;

  private static final double TELLING_SHARE = 0.15;

  private static final double LOW = 0.10;
  private static final double HIGH = 0.90;
  private static final double SURELY = 0.04;

  private final PaceBook pace;

  ArrivalModel(PaceBook pace) {
    this.pace = pace;
  }

  /** What is expected at a knowledge time. */
  Eta expect(ConvoyTrack track, Journey journey, long nowMs) {
    return track.isUnderWay()
        ? underWay(track, journey, nowMs)
        : beforeDeparture(track, journey, nowMs);
  }

  private Eta beforeDeparture(ConvoyTrack track, Journey journey, long nowMs) {
    double restMs = pace.presentMs(journey, journey.startM(), journey.endM());
    double halts = journey.halts().stream().mapToLong(Journey.Halt::durationMs).sum();
    double log = SIGMA_CONVOY * SIGMA_CONVOY + varianceOfMean(journey.lengthM());
    double varianceMs = restMs * restMs * log + SIGMA_DEPARTURE_MS * SIGMA_DEPARTURE_MS;
    long fromMs = Math.max(nowMs, journey.plan().departureMs());
    return told(fromMs, restMs + halts, varianceMs + haltVariance(halts), nowMs, 0);
  }

  private Eta underWay(ConvoyTrack track, Journey journey, long nowMs) {
    double comeM = track.headM - track.departedM;
    double comeMs = ConvoyRules.movingMs(track);
    double restM = Math.max(0, journey.endM() - track.headM);
    double restMs = pace.presentMs(journey, track.headM, journey.endM());
    double ownMs = 0;
    double log = 0;
    double variance = SIGMA_CONVOY * SIGMA_CONVOY;
    if (comeM > LEAST_M && comeMs > 0) {
      double usualMs = pace.usualMs(journey, track.departedM, track.headM);
      double seen = StrictMath.log(usualMs / comeMs);
      double noise = varianceOfMean(comeM);
      double prior = Math.max(variance, seen * seen / 2);
      log = seen * prior / (prior + noise);
      ownMs = isTelling(comeM, journey) ? restMs * StrictMath.exp(-seen) : 0;
      variance = prior * noise / (prior + noise);
    }
    restMs *= StrictMath.exp(-log);
    double halts = ConvoyRules.remainingHaltsMs(track, journey);
    double varianceMs = restMs * restMs * (variance + varianceOfMean(restM));
    return told(
        track.onRouteMs,
        restMs + halts,
        varianceMs + haltVariance(halts),
        nowMs,
        track.onRouteMs + Math.round(ownMs + halts));
  }

  private static boolean isTelling(double comeM, Journey journey) {
    double enoughM = Math.min(TELLING_M, journey.lengthM() / 2);
    return comeM >= Math.max(enoughM, TELLING_SHARE * journey.lengthM());
  }

  private static double haltVariance(double haltsMs) {
    double sigmaMs = SIGMA_HALT * haltsMs;
    return sigmaMs * sigmaMs + SIGMA_ARRIVAL_MS * SIGMA_ARRIVAL_MS;
  }

  /** Variance of the mean of an Ornstein-Uhlenbeck process over a length of road. */
  private static double varianceOfMean(double lengthM) {
    double u = Math.max(0.01, lengthM / REACH_M);
    return SIGMA_ROAD * SIGMA_ROAD * 2 * (u - 1 + StrictMath.exp(-u)) / (u * u);
  }

  private Eta told(long fromMs, double restMs, double varianceMs, long nowMs, long ownEtaMs) {
    double rest = Math.max(restMs, 1_000);
    double sigma = Math.min(1, Math.sqrt(varianceMs) / rest);
    var forecast = new Forecast(fromMs, Math.round(rest), sigma);
    return new Eta(
        forecast,
        Math.max(nowMs, fromMs + Math.round(rest)),
        at(forecast, LOW, nowMs),
        at(forecast, HIGH, nowMs),
        Math.min(at(forecast, SURELY, nowMs), ownEtaMs));
  }

  private long at(Forecast forecast, double p, long nowMs) {
    double factor = StrictMath.exp(pace.quantile(p) * forecast.sigma());
    return Math.max(nowMs, forecast.atMs() + Math.round(forecast.remainingMs() * factor));
  }
}
