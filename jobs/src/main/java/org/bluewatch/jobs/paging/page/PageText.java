package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.paging.page.PageContext.AckLink;
import org.bluewatch.jobs.paging.page.PageContext.Marking;

/**
 * The page that wakes an officer, as plain text: first whether it is real, what it is and how
 * urgent, then what to do and until when, then the report, how sure it is and why it came. It never
 * has the words of a report, and tells restricted events by sector only.
 */
public final class PageText {
  private static final int HEADLINE = 80;
  private static final int LISTED_IN_PAGE = 10;
  private static final int LISTED_IN_DIGEST = 30;

  private PageText() {}

  /** The text of a page, lines of at most 76 characters but for links and ids. */
  public static String of(Notice notice, PageContext context) {
    Release release = Release.of(notice);
    var page = new PageLayout();
    addHead(page, release.notice(), context);
    if (notice.channel() == Notice.Channel.CANARY) {
      page.blank().line("A test of the way to you. Nothing happened, nothing is to be done.");
    } else {
      addCall(page.blank(), release.notice(), context);
      addContent(page, release);
    }
    addIds(page.blank(), release.notice(), context);
    return page.text();
  }

  private static void addContent(PageLayout page, Release release) {
    Notice notice = release.notice();
    if (isDigest(notice)) {
      addMembers(page.blank(), notice);
      return;
    }
    Report.add(page.blank(), release);
    if (notice.memberCount() > 1) {
      addMembers(page.blank(), notice);
    }
  }

  /** The headline of a page, marked if it is not real; at most 80 characters. */
  public static String headline(Notice notice, PageContext context) {
    String mark =
        switch (context.markingOf(notice)) {
          case LIVE -> "";
          case EXERCISE -> "EXERCISE: ";
          case REPLAY -> "REPLAY: ";
        };
    return Plain.line(mark + Release.headline(notice), HEADLINE);
  }

  /** True for a list of what the budget of a shift or of the console had no room for. */
  static boolean isDigest(Notice notice) {
    return notice.situation().startsWith("digest/") || notice.situation().startsWith("console/");
  }

  private static void addHead(PageLayout page, Notice notice, PageContext context) {
    Marking marking = context.markingOf(notice);
    if (marking == Marking.EXERCISE) {
      page.line("*** EXERCISE *** EXERCISE *** not a real event *** EXERCISE ***");
    } else if (marking == Marking.REPLAY) {
      page.line("*** REPLAY *** REPLAY *** recorded events, long past *** REPLAY ***");
    }
    if (notice.channel() == Notice.Channel.CANARY) {
      page.line("TEST OF THE PAGING LINE");
      return;
    }
    boolean digest = isDigest(notice);
    String kind = digest ? "DIGEST" : Words.kind(notice.alert().kind());
    page.line(notice.priority() + " " + kind + " - " + Words.asks(notice.priority()));
    String headline = Plain.orElse(Plain.line(notice.alert().headline(), HEADLINE), "no headline");
    page.line(
        digest
            ? Words.count(notice.memberCount(), "alert") + ", the first: " + headline
            : headline);
    String state = state(notice);
    if (!state.isEmpty()) {
      page.line(state);
    }
  }

  private static String state(Notice notice) {
    String by = notice.officer() == null ? "" : " by " + Plain.line(notice.officer());
    return switch (notice.state()) {
      case OPEN -> "";
      case ACKNOWLEDGED -> "ACKNOWLEDGED" + by;
      case SHELVED ->
          "SHELVED"
              + by
              + (notice.shelvedUntilMs() == null
                  ? ""
                  : " until " + Words.time(notice.shelvedUntilMs()));
      case ENDED ->
          "ENDED: "
              + (notice.alert().state() == Alert.State.WITHDRAWN
                  ? "withdrawn, its evidence is gone"
                  : "it is over")
              + " ("
              + Plain.line(notice.reason())
              + ")";
    };
  }

  private static void addCall(PageLayout page, Notice notice, PageContext context) {
    page.entry("DO", Plain.orElse(notice.step(), "no step is laid down for this kind"));
    if (notice.state() == Notice.State.OPEN && notice.tier() > 0) {
      page.entries("ANSWER", answer(notice));
    }
    if (notice.state() != Notice.State.ENDED) {
      page.entries("ACK", context.ackLinks().stream().map(PageText::ackLink).toList());
      page.entry("ACK CODE", Plain.line(context.ackCode()));
    }
  }

  private static String ackLink(AckLink link) {
    String url = Plain.line(link.url());
    return link.contact() == null ? url : Words.contact(link.contact()) + ": " + url;
  }

  private static List<String> answer(Notice notice) {
    List<String> lines = new ArrayList<>();
    lines.add(deadline(notice));
    lines.add(
        "this is call "
            + notice.call()
            + ", tier "
            + notice.tier()
            + " of "
            + Math.max(notice.tier(), notice.tiers().size())
            + contacts(notice, notice.tier()));
    return lines;
  }

  private static String deadline(Notice notice) {
    if (notice.escalateAtMs() == null) {
      return "nobody else will be called";
    }
    int next = notice.tier() + 1;
    return "by "
        + Words.clock(notice.escalateAtMs())
        + ", or tier "
        + next
        + " is called"
        + contacts(notice, next);
  }

  private static String contacts(Notice notice, int tier) {
    if (tier < 1 || tier > notice.tiers().size()) {
      return "";
    }
    List<String> contacts = notice.tiers().get(tier - 1).contacts();
    return ": " + Words.list(contacts.stream().map(Words::contact).toList());
  }

  /** The alerts behind a notice, one a line, as many as a person reads. */
  static void addMembers(PageLayout page, Notice notice) {
    List<String> lines = new ArrayList<>();
    int most = isDigest(notice) ? LISTED_IN_DIGEST : LISTED_IN_PAGE;
    for (Notice.Member member : notice.members()) {
      if (lines.size() < most) {
        lines.add(member(member));
      }
    }
    int more = notice.memberCount() - lines.size();
    if (more > 0) {
      lines.add("and " + more + " more, see the alert list");
    }
    page.line(Words.count(notice.memberCount(), "alert") + (isDigest(notice) ? ":" : " in this:"));
    page.entries("", lines);
  }

  private static String member(Notice.Member member) {
    return "- "
        + member.priority()
        + " "
        + member.state()
        + " "
        + Words.time(member.knownMs())
        + " "
        + Words.kind(member.kind())
        + ": "
        + Plain.line(member.headline(), HEADLINE);
  }

  private static void addIds(PageLayout page, Notice notice, PageContext context) {
    Alert alert = notice.alert();
    page.entry("NOTICE", Plain.line(notice.noticeId()) + ", revision " + notice.revision());
    page.entry("ALERT", Plain.line(alert.alertId()) + ", revision " + alert.revision());
    page.entry("AREA", Plain.line(alert.area()) + ", run " + Plain.line(alert.run()));
    page.entry("REASON", Plain.line(notice.reason()));
    if (context.postedMs() != null) {
      page.entry("SENT", Words.clock(context.postedMs()));
    }
  }
}
