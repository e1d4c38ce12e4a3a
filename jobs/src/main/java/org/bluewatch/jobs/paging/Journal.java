package org.bluewatch.jobs.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bluewatch.common.model.AuditEntry;

/** Where the sender writes what it decides and does. Writing never waits. */
interface Journal {
  /**
   * Adds an entry.
   *
   * @param knownMs knowledge time of what it records, or null
   * @param noticeId the notice, or null
   * @param alertId the alert, or null
   */
  void add(AuditEntry.Kind kind, Long knownMs, String noticeId, String alertId, ObjectNode detail);
}
