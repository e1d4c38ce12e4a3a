package org.bluewatch.bench.detection;

import java.util.List;

/**
 * How much is simulated.
 *
 * @param seed decides every random number
 * @param nullDays days in which nothing happens, after the warm-up
 * @param worlds number of worlds of each kind in which outbreaks are put
 * @param trials outbreaks or decoys of each kind in each world
 * @param onlyBluewatch true to leave out the alarms that it is compared with
 */
record Plan(String seed, int nullDays, int worlds, int trials, boolean onlyBluewatch) {
  static final long DAY_MS = 24 * World.HOUR_MS;
  static final long WARM_MS = Playback.START_MS + Playback.WARM_UP_DAYS * DAY_MS;
  private static final int ORACLE_DAYS = 360;

  /** A playback of a world, warmed up, with fresh alarms. */
  Warm warm(WorldSettings settings, String purpose) {
    return warm(settings, purpose, Playback.WARM_UP_DAYS, onlyBluewatch);
  }

  /**
   * The same with another warm-up.
   *
   * @param alone true to leave out, also here, the alarms that Bluewatch is compared with
   */
  Warm warm(WorldSettings settings, String purpose, int days, boolean alone) {
    World world = new World(settings, seed + "/" + purpose);
    var alarms = Contest.alarms(world, ORACLE_DAYS, onlyBluewatch || alone);
    Playback playback = new Playback(world, alarms);
    playback.runUntil(Playback.START_MS + days * DAY_MS, (alarm, told) -> {});
    return new Warm(playback, alarms.stream().map(Alarm::name).toList());
  }

  /** A world with its history, and the names of the alarms in it. */
  record Warm(Playback playback, List<String> alarms) {}
}
