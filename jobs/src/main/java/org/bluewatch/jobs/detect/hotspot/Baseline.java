package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is usual, cell by cell: a Gamma-Poisson model learnt from the history at one instant.
 *
 * <p>The rate of a cell is Gamma distributed around that of the cells near it, which in turn is
 * Gamma distributed around that of the area; how far either strays is learnt by moments. With C
 * events in exposure E, prior shape a and prior mean m the posterior has shape a + C and mean (a +
 * C) / (a / m + E). A cell that never saw an event has a rate too, and a short history leans on the
 * neighbours. Exposure is hours weighted by {@link WeekProfile}, without those under a {@link
 * Mask}.
 */
final class Baseline {
  /** Number of cells from which spreads are learnt: enough for two digits, whatever the area. */
  private static final int SAMPLE = 4096;

  /** A spread outside this range cannot be told from none, or from anything at all. */
  private static final double MIN_SHAPE = 0.1;

  private static final double MAX_SHAPE = 50;

  /** Weight of the area's mix of streams against that of a disk, in events. */
  private static final double MIX_WEIGHT = 5;

  private final AreaCells cells;
  private final PaneHistory history;
  private final int rings;
  private final double hours;
  private final double ratePerCell;
  private final double[] ringShare;
  private final double[] streamShare;
  private final double[] fittingShare;
  private final double regionShape;
  private final double cellShape;

  /** Found when first asked for; not a number until then. */
  private final double[] regionRate;

  private Baseline(
      AreaCells cells, PaneHistory history, Scales scales, WeekProfile profile, double minEvents) {
    this.cells = cells;
    this.history = history;
    this.rings = scales.rings();
    this.hours = exposure(history, profile);
    double[] byRing = new double[rings + 1];
    double[] byStream = new double[PaneHistory.STREAMS];
    for (int cell = 0; cell < cells.size(); cell++) {
      for (int ring = 0; ring <= rings; ring++) {
        byRing[ring] += history.count(cell, ring);
      }
      for (int stream = 0; stream < byStream.length; stream++) {
        byStream[stream] += history.countOfStream(cell, stream);
      }
    }
    double events = byRing[rings];
    this.ratePerCell = Math.max(events, minEvents) / exposureOf(IntStream.range(0, cells.size()));
    this.ringShare = cumulativeShares(byRing, events);
    this.streamShare = shares(byStream, events);
    this.fittingShare = fittingShare(history, scales);
    this.regionRate = new double[cells.size()];
    Arrays.fill(regionRate, Double.NaN);
    this.regionShape = learnRegionShape();
    this.cellShape = learnCellShape();
  }

  /** Learns from a history of at least a day. */
  static Baseline of(AreaCells cells, PaneHistory history, Scales scales, WeekProfile profile) {
    return new Baseline(cells, history, scales, profile, 0.5);
  }

  private static double exposure(PaneHistory history, WeekProfile profile) {
    double hours = 0;
    for (DayPanes day : history.days()) {
      for (int hour = 0; hour < 24; hour++) {
        hours += profile.at(day.dayMs() + hour * 3_600_000L);
      }
    }
    return hours;
  }

  private static double[] shares(double[] counts, double of) {
    return Arrays.stream(counts).map(count -> of > 0 ? count / of : 1.0 / counts.length).toArray();
  }

  /** A share that was never seen is small, not impossible: as if half an event more had been. */
  private static double[] cumulativeShares(double[] counts, double of) {
    return Arrays.stream(counts).map(count -> (count + 0.5) / (of + 0.5)).toArray();
  }

  /** Share of events that fit into each window. */
  private static double[] fittingShare(PaneHistory history, Scales scales) {
    double[] share = new double[scales.durations()];
    double total = 0;
    for (DayPanes day : history.days()) {
      for (int d = 0; d < day.fitting().length; d++) {
        total += day.fitting()[d];
        for (int longer = d; longer < share.length; longer++) {
          share[longer] += day.fitting()[d];
        }
      }
    }
    return cumulativeShares(share, total);
  }

  private double learnRegionShape() {
    double sum = 0;
    double squares = 0;
    double expected = 0;
    int step = Math.max(1, cells.size() / SAMPLE);
    int seen = 0;
    for (int cell = 0; cell < cells.size(); cell += step) {
      double around = around(cell);
      double mean = ratePerCell * exposureOf(Arrays.stream(cells.disk(cell).members()));
      sum += mean;
      squares += (around - mean) * (around - mean) - mean;
      expected += mean * mean;
      seen++;
    }
    return seen == 0 || sum == 0 ? MAX_SHAPE : shape(expected, squares);
  }

  private double learnCellShape() {
    double excess = 0;
    double expected = 0;
    int step = Math.max(1, cells.size() / SAMPLE);
    for (int cell = 0; cell < cells.size(); cell += step) {
      double mean = regionRate(cell) * exposureOf(cell);
      double difference = history.count(cell, rings) - mean;
      excess += difference * difference - mean;
      expected += mean * mean;
    }
    return shape(expected, excess);
  }

  private static double shape(double expected, double excess) {
    double shape = excess > 0 ? expected / excess : MAX_SHAPE;
    return Math.min(MAX_SHAPE, Math.max(MIN_SHAPE, shape));
  }

  /**
   * Events in the history of a cell and those around it. Itself is in, or else the prior of a busy
   * place in an empty country would be so small and so sure that no history could prevail.
   */
  private double around(int cell) {
    double count = 0;
    for (int member : cells.disk(cell).members()) {
      count += history.count(member, rings);
    }
    return count;
  }

  private double regionRate(int cell) {
    double rate = regionRate[cell];
    if (Double.isNaN(rate)) {
      double mean = ratePerCell * exposureOf(Arrays.stream(cells.disk(cell).members()));
      rate = ratePerCell * (regionShape + around(cell)) / (regionShape + mean);
      regionRate[cell] = rate;
    }
    return rate;
  }

  private double exposureOf(IntStream members) {
    return members.mapToDouble(this::exposureOf).sum();
  }

  private double exposureOf(int cell) {
    return Math.max(1, hours - history.maskedHours(cell));
  }

  /** Posterior shape of the rate of a cell. */
  double shape(int cell, int ring) {
    return cellShape + history.count(cell, ring);
  }

  /**
   * Usual events per weighted hour in a cell that may be counted in a disk of {@code ring} rings.
   */
  double rate(int cell, int ring) {
    double prior = cellShape / Math.max(1e-300, regionRate(cell) * ringShare[ring]);
    return shape(cell, ring) / (prior + exposureOf(cell));
  }

  /** Usual testable events per weighted hour in the whole area. */
  double areaRate() {
    return ratePerCell * cells.size();
  }

  /** Share of events that fit into a window, 0 to 1. */
  double fitting(int duration) {
    return fittingShare[duration];
  }

  /** Of the events of the whole area the share of each stream. */
  double[] areaMix() {
    return streamShare;
  }

  /** Of the events around a cell the share of each stream, leaning on that of the area. */
  double[] mixAround(int cell) {
    double[] mix = new double[PaneHistory.STREAMS];
    double total = MIX_WEIGHT;
    for (int stream = 0; stream < mix.length; stream++) {
      mix[stream] = MIX_WEIGHT * streamShare[stream];
    }
    for (int member : cells.disk(cell).members()) {
      for (int stream = 0; stream < mix.length; stream++) {
        int count = history.countOfStream(member, stream);
        mix[stream] += count;
        total += count;
      }
    }
    for (int stream = 0; stream < mix.length; stream++) {
      mix[stream] /= total;
    }
    return mix;
  }
}
