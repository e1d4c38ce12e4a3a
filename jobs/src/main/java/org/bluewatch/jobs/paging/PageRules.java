package org.bluewatch.jobs.paging;

import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.config.PagerSettings;

/**
 * What the sender goes by.
 *
 * @param liveRun the run that is live; a notice of another one is a replay
 * @param exercise whether a recorded feed may page
 * @param catchUpMs how long ago an alert of priority P1 may have ended to be told nevertheless
 * @param tellEndForMs for how long Alertmanager is told that a call is over
 * @param linksValidForMs for how long a link of a page can be used
 */
record PageRules(
    String liveRun,
    PagerSettings.Exercise exercise,
    long catchUpMs,
    long tellEndForMs,
    long linksValidForMs) {

  static PageRules of(PagerSettings settings) {
    return new PageRules(
        settings.run(),
        settings.exercise(),
        settings.catchUp().toMillis(),
        settings.posting().holdFor().toMillis(),
        settings.links().validFor().toMillis());
  }

  /** False for what comes from a recorded feed, unless that is to page. */
  boolean mayPage(Notice notice) {
    if (!notice.alert().exercise()) {
      return true;
    }
    boolean recent = exercise.from() == null || notice.openedMs() >= exercise.from().toEpochMilli();
    return exercise.page() && recent;
  }
}
