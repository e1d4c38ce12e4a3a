package org.bluewatch.bench.detection;

import java.util.BitSet;
import java.util.List;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.jobs.detect.hotspot.EffortChange;
import org.bluewatch.jobs.detect.hotspot.ViolenceEvent;

/** Flags each cell whose score reaches a threshold; knows nothing of effort. */
final class ScoreAlarm implements Alarm {
  private static final int HISTORY_HOURS = 56 * 24;
  private static final int GUARD_HOURS = 24;
  private static final long WINDOW_MS = 6 * World.HOUR_MS;

  private final String name;
  private final Scorer scorer;
  private final double threshold;
  private final CellSpace space;
  private final RecentCounts counts;
  private final Episodes episodes;

  /** How surprising each cell is. */
  interface Scorer {
    double[] scores(RecentCounts counts);
  }

  ScoreAlarm(
      String name, Scorer scorer, double threshold, CellSpace space, int[][] neighbourhoods) {
    this(
        name,
        scorer,
        threshold,
        space,
        counts(space),
        new Episodes(name, space, neighbourhoods, WINDOW_MS));
  }

  private ScoreAlarm(
      String name,
      Scorer scorer,
      double threshold,
      CellSpace space,
      RecentCounts counts,
      Episodes episodes) {
    this.name = name;
    this.scorer = scorer;
    this.threshold = threshold;
    this.space = space;
    this.counts = counts;
    this.episodes = episodes;
  }

  /** Counts with the history and the guard before now that all scores are given. */
  static RecentCounts counts(CellSpace space) {
    return new RecentCounts(space.size(), HISTORY_HOURS, GUARD_HOURS);
  }

  @Override
  public String name() {
    return name;
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
    BitSet flagged = new BitSet();
    for (int i = 0; i < scores.length; i++) {
      flagged.set(i, scores[i] >= threshold);
    }
    return episodes.follow(flagged, nowMs);
  }

  @Override
  public Alarm fork() {
    return new ScoreAlarm(name, scorer, threshold, space, counts.copy(), episodes.copy());
  }
}
