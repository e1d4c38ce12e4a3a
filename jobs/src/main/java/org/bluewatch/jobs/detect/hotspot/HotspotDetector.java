package org.bluewatch.jobs.detect.hotspot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.stats.Recurrence;
import org.bluewatch.jobs.config.HotspotSettings;

/**
 * Finds hotspots and follows each from opening to end. All it knows was told to it; the same events
 * and evaluations give the same hotspots.
 */
public final class HotspotDetector {
  /** Under this much history an expectation is not worth the name. */
  private static final Duration MIN_HISTORY = Duration.ofDays(14);

  /** To stay open a hotspot needs to stand out this much less than to open. */
  private static final double HYSTERESIS = 10;

  /** Three million years: beyond that a number says no more, and where p is 0 there is none. */
  private static final double MAX_RECURRENCE_DAYS = 1e9;

  private static final double MS_PER_DAY = Duration.ofDays(1).toMillis();

  private final String area;
  private final HotspotSettings settings;
  private final CellGrid grid;
  private final ClusterScan scan;

  private final EventStore events = new EventStore();
  private final TreeMap<String, TrackedHotspot> open = new TreeMap<>();
  private long firstKnownMs = Long.MAX_VALUE;

  /**
   * @param area name of the area of operations
   * @param cells every cell that an event of the area can fall into, ascending
   */
  public HotspotDetector(String area, HotspotSettings settings, CellGrid grid, long[] cells) {
    this.area = area;
    this.settings = settings;
    this.grid = grid;
    this.scan = new ClusterScan(settings, grid, cells.length);
  }

  /** When the first event of all became known; history cannot be longer than from there. */
  long firstKnownMs() {
    return firstKnownMs;
  }

  void restore(
      long firstKnownMs, Collection<ViolenceEvent> events, Collection<TrackedHotspot> open) {
    this.firstKnownMs = firstKnownMs;
    events.forEach(this.events::add);
    open.forEach(tracked -> this.open.put(tracked.last().hotspotId(), tracked));
  }

  /** Takes in that an event counts from now on, or no longer. */
  public void apply(ViolenceChange change) {
    firstKnownMs = Math.min(firstKnownMs, change.event().receivedMs());
    if (change.added()) {
      events.add(change.event());
    } else {
      events.remove(change.event().key());
    }
  }

  Collection<TrackedHotspot> open() {
    return open.values();
  }

  /** True if there is nothing left to evaluate. */
  boolean idle() {
    return events.size() == 0 && open.isEmpty();
  }

  /** Forgets events older than any window or history looks back; returns their keys. */
  public List<String> forget(long nowMs) {
    return events.removeBefore(nowMs - settings.history().toMillis() - longestMs());
  }

  /** p-value below which one test opens a hotspot: the alarm budget shared over all tests. */
  double threshold() {
    double evaluationsPer30Days = 30 * MS_PER_DAY / settings.evaluateEvery().toMillis();
    return settings.falseEpisodesPer30Days() / (evaluationsPer30Days * scan.testsPerEvaluation());
  }

  /** What is new at {@code nowMs}: hotspots opened, changed, ended. */
  public List<HotspotReport> evaluate(long nowMs) {
    long historyMs = Math.min(settings.history().toMillis(), nowMs - longestMs() - firstKnownMs);
    if (historyMs < MIN_HISTORY.toMillis()) {
      return List.of();
    }
    Look look = lookAt(nowMs, historyMs);
    double threshold = threshold();
    List<Cluster> clusters = scan.find(events, look, threshold * HYSTERESIS);
    Map<Cluster, String> followed = new LinkedHashMap<>();
    List<HotspotReport> reports = new ArrayList<>();
    for (TrackedHotspot tracked : oldestFirst()) {
      follow(tracked, clusters, followed, look).ifPresent(reports::add);
    }
    for (Cluster cluster : clusters) {
      if (!followed.containsKey(cluster) && cluster.p() <= threshold) {
        reports.add(opened(cluster, look));
      }
    }
    return reports;
  }

  private Look lookAt(long nowMs, long historyMs) {
    long historyEndMs = nowMs - longestMs();
    long historyStartMs = historyEndMs - historyMs;
    double historyDays = historyMs / MS_PER_DAY;
    double eventsPerDay = events.count(historyStartMs, historyEndMs) / historyDays;
    return new Look(nowMs, historyStartMs, historyEndMs, historyDays, eventsPerDay);
  }

  private List<TrackedHotspot> oldestFirst() {
    return open.values().stream()
        .sorted(
            Comparator.<TrackedHotspot>comparingLong(tracked -> tracked.last().openedMs())
                .thenComparing(tracked -> tracked.last().hotspotId()))
        .toList();
  }

  /**
   * What there is to say of an open hotspot.
   *
   * @param followed the clusters that older hotspots go on with, and which; added to
   */
  private Optional<HotspotReport> follow(
      TrackedHotspot tracked, List<Cluster> clusters, Map<Cluster, String> followed, Look look) {
    String id = tracked.last().hotspotId();
    List<Cluster> overlapping =
        clusters.stream().filter(c -> c.overlaps(tracked.last().cells())).toList();
    Optional<Cluster> own = overlapping.stream().filter(c -> !followed.containsKey(c)).findFirst();
    overlapping.forEach(cluster -> followed.putIfAbsent(cluster, id));
    boolean lostEvidence = lostEvidence(tracked);
    if (own.isPresent()) {
      return continueWith(tracked, own.get(), look, lostEvidence);
    }
    if (!overlapping.isEmpty()) {
      String reason = "merged into " + followed.get(overlapping.get(0));
      return Optional.of(ended(tracked, Hotspot.Status.CLOSED, look, reason));
    }
    if (lostEvidence) {
      return Optional.of(ended(tracked, Hotspot.Status.WITHDRAWN, look, "evidence was retracted"));
    }
    return look.nowMs() - tracked.flaggedMs() > tracked.lastingMs()
        ? Optional.of(ended(tracked, Hotspot.Status.CLOSED, look, "no longer more than habit"))
        : Optional.empty();
  }

