package org.bluewatch.jobs.alert;

import java.util.List;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Fact;

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
            null);
    return List.of(
        content,
        new AlertDraft("A-1", "x", AlertDraft.Outcome.STANDS, true, 2, "because", content, 1),
        new AlertDraft("A-1", "x", AlertDraft.Outcome.WITHDRAWN, false, 2, "gone", null, 1));
  }
}
