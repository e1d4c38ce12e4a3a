package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bluewatch.common.stats.Tails;

/**
 * Learns {@link AreaSwing} from the history by moments: windows of each length side by side, of the
 * whole area and of a bounded sample of disks. With expectation mu and Poisson counts the mean of
 * (c - mu)^2 is mu; what is more, in relation to mu^2, is the dispersion. Counts that chance almost
 * never brings are left out: an outbreak that nobody masked is not to widen what is taken for
 * chance.
 */
final class SwingEstimate {
  private static final int SAMPLE = 256;
  private static final double HOUR_MS = 3_600_000;

  /** -ln p above which a count is an outbreak and no sample of chance, however restless. */
  private static final double OUTBREAK = 14;

  private static final double RESTLESS_SIZE = 2;

  /** With fewer windows than these nothing is learnt. */
  private static final int MIN_WINDOWS = 4;

  private final AreaCells cells;
  private final Scales scales;
  private final PaneHistory history;
  private final WeekProfile profile;

  SwingEstimate(AreaCells cells, Scales scales, PaneHistory history, WeekProfile profile) {
    this.cells = cells;
    this.scales = scales;
    this.history = history;
    this.profile = profile;
  }

  AreaSwing learn() {
    double[] weight = new double[scales.durations()];
    double[][] inverse = new double[scales.rings() + 1][scales.durations()];
    List<Series> disks = sampleDisks();
    Series area = area();
    for (int duration = 0; duration < scales.durations(); duration++) {
      long lengthMs = wholeHours(scales.durationMs(duration));
      double[] exposure = exposure(lengthMs);
      int[] counts = area.counts(lengthMs, exposure.length);
      double ofArea = new Moments().add(counts, exposure).inverseDispersion();
      weight[duration] = weight(ofArea, counts.length);
      scaleByArea(exposure, counts, weight[duration]);
      for (int ring = 0; ring <= scales.rings(); ring++) {
        var moments = new Moments();
        for (Series disk : disks) {
          if (disk.ring == ring) {
            moments.add(disk.counts(lengthMs, exposure.length), exposure);
          }
        }
        // Too few windows say nothing; then those of the next shorter length must do.
        inverse[ring][duration] =
            counts.length < MIN_WINDOWS && duration > 0
                ? inverse[ring][duration - 1]
                : moments.inverseDispersion();
      }
    }
    return new AreaSwing(weight, inverse);
  }

  private static double weight(double inverseDispersion, int windows) {
    if (windows < MIN_WINDOWS) {
      return AreaSwing.MIN_WEIGHT;
    }
    double weight = inverseDispersion > 0 ? 1 / inverseDispersion : AreaSwing.MAX_WEIGHT;
    return Math.min(AreaSwing.MAX_WEIGHT, Math.max(AreaSwing.MIN_WEIGHT, weight));
  }

  /** The history knows hours and no parts of them. */
  private static long wholeHours(long lengthMs) {
    long hourMs = (long) HOUR_MS;
    return (lengthMs + hourMs - 1) / hourMs * hourMs;
  }

  /** Takes the area's factor into the exposure, as a look does. */
  private static void scaleByArea(double[] exposure, int[] counts, double weight) {
    double total = 0;
    double events = 0;
    for (int i = 0; i < exposure.length; i++) {
      total += exposure[i];
      events += counts[i];
    }
    double rate = total > 0 ? events / total : 0;
    for (int i = 0; i < exposure.length; i++) {
      exposure[i] *= (weight + counts[i]) / (weight + rate * exposure[i]);
    }
  }

  /** Weighted hours of each window of a length, from the first day on; whole windows only. */
  private double[] exposure(long lengthMs) {
    if (history.days().isEmpty()) {
      return new double[0];
    }
    long fromMs = firstMs();
    int windows = (int) ((lastMs() - fromMs) / lengthMs);
    double[] exposure = new double[windows];
    for (int i = 0; i < windows; i++) {
      double weight = 0;
      for (long ms = 0; ms < lengthMs; ms += (long) HOUR_MS) {
        weight += profile.at(fromMs + i * lengthMs + ms);
      }
      exposure[i] = weight;
    }
    return exposure;
  }

  private long firstMs() {
    return history.days().iterator().next().dayMs();
  }

  private long lastMs() {
    long last = 0;
    for (DayPanes day : history.days()) {
      last = day.dayMs() + PaneHistory.DAY_MS;
    }
    return last;
  }

