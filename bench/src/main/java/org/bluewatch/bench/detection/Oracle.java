package org.bluewatch.bench.detection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.jobs.detect.hotspot.EffortChange;
import org.bluewatch.jobs.detect.hotspot.ViolenceEvent;

/**
 * Finds the threshold of a score that gives at most one false episode in 30 days, by looking at
 * another past of the same world in which nothing happens: what no real alarm can do.
 */
final class Oracle implements Alarm {
  private static final long WINDOW_MS = 6 * World.HOUR_MS;

  private final ScoreAlarm.Scorer scorer;
  private final double[] rungs;
  private final CellSpace space;
  private final RecentCounts counts;
  private final List<Episodes> ladder = new ArrayList<>();

  private Oracle(
      ScoreAlarm.Scorer scorer, double[] rungs, CellSpace space, int[][] neighbourhoods) {
    this.scorer = scorer;
    this.rungs = rungs;
    this.space = space;
    this.counts = ScoreAlarm.counts(space);
    for (int i = 0; i < rungs.length; i++) {
      ladder.add(new Episodes("rung", space, neighbourhoods, WINDOW_MS));
    }
  }

  /**
   * The thresholds of some scores.
   *
   * @param days how long to look, after the warm-up
   * @param rungs the thresholds to try, ascending, of each score
   */
  static double[] thresholds(
      World world,
      int[][] neighbourhoods,
      int days,
      List<ScoreAlarm.Scorer> scorers,
      List<double[]> rungs) {
    List<Oracle> oracles = new ArrayList<>();
    for (int i = 0; i < scorers.size(); i++) {
      oracles.add(new Oracle(scorers.get(i), rungs.get(i), world.space(), neighbourhoods));
    }
    Playback playback = new Playback(world, List.copyOf(oracles), "oracle");
    long warmMs = Playback.START_MS + Playback.WARM_UP_DAYS * 24 * World.HOUR_MS;
    playback.runUntil(warmMs, (alarm, told) -> {});
    List<int[]> before = oracles.stream().map(Oracle::opened).toList();
    playback.runUntil(warmMs + days * 24 * World.HOUR_MS, (alarm, told) -> {});
    double[] thresholds = new double[oracles.size()];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = oracles.get(i).lowest(before.get(i), days / 30.0);
    }
    return thresholds;
  }

  private int[] opened() {
    return ladder.stream().mapToInt(Episodes::opened).toArray();
  }

  /** The rung above the highest that opened too many. */
  private double lowest(int[] before, double allowed) {
    for (int i = rungs.length - 1; i >= 0; i--) {
      if (ladder.get(i).opened() - before[i] > allowed) {
        return rungs[Math.min(i + 1, rungs.length - 1)];
      }
    }
    return rungs[0];
  }

  @Override
  public String name() {
    return "oracle";
  }

  @Override
  public void learn(ViolenceEvent event) {
    counts.add(space.indexOf(event.cell()), Math.floorDiv(event.timeMs(), World.HOUR_MS));
  }

  @Override
  public void looked(EffortChange effort) {}

  @Override
  public List<Hotspot> evaluate(long nowMs) {
    counts.advance(Math.floorDiv(nowMs, World.HOUR_MS));
    double[] scores = scorer.scores(counts);
    for (int rung = 0; rung < rungs.length; rung++) {
      BitSet flagged = new BitSet();
      for (int i = 0; i < scores.length; i++) {
        if (scores[i] >= rungs[rung]) {
          flagged.set(i);
        }
      }
      ladder.get(rung).follow(flagged, nowMs);
    }
    return List.of();
  }

  @Override
  public Alarm fork() {
    throw new UnsupportedOperationException("an oracle looks at one future only");
  }
}
