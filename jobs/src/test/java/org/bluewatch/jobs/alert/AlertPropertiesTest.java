package org.bluewatch.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.alert.AlertHarness.Draft;
import static org.bluewatch.jobs.alert.AlertHarness.HOUR_MS;
import static org.bluewatch.jobs.alert.AlertHarness.MINUTE_MS;
import static org.bluewatch.jobs.alert.AlertHarness.NOON_MS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.AlertAction.Action;
import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.config.AlertSettings;

/** What is told does not depend on the order of arrival, nor on restarts. */
class AlertPropertiesTest {
  private static final int INPUTS = 120;

  /** Something that becomes known at a moment: a draft or an action. */
  private record Known(long ms, Draft draft, AlertAction action) {}

  @Property(tries = 40)
  void arrivalAndRestartsChangeNothing(@ForAll long seed) throws Exception {
    List<Known> inputs = inputs(new Random(seed));
    List<Object> told = told(inputs, new Random(seed + 1), false);

    assertThat(told(inputs, new Random(seed + 2), true)).isEqualTo(told);
    revisionsCountUpAndOneAMillisecond(told);
  }

  private static List<Known> inputs(Random random) {
    List<Known> inputs = new ArrayList<>();
    long ms = NOON_MS + 10 * HOUR_MS;
    for (int i = 0; i < INPUTS; i++) {
      // Often several in a millisecond; sometimes hours apart, over a change of shifts.
      ms += random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(20) == 0 ? 5 : 1) * HOUR_MS;
      ms += random.nextInt(3) * random.nextInt(4) * MINUTE_MS;
      String id = "A" + random.nextInt(12);
      if (random.nextInt(4) == 0) {
        Action action = Action.values()[random.nextInt(Action.values().length)];
        Long until =
            random.nextBoolean() ? null : Long.valueOf(ms + random.nextInt(90) * MINUTE_MS);
        inputs.add(
            new Known(ms, null, new AlertAction("x" + i, id, ms, ms, "duty", action, null, until)));
      } else if (!heardAt(inputs, id, ms)) {
        inputs.add(new Known(ms, draft(random, id), null));
      }
    }
    return inputs;
  }

  /** A detector speaks of an alert once in a millisecond. */
  private static boolean heardAt(List<Known> inputs, String id, long ms) {
    return inputs.stream()
        .anyMatch(
            known ->
                known.ms == ms
                    && known.draft != null
                    && known.draft.known(ms).alertId().equals(id));
  }

  private static Draft draft(Random random, String id) {
    Draft draft =
        Draft.of(id)
            .priority(Priority.values()[random.nextInt(4)])
            .headline("headline " + random.nextInt(3));
    if (random.nextBoolean()) {
      draft.at(4.5 + random.nextInt(5) * 0.015, 22.5);
    }
    return switch (random.nextInt(5)) {
      case 0 -> draft.ends(AlertDraft.Outcome.RESOLVED);
      case 1 -> draft.ends(AlertDraft.Outcome.WITHDRAWN);
      default -> draft;
    };
  }

  private static List<Object> told(List<Known> inputs, Random random, boolean restarts)
      throws Exception {
    var settings = AlertSettings.DEFAULTS;
    try (AlertHarness desk = AlertHarness.open(settings)) {
      desk.reference("roster/default", 0, AlertHarness.ROSTER);
      int from = 0;
      while (from < inputs.size()) {
        int to = Math.min(inputs.size(), from + 1 + random.nextInt(10));
        while (to < inputs.size() && inputs.get(to).ms == inputs.get(to - 1).ms) {
          to++;
        }
        List<Known> arrived = new ArrayList<>(inputs.subList(from, to));
        Collections.shuffle(arrived, random);
        for (Known known : arrived) {
          if (known.draft != null) {
            desk.add(known.ms, known.draft);
          } else {
            desk.add(known.action);
          }
          if (restarts && random.nextInt(5) == 0) {
            desk.restart();
          }
        }
        desk.until(inputs.get(to - 1).ms);
        if (restarts) {
          desk.restart();
        }
        from = to;
      }
      desk.until(inputs.get(inputs.size() - 1).ms + 30 * HOUR_MS);
      List<Object> told = new ArrayList<>(desk.alerts());
      told.addAll(desk.notices());
      told.addAll(desk.outcomes());
      return told;
    }
  }

  private static void revisionsCountUpAndOneAMillisecond(List<Object> told) {
    Map<String, Integer> revisions = new HashMap<>();
    Map<String, Long> lastMs = new HashMap<>();
    for (Object one : told) {
      if (one instanceof Alert alert) {
        check(alert.alertId(), alert.revision(), alert.knownMs(), revisions, lastMs);
      } else if (one instanceof Notice notice) {
        check(notice.noticeId(), notice.revision(), notice.knownMs(), revisions, lastMs);
        assertThat(notice.members()).isNotEmpty();
        assertThat(notice.members().size()).isLessThanOrEqualTo(notice.memberCount());
      }
    }
  }

  private static void check(
      String id,
      int revision,
      long knownMs,
      Map<String, Integer> revisions,
      Map<String, Long> lastMs) {
    assertThat(revision).isEqualTo(revisions.getOrDefault(id, 0) + 1);
    assertThat(knownMs).isGreaterThan(lastMs.getOrDefault(id, Long.MIN_VALUE));
    revisions.put(id, revision);
    lastMs.put(id, knownMs);
  }
}
