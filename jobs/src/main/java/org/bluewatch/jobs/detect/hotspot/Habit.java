package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.bluewatch.jobs.config.HotspotSettings;

/**
 * What is usual and what chance brings: learnt at fixed instants of knowledge time, each midnight
 * (UTC) the baseline, each week also the spread of windows and the alarm threshold. In between it
 * does not change, so that it can be found again after a restart.
 */
final class Habit {
  private static final long DAY_MS = PaneHistory.DAY_MS;
  private static final long WEEK_MS = 7 * DAY_MS;

  /** Under this much history an expectation is not worth the name. */
  private static final long MIN_HISTORY_MS = 14 * DAY_MS;

  private final HotspotSettings settings;
  private final AreaCells cells;
  private final Scales scales;
  private final RecentEvents recent;
  private final PaneHistory history;
  private final EffortLog effort;
  private final ChanceLog chance;
  private final AlarmThreshold.Calibration calibration;
  private final List<ViolenceChange> corrections = new ArrayList<>();

  private ReportingDelays delays;
  private long[][] delaysLearnt;
  private boolean effortKnown;
  private long firstKnownMs = Long.MAX_VALUE;
  private long learntUntilMs = Long.MIN_VALUE;
  private long scoredSinceMs;
  private long calibratedMs;
  private AreaSwing swing;
  private AlarmThreshold threshold;

  private WeekProfile profile = WeekProfile.flat();
  private Completeness completeness;
  private Baseline baseline;

  Habit(HotspotSettings settings, AreaCells cells, Scales scales, RecentEvents recent) {
    this.settings = settings;
    this.cells = cells;
    this.scales = scales;
    this.recent = recent;
    this.history = new PaneHistory(cells, scales);
    this.effort = new EffortLog(cells, scales);
    this.chance = new ChanceLog(cells, scales.longestFastMs());
    this.calibration =
        new AlarmThreshold.Calibration(settings.falseEpisodesPer30Days(), cells.size());
    this.delays = new ReportingDelays(scales.longestMs());
    this.delaysLearnt = delays.counts();
    this.swing = AreaSwing.unknown(scales);
    this.threshold = calibration.fromTheory(0);
  }

  void apply(ViolenceChange change) {
    ViolenceEvent event = change.event();
    if (change.added()) {
      firstKnownMs = Math.min(firstKnownMs, event.receivedMs());
      if (change.revision() == 1) {
        // A revision is no late report: what it revises was known before.
        delays.learn(event);
      }
    }
    if (event.timeMs() < learntUntilMs) {
      corrections.add(change);
    }
  }

  void apply(EffortChange change) {
    effort.apply(change);
    effortKnown = true;
  }

  boolean isNew() {
    return firstKnownMs == Long.MAX_VALUE && !effortKnown;
  }

  /** True if there was calm for as long as is remembered, and nobody tells of effort. */
  boolean isBlank() {
    return corrections.isEmpty()
        && effort.all().isEmpty()
        && history.days().stream().allMatch(day -> day.counts().length == 0);
  }

  /** Learns the days that have become history by now. */
  void learnUntil(long nowMs, List<Mask> masks) {
    if (firstKnownMs == Long.MAX_VALUE && effortKnown) {
      // Somebody looked and saw nothing: that is history too.
      firstKnownMs = nowMs;
    }
    if (firstKnownMs == Long.MAX_VALUE) {
      return;
    }
    long untilMs = Math.floorDiv(nowMs, DAY_MS) * DAY_MS - scales.guardMs();
    if (learntUntilMs == Long.MIN_VALUE) {
      learntUntilMs = Math.floorDiv(firstKnownMs, DAY_MS) * DAY_MS;
    }
    if (untilMs <= learntUntilMs) {
      return;
    }
    correct(masks);
    // After a long calm without a look, what is older than the history need not be learnt.
    learntUntilMs = Math.max(learntUntilMs, untilMs - daysOfHistory() * DAY_MS);
    while (learntUntilMs < untilMs) {
      learnDay(learntUntilMs, masks);
      learntUntilMs += DAY_MS;
    }
    effort.learnUntil(learntUntilMs);
    history.forgetBefore(learntUntilMs - daysOfHistory() * DAY_MS);
    delaysLearnt = delays.counts();
    learnBaseline();
    boolean newWeek = Math.floorDiv(nowMs, WEEK_MS) > Math.floorDiv(calibratedMs, WEEK_MS);
    if (baseline != null && newWeek) {
      calibrate(nowMs);
    }
  }

  private void calibrate(long nowMs) {
    calibratedMs = nowMs;
    delays.fade();
    effort.fade();
    swing = new SwingEstimate(cells, scales, history, profile).learn();
    double days = scoredSinceMs == 0 ? 0 : ChanceLog.days(scoredSinceMs, nowMs);
    threshold = calibration.fit(chance.peaks(), days, nowMs);
  }

