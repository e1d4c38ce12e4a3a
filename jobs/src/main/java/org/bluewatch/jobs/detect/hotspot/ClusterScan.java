package org.bluewatch.jobs.detect.hotspot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.stats.Tails;
import org.bluewatch.jobs.config.HotspotSettings;

/**
 * Looks for clusters: every disk of cells near a recent event, over every window length, against a
 * Gamma-Poisson baseline of the same disk. With C0 events in exposure E0 and a prior Gamma(a, b)
 * that carries the rate of the whole area, the count over exposure e is negative binomial with size
 * a + C0 and prob (b + E0) / (b + E0 + e); the uncertainty of the baseline is thereby in the tail.
 */
final class ClusterScan {
  /** One or two events are an incident, not a cluster. */
  static final int MIN_EVENTS = 3;

  /** Weight of the area-wide rate against a disk's own history. */
  private static final double PRIOR_DAYS = 30;

  private static final double MS_PER_DAY = Duration.ofDays(1).toMillis();

  private static final Comparator<Cluster> MOST_SURPRISING_FIRST =
      Comparator.comparingDouble(Cluster::p)
          .thenComparing(c -> -c.events().size())
          .thenComparing(Cluster::duration)
          .thenComparing(c -> c.cells().length)
          .thenComparing(c -> c.cells()[0]);

  private final HotspotSettings settings;
  private final CellGrid grid;
  private final int cellsInArea;
  private final double cellRadiusM;

  /**
   * @param cellsInArea number of cells that an event of the area can fall into
   */
  ClusterScan(HotspotSettings settings, CellGrid grid, int cellsInArea) {
    this.settings = settings;
    this.grid = grid;
    this.cellsInArea = cellsInArea;
    this.cellRadiusM = grid.inradiusM();
  }

  /** Number of tests in one evaluation, the price of looking everywhere and at every scale. */
  long testsPerEvaluation() {
    return (long) cellsInArea * settings.durations().size() * (settings.rings() + 1);
  }

  /**
   * The clusters that no other one overlaps, most surprising first.
   *
   * @param maxP the greatest p-value of interest
   */
  List<Cluster> find(EventStore events, Look look, double maxP) {
    List<Cluster> found = new ArrayList<>();
    for (long centre : centres(events, look)) {
      for (int rings = 0; rings <= settings.rings(); rings++) {
        long[] disk = grid.disk(centre, rings);
        for (Duration duration : settings.durations()) {
          Cluster cluster = test(events, disk, rings, duration, look);
          if (cluster != null && cluster.p() <= maxP) {
            found.add(cluster);
          }
        }
      }
    }
    found.sort(MOST_SURPRISING_FIRST);
    return withoutOverlaps(found);
  }

  private Set<Long> centres(EventStore events, Look look) {
    Set<Long> centres = new TreeSet<>();
    for (long cell : events.cells(look.historyEndMs(), look.nowMs())) {
      for (long near : grid.disk(cell, settings.rings())) {
        centres.add(near);
      }
    }
    return centres;
  }

  private Cluster test(EventStore events, long[] disk, int rings, Duration duration, Look look) {
    List<ViolenceEvent> seen =
        testable(
            events.find(disk, look.nowMs() - duration.toMillis(), look.nowMs()), rings, duration);
    if (seen.size() < MIN_EVENTS) {
      return null;
    }
    List<ViolenceEvent> before =
        testable(events.find(disk, look.historyStartMs(), look.historyEndMs()), rings, duration);
    double priorPerDay =
        Math.max(look.eventsPerDay(), 1 / look.historyDays()) * disk.length / cellsInArea;
    double size = priorPerDay * PRIOR_DAYS + before.size();
    double exposure = PRIOR_DAYS + look.historyDays();
    double windowDays = duration.toMillis() / MS_PER_DAY;
    double prob = exposure / (exposure + windowDays);
    double p = Tails.negativeBinomialUpper(seen.size(), size, prob);
    return new Cluster(disk, duration, seen, size * windowDays / exposure, p);
  }

  /**
   * An event counts only in windows no shorter than its span and in disks no smaller than its
   * position error.
   */
  private List<ViolenceEvent> testable(List<ViolenceEvent> events, int rings, Duration duration) {
    double radiusM = cellRadiusM * (2 * rings + 1);
    return events.stream()
        .filter(e -> e.spanMs() <= duration.toMillis() && e.accuracyM() <= radiusM)
        .toList();
  }

  private static List<Cluster> withoutOverlaps(List<Cluster> sorted) {
    List<Cluster> kept = new ArrayList<>();
    Set<Long> taken = new HashSet<>();
    for (Cluster cluster : sorted) {
      if (!cluster.overlaps(taken)) {
        kept.add(cluster);
        for (long cell : cluster.cells()) {
          taken.add(cell);
        }
      }
    }
    return kept;
  }
}
