package org.bluewatch.jobs.detect.hotspot;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.bluewatch.common.codec.ContentId;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.stats.Recurrence;

/** Makes the records that tell of a hotspot. */
final class HotspotWords {
  /** Three million years: beyond that a number says no more, and where p is 0 there is none. */
  private static final double MAX_RECURRENCE_DAYS = 1e9;

  private static final double MS_PER_DAY = Duration.ofDays(1).toMillis();

  private final String area;
  private final double stepDays;
  private final CellGrid grid;

  HotspotWords(String area, Duration evaluateEvery, CellGrid grid) {
    this.area = area;
    this.stepDays = evaluateEvery.toMillis() / MS_PER_DAY;
    this.grid = grid;
  }

  /**
   * A revision of an open hotspot.
   *
   * @param last the last revision, null for the first
   * @param cells ascending
   * @param score of the test that stood out most
   * @param trend its emerging-hotspot class
   */
  HotspotReport open(
      Hotspot last,
      List<Long> cells,
      long fromMs,
      long toMs,
      long nowMs,
      List<ViolenceEvent> events,
      double expected,
      double historyDays,
      double score,
      AlarmThreshold threshold,
      String trend,
      String reason) {
    Evidence evidence = Evidence.of(events);
    Place centre = centreOf(cells);
    double recurrenceDays = recurrenceDays(score, threshold);
    var sentence =
        new HotspotSentence(
            events.size(), toMs - fromMs, cells.size(), expected, historyDays, recurrenceDays);
    var hotspot =
        new Hotspot(
            last == null ? idOf(cells, nowMs) : last.hotspotId(),
            last == null ? 1 : last.revision() + 1,
            Hotspot.Status.OPEN,
            last == null ? nowMs : last.openedMs(),
            nowMs,
            fromMs,
            toMs,
            cells,
            grid.outlineGeoJson(cells),
            centre.lat(),
            centre.lon(),
            events.size(),
            expected,
            recurrenceDays,
            historyDays,
            trend,
            evidence.severity(),
            evidence.events(),
            evidence.ids(),
            reason + late(toMs, nowMs) + ": " + sentence.text());
    return new HotspotReport(hotspot, evidence, threshold);
  }

  /** A window that ended before now was filled by late reports, and the reader is to know. */
  private static String late(long toMs, long nowMs) {
    return toMs < nowMs
        ? ", reported late, for a time that ended %s ago"
            .formatted(HotspotSentence.words(nowMs - toMs))
        : "";
  }

  /** The last revision of a hotspot. */
  HotspotReport ended(
      Hotspot last, Hotspot.Status status, long nowMs, AlarmThreshold threshold, String reason) {
    var evidence =
        new Evidence(last.evidence(), List.of(), 0, null, false, last.events(), last.severity(), 0);
    var hotspot =
        new Hotspot(
            last.hotspotId(),
            last.revision() + 1,
            status,
            last.openedMs(),
            nowMs,
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
    return new HotspotReport(hotspot, evidence, threshold);
  }

  private Place centreOf(List<Long> cells) {
    double lat = 0;
    double lon = 0;
    for (long cell : cells) {
      Place centre = grid.centre(cell);
      lat += centre.lat();
      lon += centre.lon();
    }
    return new Place(lat / cells.size(), lon / cells.size(), null);
  }

  /** How often an evaluation finds so much by chance anywhere in the area. */
  private double recurrenceDays(double score, AlarmThreshold threshold) {
    double p = -StrictMath.expm1(-threshold.episodesPerDay(score) * stepDays);
    return Math.min(Recurrence.days(p, stepDays, 0), MAX_RECURRENCE_DAYS);
  }

  /** From content alone: area, first cell, number of cells, knowledge instant. */
  private String idOf(List<Long> cells, long nowMs) {
    String content =
        String.format(Locale.ROOT, "%s|%x|%d|%d", area, cells.get(0), cells.size(), nowMs);
    return ContentId.of("HS", content);
  }
}
