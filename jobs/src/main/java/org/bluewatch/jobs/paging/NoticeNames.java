package org.bluewatch.jobs.paging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bluewatch.common.model.Notice;

/**
 * Which notices an action is about, by all that it may name: a notice, its leading alert, the
 * alerts in its list. What any revision named stays until the notice is removed.
 */
final class NoticeNames {
  private final Map<String, Set<String>> noticesByName = new HashMap<>();
  private final Map<String, Set<String>> namesByNotice = new HashMap<>();

  /** Takes a revision of a notice. */
  void add(Notice notice) {
    names(notice).forEach(name -> add(notice.noticeId(), name));
  }

  private void add(String noticeId, String name) {
    noticesByName.computeIfAbsent(name, any -> new HashSet<>()).add(noticeId);
    namesByNotice.computeIfAbsent(noticeId, any -> new HashSet<>()).add(name);
  }

  private static Stream<String> names(Notice notice) {
    return Stream.concat(
        Stream.of(notice.noticeId(), notice.alert().alertId()),
        notice.members().stream().map(Notice.Member::alertId));
  }

  /** No action is about this notice any more. */
  void remove(String noticeId) {
    Set<String> names = namesByNotice.remove(noticeId);
    if (names != null) {
      names.forEach(name -> remove(noticeId, name));
    }
  }

  private void remove(String noticeId, String name) {
    noticesByName.computeIfPresent(
        name,
        (any, ids) -> {
          ids.remove(noticeId);
          return ids.isEmpty() ? null : ids;
        });
  }

  /** The ids of the notices that an action with this {@code alertId} is about. */
  Set<String> named(String name) {
    return noticesByName.getOrDefault(name, Set.of());
  }

  /** Number of names that are kept. */
  int size() {
    return noticesByName.size();
  }
}
