package org.bluewatch.jobs.paging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bluewatch.common.model.Notice;

/** The annotations of a page: what people read. They may change while a call stands. */
final class PageTexts {
  private final AckLinks links;

  PageTexts(AckLinks links) {
    this.links = links;
  }

  /** The texts of a call as the newest revision of its notice has them. */
  Map<String, String> of(Notice notice, PageCall call) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("headline", marked(notice, notice.alert().headline()));
    texts.put("summary", marked(notice, notice.alert().headline()));
    texts.put("body", marked(notice, notice.alert().headline()));
    texts.put("sms", marked(notice, notice.alert().headline()));
    if (notice.step() != null) {
      texts.put("step", notice.step());
    }
    List<String> contacts = PageCall.contacts(notice, call.id().tier());
    texts.put("contacts", String.join(", ", contacts));
    texts.put("state", notice.state().name());
    texts.put("ackUrl", link(notice, call, "tier:tier-" + call.id().tier()));
    for (String contact : contacts) {
      texts.put(annotation(contact), link(notice, call, contact));
    }
    texts.put("cap", links.base() + "/notices/" + notice.noticeId() + "/cap");
    return texts;
  }

  /** Name of the annotation with the link for a contact, for example {@code ack_mail_duty}. */
  static String annotation(String contact) {
    return "ack_" + contact.replaceAll("[^a-zA-Z0-9]", "_");
  }

  private String link(Notice notice, PageCall call, String contact) {
    return links.url(notice.noticeId(), notice.alert().alertId(), contact, call.startedWallMs());
  }

  private static String marked(Notice notice, String text) {
    return notice.alert().exercise() ? "EXERCISE " + text : text;
  }
}
