package org.bluewatch.jobs.paging.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.bluewatch.common.geo.Mgrs;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.paging.page.PageContext.AckLink;
import org.bluewatch.jobs.paging.page.PageContext.Marking;

/**
 * A page as one text message: at most 160 characters of the GSM alphabet, what matters most first.
 * Mark, priority, kind, place and time are always there; then come casualties, the headline as far
 * as it fits, and how to acknowledge.
 */
public final class Sms {
  /** Places in one message. */
  public static final int PLACES = 160;

  /** The headline is worth more than a link that leaves it less than this. */
  private static final int HEADLINE_AT_LEAST = 40;

  private static final int SHORTEST_HEADLINE = 12;
  private static final int SECTOR = 24;
  private static final int KIND = 24;
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("ddMMM HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Sms() {}

  /** The message, at most 160 places long. */
  public static String of(Notice notice, PageContext context) {
    Notice told = Release.of(notice).notice();
    if (notice.channel() == Notice.Channel.CANARY) {
      return Gsm7.cut(
          Gsm7.encode(mark(told, context) + "TEST of the paging line, nothing to do " + when(told)),
          PLACES);
    }
    String core = cut(core(told, context), PLACES);
    String plain = withHeadline(core, told, context);
    String casualties = Gsm7.encode(casualties(told.salute()));
    boolean counted = casualties.isEmpty() || plain.contains("killed");
    return counted || Gsm7.length(core + " " + casualties) > PLACES
        ? plain
        : withHeadline(core + " " + casualties, told, context);
  }

  private static String withHeadline(String core, Notice told, PageContext context) {
    String answer = answer(told, context, PLACES - Gsm7.length(core));
    int room = PLACES - Gsm7.length(core + answer) - 2;
    String headline = room < SHORTEST_HEADLINE ? "" : cut(told.alert().headline(), room);
    return headline.isEmpty() ? core + answer : core + ": " + headline + answer;
  }

  private static String core(Notice notice, PageContext context) {
    boolean digest = PageText.isDigest(notice);
    String kind = digest ? "DIGEST" : cut(Words.kind(notice.alert().kind()), KIND);
    String what = digest ? Words.count(notice.memberCount(), "alert") : where(notice.alert());
    return mark(notice, context)
        + state(notice)
        + notice.priority()
        + " "
        + kind
        + " "
        + what
        + " "
        + when(notice);
  }

  private static String mark(Notice notice, PageContext context) {
    Marking marking = context.markingOf(notice);
    return marking == Marking.LIVE ? "" : marking + " ";
  }

  private static String state(Notice notice) {
    return switch (notice.state()) {
      case OPEN -> "";
      case ACKNOWLEDGED -> "ACKED ";
      case SHELVED -> "SHELVED ";
      case ENDED -> notice.alert().state() == Alert.State.WITHDRAWN ? "WITHDRAWN " : "OVER ";
    };
  }

  /** The square of 1 km, or a larger one if the error is larger. */
  private static String where(Alert alert) {
    Whereabouts where = Whereabouts.of(alert);
    Optional<Mgrs> square = where.square(Mgrs.Precision.ONE_KM);
    if (square.isPresent()) {
      return square.get().compact();
    }
    if (where.isKnown()) {
      return where.degrees();
    }
    return where.sector() == null ? "place unknown" : cut(where.sectorWords(), SECTOR);
  }

  private static String cut(String text, int places) {
    return Gsm7.cut(Gsm7.encode(text), places);
  }

  /** The hour, and the day if it is not that on which the page was decided. */
  private static String when(Notice notice) {
    Instant known = Instant.ofEpochMilli(notice.knownMs());
    Instant time =
        PageText.isDigest(notice) ? known : Instant.ofEpochMilli(notice.alert().timeMs());
    boolean sameDay =
        time.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .equals(known.atOffset(ZoneOffset.UTC).toLocalDate());
    return sameDay ? HOUR.format(time) : DAY.format(time).toUpperCase(Locale.ROOT);
  }

  private static String casualties(Salute salute) {
    if (salute == null || (salute.killed() == null && salute.injured() == null)) {
      return "";
    }
    String killed = salute.killed() == null ? "?" : salute.killed().toString();
    String injured = salute.injured() == null ? "?" : salute.injured().toString();
    return killed + " killed, " + injured + " injured";
  }

  /** The code if there is one, else a link that leaves room for the headline. */
  private static String answer(Notice notice, PageContext context, int room) {
    if (notice.state() != Notice.State.OPEN) {
      return "";
    }
    String code = Plain.line(context.ackCode());
    if (!code.isEmpty()) {
      return fitting(" ack " + code, room);
    }
    return context.ackLinks().stream()
        .map(AckLink::url)
        .map(url -> fitting(" " + Plain.line(url), room - HEADLINE_AT_LEAST))
        .filter(link -> !link.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The text if it fits and stays as it is: a link that was changed leads nowhere. */
  private static String fitting(String text, int room) {
    String encoded = Gsm7.encode(text);
    boolean whole =
        !encoded.isEmpty()
            && encoded.equals(Plain.line(text))
            && Gsm7.length(" " + encoded) <= room;
    return whole ? " " + encoded : "";
  }
}
