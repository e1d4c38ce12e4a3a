package org.bluewatch.jobs.alert;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.metrics.AlertCause;

/** What is said at one moment of knowledge: of each alert and notice at most one revision. */
final class Told {
  final List<Alert> alerts = new ArrayList<>();
  final List<Notice> notices = new ArrayList<>();
  final List<ActionOutcome> outcomes = new ArrayList<>();

  /** What the alerts that were raised or said more had waited for. */
  final List<AlertCause> causes = new ArrayList<>();

  /** The alerts that ended so long ago that nothing is known of them any more. */
  final List<Alert> forgotten = new ArrayList<>();
}
