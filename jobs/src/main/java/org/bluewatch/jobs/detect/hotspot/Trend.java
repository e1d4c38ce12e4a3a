package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.bluewatch.common.stats.EmergingHotspot;
import org.bluewatch.common.stats.FalseDiscovery;
import org.bluewatch.common.stats.GetisOrd;
import org.bluewatch.common.stats.Tails;

/**
 * Describes how a hotspot has come about: the emerging-hotspot class of its cells over the last
 * bins of time, each as long as its window (the longest fast window at most), the newest ending
 * now. A bin is hot where its q-value after Benjamini and Hochberg, over the disks around all cells
 * of the area, is at most 0.05; the p-value of a disk is the exact binomial upper tail of its share
 * of the bin's events. It describes and never triggers.
 */
final class Trend {
  static final int BINS = 10;
  private static final double LEVEL = 0.05;

  /**
   * With more cells than these in a bin the first disks alone are looked at: q is then too large.
   */
  private static final int MAX_CELLS = 5000;

  private final AreaCells cells;
  private final Scales scales;
  private final RecentEvents recent;

  Trend(AreaCells cells, Scales scales, RecentEvents recent) {
    this.cells = cells;
    this.scales = scales;
    this.recent = recent;
  }

  /**
   * The class of some cells in lower case.
   *
   * @param members numbers of the cells, ascending
   * @param durationMs length of the hotspot's window
   */
  String of(int[] members, int ring, long durationMs, long nowMs) {
    long binMs = Math.min(durationMs, scales.longestFastMs());
    boolean[] hot = new boolean[BINS];
    boolean[] cold = new boolean[BINS];
    double[] z = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      long toMs = nowMs - (BINS - 1 - bin) * binMs;
      TreeMap<Integer, Integer> counts = count(recent.between(toMs - binMs + 1, toMs + 1), ring);
      int events = counts.values().stream().mapToInt(Integer::intValue).sum();
      int inside = Arrays.stream(members).map(member -> counts.getOrDefault(member, 0)).sum();
      double squares = counts.values().stream().mapToDouble(count -> (double) count * count).sum();
      z[bin] = GetisOrd.score(inside, members.length, events, squares, cells.size());
      double share = (double) members.length / cells.size();
      hot[bin] =
          inside > 0 && isHot(Tails.binomialUpper(inside, events, share), counts, ring, events);
      cold[bin] = Tails.binomialUpper(events - inside, events, 1 - share) * cells.size() <= LEVEL;
    }
    return EmergingHotspot.classify(hot, cold, z).name().toLowerCase(Locale.ROOT);
  }

  private TreeMap<Integer, Integer> count(List<ViolenceEvent> events, int ring) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (ViolenceEvent event : events) {
      if (scales.ringFor(event.accuracyM()) <= ring) {
        counts.merge(cells.numberOf(event.cell()), 1, Integer::sum);
      }
    }
    return counts;
  }

  private boolean isHot(double own, TreeMap<Integer, Integer> counts, int ring, int events) {
    if (own > LEVEL) {
      return false;
    }
    TreeMap<Integer, Double> others = new TreeMap<>();
    counts.keySet().stream()
        .limit(MAX_CELLS)
        .forEach(
            cell -> {
              AreaCells.Disk around = cells.disk(cell);
              for (int i = 0; i < around.size(ring); i++) {
                others.computeIfAbsent(
                    around.members()[i], centre -> pOf(centre, counts, ring, events));
              }
            });
    double[] p = new double[cells.size()];
    Arrays.fill(p, 1);
    int at = 0;
    for (double other : others.values()) {
      p[at++] = other;
    }
    p[p.length - 1] = own;
    return FalseDiscovery.benjaminiHochberg(p)[p.length - 1] <= LEVEL;
  }

  private double pOf(int centre, TreeMap<Integer, Integer> counts, int ring, int events) {
    AreaCells.Disk disk = cells.disk(centre);
    int inside = 0;
    for (int i = 0; i < disk.size(ring); i++) {
      inside += counts.getOrDefault(disk.members()[i], 0);
    }
    return Tails.binomialUpper(inside, events, (double) disk.size(ring) / cells.size());
  }
}
