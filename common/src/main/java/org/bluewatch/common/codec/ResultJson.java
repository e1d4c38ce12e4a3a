package org.bluewatch.common.codec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Incident;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Rejection;
import org.bluewatch.common.model.RouteCondition;
import org.bluewatch.common.model.Salute;

/**
 * Result records as JSON on one line, fields in the contract's order, so that equal records have
 * equal bytes. Times are UTC, numbers plain decimals with at most six decimals, and a component
 * that is null is left out. A number that is not finite is an {@link IllegalArgumentException}.
 */
public final class ResultJson {

  private ResultJson() {}

  /** The hotspot; events in alphabetical order, cells as H3 writes them. */
  public static String encode(Hotspot hotspot) {
    return JsonLine.of(
        line -> {
          line.text("hotspotId", hotspot.hotspotId())
              .whole("revision", hotspot.revision())
              .text("status", hotspot.status().name())
              .time("opened", hotspot.openedMs())
              .time("known", hotspot.knownMs())
              .time("from", hotspot.fromMs())
              .time("to", hotspot.toMs());
          if (hotspot.cells() != null) {
            line.texts("cells", cells(hotspot.cells()));
          }
          line.json("geometry", hotspot.geometry())
              .rounded("lat", hotspot.lat())
              .rounded("lon", hotspot.lon())
              .whole("observed", hotspot.observed())
              .rounded("expected", hotspot.expected())
              .rounded("recurrenceDays", hotspot.recurrenceDays())
              .rounded("historyDays", hotspot.historyDays())
              .text("trend", hotspot.trend())
              .whole("severity", hotspot.severity())
              .counts("events", new TreeMap<>(hotspot.events()))
              .texts("evidence", hotspot.evidence())
              .text("reason", hotspot.reason());
        });
  }

  private static List<String> cells(List<Long> cells) {
    return cells.stream().map(CellGrid::toText).toList();
  }

  /** The alert; {@code why} in the order of its facts. */
  public static String encode(Alert alert) {
    return JsonLine.of(
        line ->
            line.text("alertId", alert.alertId())
                .whole("revision", alert.revision())
                .text("kind", alert.kind())
                .text("state", alert.state().name())
                .text("priority", alert.priority().name())
                .time("time", alert.timeMs())
                .time("known", alert.knownMs())
                .text("area", alert.area())
                .text("sector", alert.sector())
                .text("subject", alert.subject())
                .text("situation", alert.situation())
                .rounded("lat", alert.lat())
                .rounded("lon", alert.lon())
                .rounded("accuracyM", alert.accuracyM())
                .json("geometry", alert.geometry())
                .text("headline", alert.headline())
                .json("why", JsonLine.of(why -> writeFacts(why, alert.why())))
                .texts("evidence", alert.evidence())
                .texts("evidenceStreams", alert.evidenceStreams())
                .whole("sources", alert.sources())
                .whole("independentSources", alert.independentSources())
                .text("grade", alert.grade())
                .text("reason", alert.reason())
                .text("run", alert.run())
                .flag("exercise", alert.exercise()));
  }

  private static void writeFacts(JsonLine line, List<Fact> facts) throws IOException {
    for (Fact fact : facts) {
      line.json(fact.name(), fact.json());
    }
  }

  /** The rejection, {@code raw} in base64. */
  public static String encode(Rejection rejection) {
    return JsonLine.of(
        line ->
            line.text("reason", rejection.reason().name())
                .text("field", rejection.field())
                .text("message", rejection.message())
                .text("stream", rejection.stream().topic())
                .text("file", rejection.file())
                .whole("line", rejection.line())
                .whole("partition", rejection.partition())
                .whole("offset", rejection.offset())
                .base64("raw", rejection.raw()));
  }

