package org.bluewatch.jobs.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.paging.page.Cap;

/**
 * Which revisions of a notice other systems were given since the start, since a CAP message refers
 * to those before it.
 */
final class CapGiven {
  private static final int MOST_NOTICES = 10_000;

  private final Map<String, List<Cap.Earlier>> given = new Newest<>(MOST_NOTICES);

  /** The message of a notice; the same revision gives the same message again. */
  synchronized String cap(Notice notice, PageTexts texts) {
    List<Cap.Earlier> all = given.computeIfAbsent(notice.noticeId(), any -> new ArrayList<>());
    List<Cap.Earlier> earlier =
        all.stream().filter(one -> one.revision() < notice.revision()).toList();
    String message = texts.cap(notice, earlier);
    if (all.stream().noneMatch(one -> one.revision() == notice.revision())) {
      all.add(new Cap.Earlier(notice.revision(), notice.knownMs()));
    }
    return message;
  }
}
