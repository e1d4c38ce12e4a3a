package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Which cells a cluster covers. The disk that surprises most is often off by a cell; so every disk
 * of the same window that lies near it has a say, with its likelihood as weight, and a cell is in
 * where at least half of the weight is.
 */
final class Region {
  private static final double HALF = 0.5;

  private final AreaCells cells;
  private final Scales scales;
  private final DiskCounts counts;

  private record Candidate(AreaCells.Disk disk, int ring, double likelihoodRatio) {}

  Region(AreaCells cells, Scales scales, RecentEvents events) {
    this.cells = cells;
    this.scales = scales;
    this.counts = new DiskCounts(cells, scales, events);
  }

  /** Numbers of the cells, ascending; never empty. */
  int[] around(Look look, Flag flag) {
    List<Candidate> candidates = candidates(look, flag);
    double best = candidates.stream().mapToDouble(Candidate::likelihoodRatio).max().orElse(0);
    TreeMap<Integer, Double> weights = new TreeMap<>();
    double total = 0;
    for (Candidate candidate : candidates) {
      double weight = StrictMath.exp(candidate.likelihoodRatio - best);
      total += weight;
      for (int i = 0; i < candidate.disk.size(candidate.ring); i++) {
        weights.merge(candidate.disk.members()[i], weight, Double::sum);
      }
    }
    double half = HALF * total;
    int[] region =
        weights.entrySet().stream()
            .filter(entry -> entry.getValue() >= half)
            .mapToInt(java.util.Map.Entry::getKey)
            .toArray();
    return region.length > 0 ? region : diskOf(flag);
  }

  /** The disks near a flag that hold a cluster of the same window. */
  private List<Candidate> candidates(Look look, Flag flag) {
    List<Candidate> candidates = new ArrayList<>();
    for (int centre : cells.disk(flag.centre()).members()) {
      counts.count(centre, flag.endMs());
      AreaCells.Disk disk = cells.disk(centre);
      for (int ring = 0; ring <= scales.rings(); ring++) {
        int count = counts.at(ring, flag.duration());
        if (count < ClusterScan.MIN_EVENTS) {
          continue;
        }
        Look.Usual usual = look.usual(disk.members(), disk.size(ring), ring);
        Look.Test test = look.test(usual, count, flag.duration(), flag.endMs());
        candidates.add(new Candidate(disk, ring, test.likelihoodRatio()));
      }
    }
    return candidates;
  }

  private int[] diskOf(Flag flag) {
    AreaCells.Disk disk = cells.disk(flag.centre());
    int[] members = Arrays.copyOf(disk.members(), disk.size(flag.ring()));
    Arrays.sort(members);
    return members;
  }
}
