package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.AlertAction;
import org.junit.jupiter.api.Test;

class OfficersActionsTest {
  private static final long DAY = 86_400_000;

  private final OfficersActions actions = new OfficersActions(DAY);

  @Test
  void whatOfficersDoInManyDaysIsForgotten() {
    for (int day = 0; day < 30; day++) {
      for (int i = 0; i < 100; i++) {
        String id = "day " + day + " action " + i;
        boolean unused = actions.take(acknowledgement(id));
        if (i % 2 == 0) {
          actions.decided(outcome(id));
        }
      }
      actions.forget(day * DAY);
      assertThat(actions.isKnown("day " + day + " action 1")).isTrue();
      assertThat(actions.size()).isLessThan(1_000);
    }
    actions.forget(31 * DAY);
    actions.forget(32 * DAY);

    assertThat(actions.size()).isZero();
    assertThat(actions.undecided()).as("nobody will decide them").isEmpty();
  }

  @Test
  void whatWasReadBeforeTheFirstLookCountsFromThere() {
    boolean unused = actions.take(acknowledgement("x1"));
    actions.forget(1_000 * DAY);
    actions.forget(1_001 * DAY - 1);

    assertThat(actions.isKnown("x1")).isTrue();
    assertThat(actions.undecided()).hasSize(1);
  }

  @Test
  void whatTheStreamDecidedBeforeTheActionWasReadStopsNothing() {
    actions.decided(outcome("x1"));

    assertThat(actions.take(acknowledgement("x1"))).isFalse();
    assertThat(actions.cameToNothing("x1")).isTrue();
    assertThat(actions.take(acknowledgement("x2"))).isTrue();
  }

  private static AlertAction acknowledgement(String id) {
    return new AlertAction(id, "A1", 0, 0, "watch", AlertAction.Action.ACKNOWLEDGE, null, null);
  }

  private static ActionOutcome outcome(String id) {
    return new ActionOutcome(
        acknowledgement(id), 0, ActionOutcome.Outcome.NO_EFFECT, null, "had ended");
  }
}