  /** In whole days, one at least. */
  private long daysOfHistory() {
    return Math.max(1, settings.history().toMillis() / DAY_MS);
  }

  private void learnDay(long dayMs, List<Mask> masks) {
    var day = new DayPanesBuilder(dayMs, scales);
    for (ViolenceEvent event : recent.between(dayMs, dayMs + DAY_MS)) {
      day.count(event, 1, masks);
    }
    masks.forEach(day::mask);
    history.put(day.build());
  }

  /** What was learnt too late, or taken back, of days that were history already. */
  private void correct(List<Mask> masks) {
    TreeMap<Long, DayPanesBuilder> builders = new TreeMap<>();
    for (ViolenceChange change : corrections) {
      long dayMs = Math.floorDiv(change.event().timeMs(), DAY_MS) * DAY_MS;
      DayPanes day = history.day(dayMs);
      if (day != null) {
        builders
            .computeIfAbsent(dayMs, unused -> DayPanesBuilder.from(day, scales))
            .count(change.event(), change.added() ? 1 : -1, masks);
      }
    }
    builders.values().forEach(builder -> history.put(builder.build()));
    corrections.clear();
  }

  private void learnBaseline() {
    completeness =
        new Completeness(new ReportingDelays(scales.longestMs(), delaysLearnt), scales.longestMs());
    boolean enough = learntUntilMs + scales.guardMs() - firstKnownMs >= MIN_HISTORY_MS;
    if (enough && !history.days().isEmpty()) {
      profile = WeekProfile.of(history);
      baseline = Baseline.of(cells, history, scales, profile);
    }
  }

  /**
   * A look at the area, null while too little is known for any.
   *
   * @param following true if there are hotspots to be followed, for which little is enough
   * @param hotspots numbers of the cells of open hotspots and close to them
   */
  Look lookAt(long nowMs, boolean following, BitSet hotspots) {
    if (baseline != null) {
      scoredSinceMs = scoredSinceMs == 0 ? nowMs : scoredSinceMs;
      return new GammaPoissonLook(
          nowMs,
          scales,
          baseline,
          swing,
          profile,
          completeness,
          new RestOfArea(recent, scales, baseline, hotspots),
          effort);
    }
    long total = totalEvents();
    return total < PermutationLook.MIN_EVENTS && !following
        ? null
        : new PermutationLook(nowMs, history, recent, learntUntilMs, Math.max(1, total));
  }

  private long totalEvents() {
    long total =
        recent.between(learntUntilMs, Long.MAX_VALUE).stream().filter(scales::canTest).count();
    for (int cell = 0; cell < cells.size(); cell++) {
      total += history.count(cell, scales.rings());
    }
    return total;
  }

  void observe(List<Flag> clusters, long nowMs) {
    if (baseline != null) {
      chance.observe(clusters, nowMs);
    }
  }

  double candidateScore() {
    return calibration.candidateScore();
  }

  AlarmThreshold threshold() {
    return threshold;
  }

  long learntUntilMs() {
    return learntUntilMs;
  }

  /** How many days the expectation rests on. */
  double historyDays() {
    return history.days().size();
  }

  Collection<CellEffort> efforts() {
    return effort.all();
  }

  Collection<DayPanes> days() {
    return history.days();
  }

  DetectorMemory memory(long evaluatedMs, List<Mask> masks) {
    return new DetectorMemory(
        firstKnownMs,
        evaluatedMs,
        learntUntilMs,
        scoredSinceMs,
        calibratedMs,
        delays.counts(),
        delaysLearnt,
        swing,
        threshold,
        chance.open(),
        chance.ended(),
        masks,
        List.copyOf(corrections),
        effort.rhythm());
  }

  void restore(DetectorMemory memory, Collection<DayPanes> days, Collection<CellEffort> efforts) {
    firstKnownMs = memory.firstKnownMs();
    learntUntilMs = memory.learntUntilMs();
    scoredSinceMs = memory.scoredSinceMs();
    calibratedMs = memory.calibratedMs();
    delays = new ReportingDelays(scales.longestMs(), memory.delays());
    delaysLearnt = memory.delaysLearnt();
    swing = memory.swing().fits(scales) ? memory.swing() : AreaSwing.unknown(scales);
    threshold = memory.threshold();
    chance.restore(memory.openEpisodes(), memory.endedEpisodes());
    corrections.addAll(memory.corrections());
    effortKnown = !efforts.isEmpty();
    effort.restore(memory.effortRhythm(), efforts);
    days.forEach(history::put);
    if (!history.days().isEmpty()) {
      learnBaseline();
    }
  }
}
