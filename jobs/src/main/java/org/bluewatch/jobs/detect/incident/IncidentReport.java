package org.bluewatch.jobs.detect.incident;

import java.util.List;
import org.bluewatch.common.model.Incident;

/**
 * A revision of an incident with what an alert about it needs besides.
 *
 * @param firstKnownMs knowledge time of revision 1
 * @param fresh false if all that was reported of it since it opened had happened long before, or
 *     nobody knows when: nothing to wake anybody for
 * @param killed greatest number of people killed that one report gives, null where none does
 * @param injured greatest number of people injured that one report gives, null where none does
 * @param severity greatest severity of a report, 3 where unknown
 * @param satelliteOnly true if nothing but satellites saw it
 * @param evidenceStreams raw topics the reports came from, in the order of their declaration
 * @param newestReceivedMs when the newest report became known, milliseconds since 1970 UTC
 * @param others number of other incidents that became known in the cell of this one within {@code
 *     historyDays}
 * @param historyDays number of days for which others are counted
 */
public record IncidentReport(
    Incident incident,
    long firstKnownMs,
    boolean fresh,
    Integer killed,
    Integer injured,
    int severity,
    boolean satelliteOnly,
    List<String> evidenceStreams,
    long newestReceivedMs,
    int others,
    double historyDays) {

  /** The number of people killed or injured, as far as it is known. */
  public int casualties() {
    return (killed == null ? 0 : killed) + (injured == null ? 0 : injured);
  }
}
