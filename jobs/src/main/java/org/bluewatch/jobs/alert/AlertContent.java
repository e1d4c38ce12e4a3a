package org.bluewatch.jobs.alert;

import java.util.List;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Salute;

/**
 * What an alert says. The components are those of {@link Alert}, and the report format.
 *
 * @param timeMs when what it reports began; only that of the first revision counts
 * @param situation what it belongs to as far as its detector can see; which situation that is, is
 *     found by {@link Situations}
 * @param salute what a page says besides, or null where nothing is known
 */
public record AlertContent(
    Priority priority,
    long timeMs,
    String subject,
    String situation,
    Double lat,
    Double lon,
    Double accuracyM,
    String geometry,
    String headline,
    List<Fact> why,
    List<String> evidence,
    List<String> evidenceStreams,
    int sources,
    int independentSources,
    String grade,
    Salute salute) {

  static AlertContent of(Alert alert, Salute salute) {
    return new AlertContent(
        alert.priority(),
        alert.timeMs(),
        alert.subject(),
        alert.situation(),
        alert.lat(),
        alert.lon(),
        alert.accuracyM(),
        alert.geometry(),
        alert.headline(),
        alert.why(),
        alert.evidence(),
        alert.evidenceStreams(),
        alert.sources(),
        alert.independentSources(),
        alert.grade(),
        salute);
  }
}
