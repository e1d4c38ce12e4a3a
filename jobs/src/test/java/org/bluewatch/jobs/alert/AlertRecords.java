package org.bluewatch.jobs.alert;

import java.util.List;
import java.util.Map;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.common.model.Salute;

/** Records of this package that travel or live in state, full and with gaps. */
public final class AlertRecords {
  private AlertRecords() {}

  public static List<Record> all() {
    var content =
        new AlertContent(
            Priority.P3,
            1,
            "C",
            null,
            4.5,
            null,
            null,
            "{}",
            "headline",
            List.of(new Fact("rule", "\"x\"")),
            List.of("a"),
            List.of("vehicle-positions"),
            1,
            1,
            null,
            new Salute(null, "x", null, null, 1, null));
    var draft = new AlertDraft("A-1", "x", AlertDraft.Outcome.STANDS, 2, "because", content, 1);
    var action = new AlertAction("x", "A-1", 1, 2, "duty", AlertAction.Action.NOTE, null, null);
    var paged = Calls.NONE.page(List.of(new Notice.Tier(List.of("desk:watch"), 5)), 1, 2);
    var life = new AlertLife(draft, news -> {});
    life.hear(draft);
    life.belongTo("C", "N-1");
    life.revise(2, new RunInfo("live", "Test", false));
    var situation = new Situation("Test", "C", 2);
    situation.join(life);
    situation.decided(paged);
    var picture = situation.picture(new Procedures(Map.of()), Map.of());
    var notice = situation.notice().next(picture, 2, 0).orElseThrow();
    var digest = new Digest("Test", "digest/x", true, 2, 9);
    return List.of(
        content,
        draft,
        new AlertDraft("A-1", "x", AlertDraft.Outcome.WITHDRAWN, 2, "gone", null, 1),
        AlertInput.of(draft),
        AlertInput.of(action),
        new ActionOutcome(action, 2, ActionOutcome.Outcome.NO_EFFECT, null, "because"),
        notice,
        new CurrentAlert(notice.alert(), true),
        paged,
        paged.shelve("duty", 9, 3),
        life.memory(),
        situation.memory(),
        digest.memory(),
        new BudgetMemory(1, 2, 3, 4, 5, 6, 7));
  }
}
