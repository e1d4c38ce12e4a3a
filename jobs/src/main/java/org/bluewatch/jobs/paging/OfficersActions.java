package org.bluewatch.jobs.paging;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.AlertAction;

/**
 * What officers did, and what the stream said comes of it. Each action is known for as long as a
 * link of a page can be used: whoever presses a button again does so within that time.
 */
final class OfficersActions {
  private final RecentIds acted;
  private final RecentIds decided;
  private final RecentIds cameToNothing;

  /** Actions that would stop a call and of which the stream has said nothing yet. */
  private final Map<String, AlertAction> undecided = new LinkedHashMap<>();

  /**
   * @param keepMs for how long a link of a page can be used
   */
  OfficersActions(long keepMs) {
    acted = new RecentIds(keepMs);
    decided = new RecentIds(keepMs);
    cameToNothing = new RecentIds(keepMs);
  }

  /** An officer acted. True if no further tier may be called before the stream has its word. */
  boolean take(AlertAction action) {
    acted.add(action.id());
    boolean stops =
        switch (action.action()) {
          case ACKNOWLEDGE, SHELVE, RESOLVE -> true;
          case ASSIGN, NOTE -> false;
        };
    if (!stops || decided.contains(action.id())) {
      return false;
    }
    undecided.put(action.id(), action);
    return true;
  }

  /** The stream has said what came of an action. */
  void decided(ActionOutcome outcome) {
    String id = outcome.action().id();
    decided.add(id);
    undecided.remove(id);
    if (outcome.outcome() != ActionOutcome.Outcome.APPLIED) {
      cameToNothing.add(id);
    }
  }

  /** True if an action of this id was seen. */
  boolean isKnown(String id) {
    return acted.contains(id);
  }

  boolean cameToNothing(String id) {
    return cameToNothing.contains(id);
  }

  /** Those that stop calls, oldest first. */
  Collection<AlertAction> undecided() {
    return undecided.values();
  }

  /**
   * Forgets what is older than a link can be used.
   *
   * @param steadyMs see {@link PagerClock#steadyMs}
   */
  void forget(long steadyMs) {
    acted.forget(steadyMs);
    decided.forget(steadyMs);
    cameToNothing.forget(steadyMs);
    undecided.keySet().removeIf(id -> !acted.contains(id));
  }

  /** Number of ids that are kept. */
  int size() {
    return acted.size() + decided.size() + cameToNothing.size() + undecided.size();
  }
}