  /** True if an event behind the hotspot was taken back, or moved out of its cells or its time. */
  private boolean lostEvidence(TrackedHotspot tracked) {
    Hotspot last = tracked.last();
    long[] cells = last.cells().stream().mapToLong(Long::longValue).toArray();
    Set<String> standing = new HashSet<>();
    for (ViolenceEvent event : events.find(cells, last.fromMs(), last.toMs())) {
      standing.add(event.key());
    }
    return !standing.containsAll(tracked.evidenceKeys());
  }

  private HotspotReport opened(Cluster cluster, Look look) {
    return tell(idOf(cluster, look.nowMs()), null, cluster, look, "opened");
  }

  private Optional<HotspotReport> continueWith(
      TrackedHotspot tracked, Cluster cluster, Look look, boolean lostEvidence) {
    Hotspot last = tracked.last();
    int now = cluster.events().size();
    if (now <= last.observed() && !lostEvidence) {
      open.put(
          last.hotspotId(),
          new TrackedHotspot(last, tracked.evidenceKeys(), look.nowMs(), tracked.lastingMs()));
      return Optional.empty();
    }
    String reason =
        lostEvidence
            ? "evidence was retracted: " + last.observed() + " -> " + now
            : "rose from " + last.observed() + " to " + now + " events";
    return Optional.of(tell(last.hotspotId(), last, cluster, look, reason));
  }

  /**
   * The next revision of an open hotspot.
   *
   * @param last the last revision, null for the first
   */
  private HotspotReport tell(String id, Hotspot last, Cluster cluster, Look look, String reason) {
    List<Long> cells = new ArrayList<>();
    for (long cell : cluster.cells()) {
      cells.add(cell);
    }
    Evidence evidence = Evidence.of(cluster.events());
    Place centre = centreOf(cluster);
    var hotspot =
        new Hotspot(
            id,
            last == null ? 1 : last.revision() + 1,
            Hotspot.Status.OPEN,
            last == null ? look.nowMs() : last.openedMs(),
            look.nowMs(),
            look.nowMs() - cluster.duration().toMillis(),
            look.nowMs(),
            cells,
            grid.outlineGeoJson(cells),
            centre.lat(),
            centre.lon(),
            cluster.events().size(),
            cluster.expected(),
            recurrenceDays(cluster.p()),
            look.historyDays(),
            last == null ? "new_hot" : "consecutive_hot",
            evidence.severity(),
            evidence.events(),
            evidence.ids(),
            reason);
    List<String> keys = cluster.events().stream().map(ViolenceEvent::key).sorted().toList();
    open.put(id, new TrackedHotspot(hotspot, keys, look.nowMs(), cluster.duration().toMillis()));
    return new HotspotReport(hotspot, evidence, threshold());
  }

  /** The middle of the disk; its cells lie evenly round it. */
  private Place centreOf(Cluster cluster) {
    double lat = 0;
    double lon = 0;
    for (long cell : cluster.cells()) {
      Place centre = grid.centre(cell);
      lat += centre.lat();
      lon += centre.lon();
    }
    int n = cluster.cells().length;
    return new Place(lat / n, lon / n, null);
  }

  private double recurrenceDays(double p) {
    double anywhere = Math.min(1, p * scan.testsPerEvaluation());
    double days = Recurrence.days(anywhere, settings.evaluateEvery().toMillis() / MS_PER_DAY, 0);
    return Math.min(days, MAX_RECURRENCE_DAYS);
  }

  private HotspotReport ended(
      TrackedHotspot tracked, Hotspot.Status status, Look look, String reason) {
    Hotspot last = tracked.last();
    open.remove(last.hotspotId());
    Evidence evidence =
        new Evidence(last.evidence(), List.of(), 0, null, false, last.events(), last.severity(), 0);
    var hotspot =
        new Hotspot(
            last.hotspotId(),
            last.revision() + 1,
            status,
            last.openedMs(),
            look.nowMs(),
            last.fromMs(),
            last.toMs(),
            last.cells(),
            null,
            last.lat(),
            last.lon(),
            last.observed(),
            last.expected(),
            null,
            last.historyDays(),
            last.trend(),
            last.severity(),
            last.events(),
            last.evidence(),
            reason);
    return new HotspotReport(hotspot, evidence, threshold());
  }

  /** From content alone: area, first cell of the disk, knowledge instant. */
  private String idOf(Cluster cluster, long nowMs) {
    String content =
        String.format(
            Locale.ROOT, "%s|%x|%d|%d", area, cluster.cells()[0], cluster.cells().length, nowMs);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "HS-" + HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private long longestMs() {
    return settings.durations().stream().mapToLong(Duration::toMillis).max().orElseThrow();
  }
}
