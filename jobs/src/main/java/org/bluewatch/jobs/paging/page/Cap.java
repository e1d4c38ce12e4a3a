package org.bluewatch.jobs.paging.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.paging.page.PageContext.Marking;

/**
 * A notice as a message of the Common Alerting Protocol 1.2 (OASIS standard, 2010), for systems of
 * others. It never says how to acknowledge, nor whom the roster calls, unless it is private and
 * must name its readers.
 */
public final class Cap {
  private static final String RESTRICTION =
      "For the operations centre and whom it releases this to";
  private static final long VALID_MS = 24 * 3_600_000L;
  private static final int REFERRED_TO = 20;

  /** The pattern of the standard has four digits for the year. */
  private static final long FIRST_MS = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

  private static final long LAST_MS = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  /**
   * Without fractions, with a numeric offset: the standard knows no Z, and writes UTC as -00:00.
   */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'-00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Cap() {}

  /**
   * A message that was sent before about the same notice.
   *
   * @param revision of the notice
   * @param knownMs knowledge time of that revision, milliseconds since 1970 UTC
   */
  public record Earlier(int revision, long knownMs) {}

  /**
   * The message, in UTF-8.
   *
   * @param earlier what was sent before about this notice, oldest first; the last 20 are referred
   *     to
   */
  public static String of(Notice notice, PageContext context, List<Earlier> earlier) {
    Release release = Release.of(notice);
    var xml = new CapXml();
    addHead(xml, release, context, earlier);
    addInfo(xml.open("info"), release, context);
    CapArea.add(xml.open("area"), release);
    return xml.close().close().end();
  }

  private static void addHead(
      CapXml xml, Release release, PageContext context, List<Earlier> earlier) {
    Notice notice = release.notice();
    String addresses = release.restricted() ? addresses(notice) : "";
    boolean isPrivate = !addresses.isEmpty();
    xml.element("identifier", identifier(notice, notice.revision()))
        .element("sender", token(context.capSender()))
        .element("sent", time(notice.knownMs()))
        .element("status", status(notice, context))
        .element("msgType", msgType(notice, earlier))
        .element("source", "Bluewatch")
        .element("scope", isPrivate ? "Private" : "Restricted")
        .element("restriction", isPrivate ? null : RESTRICTION)
        .element("addresses", isPrivate ? addresses : null)
        .element("note", note(notice, context))
        .element("references", earlier.isEmpty() ? null : references(notice, context, earlier));
  }

  /** The contacts of all tiers, in quotes where they have blanks. */
  private static String addresses(Notice notice) {
    return notice.tiers().stream()
        .flatMap(tier -> tier.contacts().stream())
        .map(contact -> Plain.line(contact).replace("\"", ""))
        .filter(contact -> !contact.isEmpty())
        .distinct()
        .map(contact -> contact.contains(" ") ? '"' + contact + '"' : contact)
        .collect(Collectors.joining(" "));
  }

  private static String identifier(Notice notice, int revision) {
    return token(notice.noticeId()) + "." + revision;
  }

  /** The standard forbids blanks, commas, {@code <} and {@code &} in what names a message. */
  private static String token(String text) {
    String token = Plain.line(text).replaceAll("[\\s,<&]", "-");
    return token.isEmpty() ? "-" : token;
  }

  private static String status(Notice notice, PageContext context) {
    if (context.markingOf(notice) != Marking.LIVE) {
      return "Exercise";
    }
    return notice.channel() == Notice.Channel.CANARY ? "Test" : "Actual";
  }

  /** What is over is an update that gives the all clear; what was never so is cancelled. */
  private static String msgType(Notice notice, List<Earlier> earlier) {
    if (earlier.isEmpty()) {
      return "Alert";
    }
    return isWithdrawn(notice) ? "Cancel" : "Update";
  }

  private static boolean isWithdrawn(Notice notice) {
    return hasEnded(notice) && notice.alert().state() == Alert.State.WITHDRAWN;
  }

  private static boolean hasEnded(Notice notice) {
    return notice.state() == Notice.State.ENDED;
  }

  private static String note(Notice notice, PageContext context) {
    Marking marking = context.markingOf(notice);
    return marking == Marking.LIVE
        ? null
        : marking + ", not a real event now; run " + Plain.line(notice.alert().run());
  }

  private static String references(Notice notice, PageContext context, List<Earlier> earlier) {
    int from = Math.max(0, earlier.size() - REFERRED_TO);
    return earlier.subList(from, earlier.size()).stream()
        .map(
            message ->
                token(context.capSender())
                    + ","
                    + identifier(notice, message.revision())
                    + ","
                    + time(message.knownMs()))
        .collect(Collectors.joining(" "));
  }

  private static void addInfo(CapXml xml, Release release, PageContext context) {
    Notice notice = release.notice();
    Alert alert = notice.alert();
    boolean ended = hasEnded(notice);
    xml.element("language", "en");
    CapCodes.categories(alert.kind()).forEach(category -> xml.element("category", category));
    xml.element("event", Plain.orElse(alert.kind(), "unknown").replace('-', ' '))
        .element("responseType", ended ? "AllClear" : CapCodes.responseType(notice.priority()))
        .element("urgency", ended ? "Past" : CapCodes.urgency(notice.priority()))
        .element("severity", CapCodes.severity(notice))
        .element("certainty", CapCodes.certainty(alert))
        .element("effective", time(notice.knownMs()))
        .element("onset", time(alert.timeMs()))
        .element("expires", time(notice.knownMs() + (ended ? 0 : VALID_MS)))
        .element("senderName", "Bluewatch, " + Plain.line(alert.area()))
        .element("headline", PageText.headline(notice, context))
        .element("description", description(release))
        .element("instruction", notice.step() == null ? null : Plain.line(notice.step()));
    parameter(xml, "priority", notice.priority().name());
    parameter(xml, "state", notice.state().name());
    parameter(xml, "notice", Plain.line(notice.noticeId()) + " revision " + notice.revision());
    parameter(xml, "alert", Plain.line(alert.alertId()) + " revision " + alert.revision());
    parameter(xml, "grade", alert.grade());
    parameter(xml, "sources", Integer.toString(alert.sources()));
    parameter(xml, "independentSources", Integer.toString(alert.independentSources()));
  }

  private static void parameter(CapXml xml, String name, String value) {
    if (value != null) {
      xml.open("parameter").element("valueName", name).element("value", value).close();
    }
  }

  private static String description(Release release) {
    var page = new PageLayout();
    if (PageText.isDigest(release.notice())) {
      PageText.addMembers(page, release.notice());
    } else {
      Report.add(page, release);
    }
    return page.text();
  }

  private static String time(long ms) {
    return TIME.format(Instant.ofEpochMilli(Math.min(LAST_MS, Math.max(FIRST_MS, ms))));
  }
}