  /** A text as JSON, in quotes. */
  public static String text(String value) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
  }

  /** The convoy. */
  public static String encode(Convoy convoy) {
    return JsonLine.of(
        line ->
            line.text("convoyId", convoy.convoyId())
                .whole("revision", convoy.revision())
                .time("known", convoy.knownMs())
                .time("time", convoy.timeMs())
                .text("status", convoy.status().name())
                .rounded("lat", convoy.lat())
                .rounded("lon", convoy.lon())
                .text("routeId", convoy.routeId())
                .rounded("progressM", convoy.progressM())
                .rounded("remainingM", convoy.remainingM())
                .rounded("deviationM", convoy.deviationM())
                .rounded("speedMps", convoy.speedMps())
                .time("eta", convoy.etaMs())
                .time("etaLow", convoy.etaLowMs())
                .time("etaHigh", convoy.etaHighMs())
                .time("plannedArrival", convoy.plannedArrivalMs())
                .rounded("delayS", convoy.delayS()));
  }

  /** The incident; events in alphabetical order. */
  public static String encode(Incident incident) {
    return JsonLine.of(
        line ->
            line.text("incidentId", incident.incidentId())
                .whole("revision", incident.revision())
                .text("status", incident.status().name())
                .time("known", incident.knownMs())
                .time("from", incident.fromMs())
                .time("to", incident.toMs())
                .rounded("lat", incident.lat())
                .rounded("lon", incident.lon())
                .rounded("accuracyM", incident.accuracyM())
                .counts("events", new TreeMap<>(incident.events()))
                .whole("sources", incident.sources())
                .whole("independentSources", incident.independentSources())
                .text("grade", incident.grade())
                .text("party", incident.party())
                .texts("evidence", incident.evidence())
                .text("reason", incident.reason()));
  }

  /** The condition of a route. */
  public static String encode(RouteCondition route) {
    return JsonLine.of(
        line ->
            line.text("routeId", route.routeId())
                .whole("revision", route.revision())
                .time("known", route.knownMs())
                .text("status", route.status().name())
                .time("since", route.sinceMs())
                .rounded("speedMps", route.speedMps())
                .rounded("usualSpeedMps", route.usualSpeedMps())
                .texts("convoyIds", route.convoyIds())
                .texts("evidence", route.evidence())
                .text("reason", route.reason()));
  }

  /** The notice, with the alert that leads it. */
  public static String encode(Notice notice) {
    return JsonLine.of(
        line ->
            line.text("noticeId", notice.noticeId())
                .whole("revision", notice.revision())
                .text("situation", notice.situation())
                .text("channel", notice.channel().name())
                .text("state", notice.state().name())
                .text("priority", notice.priority().name())
                .whole("tier", notice.tier())
                .whole("call", notice.call())
                .time("opened", notice.openedMs())
                .time("known", notice.knownMs())
                .time("received", notice.receivedMs())
                .time("escalateAt", notice.escalateAtMs())
                .objects("tiers", notice.tiers(), ResultJson::write)
                .json("alert", encode(notice.alert()))
                .json("salute", notice.salute() == null ? null : encode(notice.salute()))
                .text("step", notice.step())
                .objects("members", notice.members(), ResultJson::write)
                .whole("memberCount", notice.memberCount())
                .text("digestId", notice.digestId())
                .text("officer", notice.officer())
                .time("shelvedUntil", notice.shelvedUntilMs())
                .text("reason", notice.reason()));
  }

  private static void write(JsonLine line, Notice.Tier tier) throws IOException {
    line.texts("contacts", tier.contacts())
        .whole("acknowledgeWithinS", tier.acknowledgeWithinMs() / 1000);
  }

  private static void write(JsonLine line, Notice.Member member) throws IOException {
    line.text("alertId", member.alertId())
        .text("kind", member.kind())
        .text("priority", member.priority().name())
        .text("state", member.state().name())
        .time("known", member.knownMs())
        .text("headline", member.headline());
  }

  private static String encode(Salute salute) {
    return JsonLine.of(
        line ->
            line.text("size", salute.size())
                .text("activity", salute.activity())
                .text("unit", salute.unit())
                .text("equipment", salute.equipment())
                .whole("killed", salute.killed())
                .whole("injured", salute.injured()));
  }

  /** The action and what came of it. */
  public static String encode(ActionOutcome outcome) {
    AlertAction action = outcome.action();
    return JsonLine.of(
        line ->
            line.text("id", action.id())
                .text("alertId", action.alertId())
                .time("time", action.timeMs())
                .time("known", outcome.knownMs())
                .text("officer", action.officer())
                .text("action", action.action().name().toLowerCase(Locale.ROOT))
                .text("note", action.note())
                .time("until", action.untilMs())
                .text("outcome", outcome.outcome().name())
                .text("noticeId", outcome.noticeId())
                .text("reason", outcome.reason()));
  }

  /** The link of the audit chain. */
  public static String encode(AuditEntry entry) {
    return JsonLine.of(
        line ->
            line.whole("seq", entry.seq())
                .time("at", entry.atMs())
                .time("known", entry.knownMs())
                .text("kind", entry.kind().name())
                .text("run", entry.run())
                .text("noticeId", entry.noticeId())
                .text("alertId", entry.alertId())
                .json("detail", entry.detail())
                .text("previous", entry.previous())
                .text("hash", entry.hash()));
  }

  /** A number as a result shows it: a plain decimal with at most six decimals. */
  public static String number(double value) {
    return WireNumber.rounded(value);
  }
}
