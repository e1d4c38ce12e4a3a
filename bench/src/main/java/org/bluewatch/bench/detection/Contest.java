package org.bluewatch.bench.detection;

import java.util.ArrayList;
import java.util.List;

/** The alarms that are compared, all made for one world and none told of the others. */
final class Contest {
  static final String BLUEWATCH = "bluewatch";
  static final String RAW_GI = "Gi* BH 0.05";
  static final String ORACLE_GI = "Gi* oracle";
  static final String ORACLE_CELL = "cell NB oracle";

  private Contest() {}

  /**
   * @param oracleDays how long the oracle looks at another future of the world
   * @param onlyBluewatch true to leave out those it is compared with
   */
  static List<Alarm> alarms(World world, int oracleDays, boolean onlyBluewatch) {
    List<Alarm> alarms = new ArrayList<>();
    alarms.add(new BluewatchAlarm(world.space()));
    if (onlyBluewatch) {
      return alarms;
    }
    int[][] neighbourhoods = world.space().neighbourhoods();
    var gi = new GiStar(neighbourhoods);
    var tail = new CellTail();
    double[] thresholds =
        Oracle.thresholds(
            world,
            neighbourhoods,
            oracleDays,
            List.of(gi::z, tail::surprise),
            List.of(rungs(3, 40, 0.5), rungs(2, 12, 0.1)));
    var space = world.space();
    alarms.add(new ScoreAlarm(RAW_GI, gi::discoveries, 1, space, neighbourhoods));
    alarms.add(new ScoreAlarm(ORACLE_GI, gi::z, thresholds[0], space, neighbourhoods));
    alarms.add(new ScoreAlarm(ORACLE_CELL, tail::surprise, thresholds[1], space, neighbourhoods));
    return alarms;
  }

  private static double[] rungs(double from, double to, double step) {
    double[] rungs = new double[(int) Math.round((to - from) / step) + 1];
    for (int i = 0; i < rungs.length; i++) {
      rungs[i] = from + i * step;
    }
    return rungs;
  }
}