  private Series area() {
    var area = new Series(scales.rings());
    for (DayPanes day : history.days()) {
      int[] hours = history.byHour(day);
      for (int hour = 0; hour < hours.length; hour++) {
        area.add(day.dayMs() + (long) (hour * HOUR_MS), hours[hour]);
      }
    }
    return area;
  }

  private List<Series> sampleDisks() {
    TreeMap<Integer, List<Series>> byCell = new TreeMap<>();
    List<Series> all = new ArrayList<>();
    int step = Math.max(1, cells.size() / SAMPLE);
    for (int centre = step / 2; centre < cells.size(); centre += step) {
      AreaCells.Disk disk = cells.disk(centre);
      if (maskedIn(disk)) {
        continue;
      }
      for (int ring = 0; ring <= scales.rings(); ring++) {
        var series = new Series(ring);
        all.add(series);
        for (int i = 0; i < disk.size(ring); i++) {
          byCell.computeIfAbsent(disk.members()[i], unused -> new ArrayList<>()).add(series);
        }
      }
    }
    for (DayPanes day : history.days()) {
      for (int i = 0; i < day.cells().length; i++) {
        int pane = day.panes()[i];
        for (Series series : byCell.getOrDefault(cells.numberOf(day.cells()[i]), List.of())) {
          if (DayPanes.ring(pane) <= series.ring) {
            series.add(day.dayMs() + (long) (DayPanes.hour(pane) * HOUR_MS), day.counts()[i]);
          }
        }
      }
    }
    return all;
  }

  /** True if hours are left out of the history of a disk: they would look like sudden calm. */
  private boolean maskedIn(AreaCells.Disk disk) {
    for (int member : disk.members()) {
      if (history.maskedHours(member) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The events of some cells by hour. */
  private final class Series {
    private final int ring;
    private long[] hours = new long[8];
    private int[] counts = new int[8];
    private int size;

    Series(int ring) {
      this.ring = ring;
    }

    void add(long hourMs, int count) {
      if (size == hours.length) {
        hours = java.util.Arrays.copyOf(hours, 2 * size);
        counts = java.util.Arrays.copyOf(counts, 2 * size);
      }
      hours[size] = hourMs;
      counts[size++] = count;
    }

    int[] counts(long lengthMs, int windows) {
      int[] sums = new int[windows];
      long fromMs = windows == 0 ? 0 : firstMs();
      for (int i = 0; i < size; i++) {
        int window = (int) ((hours[i] - fromMs) / lengthMs);
        if (window < windows) {
          sums[window] += counts[i];
        }
      }
      return sums;
    }
  }

  /** Sums over windows from which the dispersion follows. */
  private static final class Moments {
    private double excess;
    private double squares;

    Moments add(int[] counts, double[] exposure) {
      double total = 0;
      double events = 0;
      double squaredExposure = 0;
      for (int i = 0; i < counts.length; i++) {
        total += exposure[i];
        events += counts[i];
        squaredExposure += exposure[i] * exposure[i];
      }
      if (events == 0 || counts.length < MIN_WINDOWS) {
        return this;
      }
      double rate = events / total;
      for (int i = 0; i < counts.length; i++) {
        double mean = rate * exposure[i];
        if (isOutbreak(counts[i], mean)) {
          squaredExposure -= exposure[i] * exposure[i];
          continue;
        }
        double difference = counts[i] - mean;
        // The rate comes from the same counts: each window pulls its own expectation up.
        excess += difference * difference - mean * (1 - exposure[i] / total);
      }
      squares += Math.max(0, rate * rate - rate / total) * squaredExposure;
      return this;
    }

    private static boolean isOutbreak(int count, double mean) {
      if (count <= mean + 2) {
        return false;
      }
      double prob = RESTLESS_SIZE / (RESTLESS_SIZE + mean);
      return Tails.logNegativeBinomialUpper(count, RESTLESS_SIZE, prob) < -OUTBREAK;
    }

    /** 1 / kappa, drawn towards 0 as far as chance could have made it. */
    double inverseDispersion() {
      if (!(excess > 0) || !(squares > 0)) {
        return 0;
      }
      double estimate = excess / squares;
      double variance = 2 / squares;
      return estimate * estimate / (estimate * estimate + variance) * estimate;
    }
  }
}
