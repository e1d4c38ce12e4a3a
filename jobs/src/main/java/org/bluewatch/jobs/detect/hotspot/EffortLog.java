package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How often each stream looked at each cell, so that more patrols do not look like more violence.
 *
 * <p>Exposure of a disk in a window is usual hours times a factor: looks in the window against
 * looks usual for these cells at these hours of the day, (looks + q) / (usual + q). The factor is
 * never below 1: effort that seems to be missing is mostly effort that has not been told of yet.
 * Where nobody tells of effort, or has for less than a week, the factor is 1.
 */
final class EffortLog {
  private static final long HOUR_MS = 3_600_000;
  private static final int DAY_HOURS = 24;

  /** Looks that a window with none counts as. */
  private static final double Q = 1;

  private static final double MAX_FACTOR = 10;
  private static final double MIN_PAST_HOURS = 7 * DAY_HOURS;

  /** What a week leaves of what was known before it. */
  private static final double FADE = 7 / 8.0;

  private final AreaCells cells;
  private final Scales scales;
  private final CellEffort[][] byStream;
  private EffortRhythm rhythm = EffortRhythm.none();

  EffortLog(AreaCells cells, Scales scales) {
    this.cells = cells;
    this.scales = scales;
    this.byStream = new CellEffort[PaneHistory.STREAMS][];
  }

  void apply(EffortChange change) {
    int cell = cells.numberOf(change.cell());
    if (cell < 0) {
      return;
    }
    int stream = change.stream().ordinal() - 1;
    if (byStream[stream] == null) {
      byStream[stream] = new CellEffort[cells.size()];
    }
    CellEffort before = byStream[stream][cell];
    if (before == null) {
      before = CellEffort.none(stream, change.cell());
    }
    long hour = Math.floorDiv(change.paneMs(), HOUR_MS);
    if (hour >= rhythm.learntUntilHour()) {
      byStream[stream][cell] = before.with(hour, change.looks());
    } else {
      double past = Math.max(0, before.past() + change.looks());
      byStream[stream][cell] =
          new CellEffort(stream, change.cell(), past, before.hours(), before.looks());
    }
  }

  /** Makes history of what is older than an instant, a full hour. */
  void learnUntil(long untilMs) {
    long until = untilMs / HOUR_MS;
    long from = rhythm.learntUntilHour();
    if (until <= from) {
      return;
    }
    long keptFrom = until - scales.recentMs() / HOUR_MS;
    double[][] ofHours = new double[PaneHistory.STREAMS][DAY_HOURS];
    for (int stream = 0; stream < byStream.length; stream++) {
      for (int cell = 0; byStream[stream] != null && cell < byStream[stream].length; cell++) {
        CellEffort effort = byStream[stream][cell];
        if (effort != null) {
          for (int i = 0; i < effort.hours().length; i++) {
            if (effort.hours()[i] >= from && effort.hours()[i] < until) {
              ofHours[stream][(int) Math.floorMod(effort.hours()[i], DAY_HOURS)] +=
                  effort.looks()[i];
            }
          }
          CellEffort aged = effort.aged(effort.past() + effort.between(from, until), keptFrom);
          byStream[stream][cell] = aged.isEmpty() ? null : aged;
        }
      }
    }
    rhythm = rhythm.learn(ofHours, until);
  }

  /** Lets what was long ago weigh less. */
  void fade() {
    for (CellEffort[] ofStream : byStream) {
      for (int cell = 0; ofStream != null && cell < ofStream.length; cell++) {
        CellEffort effort = ofStream[cell];
        if (effort != null) {
          ofStream[cell] =
              new CellEffort(
                  effort.stream(),
                  effort.cell(),
                  effort.past() < 0.01 ? 0 : effort.past() * FADE,
                  effort.hours(),
                  effort.looks());
        }
      }
    }
    rhythm = rhythm.fade(FADE);
  }

  /**
   * How much more a stream looked at some cells in a window than usual, 1 to 10.
   *
   * @param size how many of {@code members} count
   */
  double factor(int stream, int[] members, int size, long fromMs, long toMs) {
    CellEffort[] ofStream = byStream[stream];
    if (ofStream == null || rhythm.hours(stream) < MIN_PAST_HOURS) {
      return 1;
    }
    long fromHour = Math.floorDiv(fromMs, HOUR_MS);
    long toHour = Math.floorDiv(toMs + HOUR_MS - 1, HOUR_MS);
    double looks = 0;
    double past = 0;
    for (int i = 0; i < size; i++) {
      CellEffort effort = ofStream[members[i]];
      if (effort != null) {
        looks += effort.between(fromHour, toHour);
        past += effort.past();
      }
    }
    double usual = past * rhythm.share(stream, fromHour, toHour);
    return Math.min(MAX_FACTOR, Math.max(1, (looks + Q) / (usual + Q)));
  }

  EffortRhythm rhythm() {
    return rhythm;
  }

  Collection<CellEffort> all() {
    List<CellEffort> all = new ArrayList<>();
    for (CellEffort[] ofStream : byStream) {
      for (int cell = 0; ofStream != null && cell < ofStream.length; cell++) {
        if (ofStream[cell] != null) {
          all.add(ofStream[cell]);
        }
      }
    }
    return all;
  }

  void restore(EffortRhythm learnt, Collection<CellEffort> efforts) {
    rhythm = learnt;
    for (CellEffort effort : efforts) {
      int cell = cells.numberOf(effort.cell());
      if (cell >= 0) {
        if (byStream[effort.stream()] == null) {
          byStream[effort.stream()] = new CellEffort[cells.size()];
        }
        byStream[effort.stream()][cell] = effort;
      }
    }
  }
}
