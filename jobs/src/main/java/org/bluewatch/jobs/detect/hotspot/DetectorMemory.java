package org.bluewatch.jobs.detect.hotspot;

import java.util.List;

/**
 * What the detector knows besides events, days and open hotspots; small, whatever the area.
 *
 * @param firstKnownMs when the first event of all became known
 * @param evaluatedMs the last evaluation
 * @param learntUntilMs end of the history
 * @param scoredSinceMs first evaluation against a baseline, 0 if there was none
 * @param calibratedMs last weekly instant at which spread and threshold were learnt, 0 if none
 * @param delays counts by stream and delay, up to date
 * @param delaysLearnt the same as of the last day learnt
 * @param swing how windows stray
 * @param threshold at which hotspots open
 * @param openEpisodes what stands out at present
 * @param endedEpisodes what stood out
 * @param masks where and when hotspots were, that may yet concern a day to be learnt
 * @param corrections of days that are history already, to be made when the next day is learnt
 * @param effortRhythm when streams look
 */
public record DetectorMemory(
    long firstKnownMs,
    long evaluatedMs,
    long learntUntilMs,
    long scoredSinceMs,
    long calibratedMs,
    long[][] delays,
    long[][] delaysLearnt,
    AreaSwing swing,
    AlarmThreshold threshold,
    List<ChanceEpisode> openEpisodes,
    List<ChanceEpisode> endedEpisodes,
    List<Mask> masks,
    List<ViolenceChange> corrections,
    EffortRhythm effortRhythm) {}
