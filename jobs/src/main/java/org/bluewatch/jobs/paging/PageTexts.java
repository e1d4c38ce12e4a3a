package org.bluewatch.jobs.paging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.paging.page.Cap;
import org.bluewatch.jobs.paging.page.PageContext;
import org.bluewatch.jobs.paging.page.PageContext.AckLink;
import org.bluewatch.jobs.paging.page.PageContext.Marking;
import org.bluewatch.jobs.paging.page.PageText;
import org.bluewatch.jobs.paging.page.Sms;

/** The annotations of a page: what people read. They may change while a call stands. */
final class PageTexts {
  private final AckLinks links;
  private final String liveRun;
  private final String capSender;

  /**
   * @param liveRun a notice of any other run is a replay
   * @param capSender who sends CAP messages
   */
  PageTexts(AckLinks links, String liveRun, String capSender) {
    this.links = links;
    this.liveRun = liveRun;
    this.capSender = capSender;
  }

  /**
   * The texts of a call.
   *
   * @param notice the newest revision of its notice, as this call tells it: {@link
   *     PagedNotice#toldBy}
   */
  Map<String, String> of(Notice notice, PageCall call) {
    List<String> contacts = PageCall.contacts(notice, call.id().tier());
    String forAll = link(notice, call, "tier:tier-" + call.id().tier());
    Map<String, String> texts = new LinkedHashMap<>();
    List<AckLink> ackLinks = new ArrayList<>();
    for (String contact : contacts) {
      String link = link(notice, call, contact);
      ackLinks.add(new AckLink(contact, link));
      texts.put(annotation(contact), link);
    }
    // Each receiver puts its own link below the text.
    var context =
        new PageContext(marking(notice), List.of(), null, call.startedWallMs(), capSender);
    var smsContext =
        new PageContext(marking(notice), ackLinks, null, call.startedWallMs(), capSender);
    texts.put("headline", PageText.headline(notice, context));
    texts.put("summary", PageText.headline(notice, context));
    texts.put("body", PageText.of(notice, context));
    texts.put("sms", Sms.of(notice, smsContext));
    texts.put("contacts", String.join(", ", contacts));
    texts.put("state", notice.state().name());
    texts.put("ackUrl", forAll);
    texts.put("cap", links.base() + "/notices/" + notice.noticeId() + "/cap");
    return texts;
  }

  /**
   * What is told if {@link #of} fails: the headline, where to acknowledge, and what it is about.
   */
  Map<String, String> inFewWords(Notice notice, PageCall call) {
    String headline = notice.priority() + " " + headline(notice);
    String link = link(notice, call, "tier:tier-" + call.id().tier());
    String ids = "notice " + notice.noticeId() + ", alert " + notice.alert().alertId();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("headline", headline);
    texts.put("summary", headline);
    texts.put("body", String.join("\n", headline, link, ids));
    texts.put("sms", headline + " " + link);
    for (String contact : PageCall.contacts(notice, call.id().tier())) {
      texts.put(annotation(contact), link(notice, call, contact));
    }
    texts.put("state", notice.state().name());
    texts.put("ackUrl", link);
    return texts;
  }

  /** The headline with its mark, without what is restricted; where there is none, the kind. */
  String headline(Notice notice) {
    try {
      return PageText.headline(notice, PageContext.of(marking(notice), List.of(), capSender));
    } catch (RuntimeException e) {
      Marking marking = marking(notice);
      String mark = marking == Marking.LIVE ? "" : marking + ": ";
      return mark + notice.alert().kind();
    }
  }

  /** The notice for systems of others; {@code earlier} is what they were given before. */
  String cap(Notice notice, List<Cap.Earlier> earlier) {
    return Cap.of(notice, PageContext.of(marking(notice), List.of(), capSender), earlier);
  }

  private Marking marking(Notice notice) {
    if (!notice.alert().run().equals(liveRun)) {
      return Marking.REPLAY;
    }
    return notice.alert().exercise() ? Marking.EXERCISE : Marking.LIVE;
  }

  /** Name of the annotation with the link for a contact, for example {@code ack_mail_duty}. */
  static String annotation(String contact) {
    return "ack_" + contact.replaceAll("[^a-zA-Z0-9]", "_");
  }

  private String link(Notice notice, PageCall call, String contact) {
    return links.url(notice.noticeId(), notice.alert().alertId(), contact, call.startedWallMs());
  }
}
