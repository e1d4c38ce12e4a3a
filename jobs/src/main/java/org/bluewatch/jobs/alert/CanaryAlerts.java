package org.bluewatch.jobs.alert;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bluewatch.common.codec.ContentId;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.Salute;

/**
 * The test of the way from a sensor to a receiver of pages: an observation of sensor type {@code
 * canary} becomes an alert at once, for no person. The next one resolves it, or three minutes.
 */
public final class CanaryAlerts {
  static final String KIND = "pipeline";
  static final long LASTS_MS = Duration.ofMinutes(3).toMillis();

  private static final String SUBJECT = "canary";
  private static final int RULE_VERSION = 1;

  private CanaryAlerts() {}

  /** The draft of an observation, empty if it is no canary. */
  public static Optional<AlertDraft> draft(IngestedObservation ingested) {
    Observation observation = ingested.observation();
    return observation.isCanary() ? Optional.of(draft(observation)) : Optional.empty();
  }

  private static AlertDraft draft(Observation observation) {
    String id = ContentId.of("A-canary", observation.id() + '|' + observation.receivedMs());
    return new AlertDraft(
        id,
        KIND,
        AlertDraft.Outcome.STANDS,
        observation.receivedMs(),
        "test of the way to the receivers",
        content(observation, id),
        observation.receivedMs());
  }

  private static AlertContent content(Observation observation, String id) {
    return new AlertContent(
        Priority.P4,
        observation.timeMs(),
        SUBJECT,
        id,
        null,
        null,
        null,
        null,
        Headline.of("Test of the way to the receivers: " + Headline.id(observation.id())),
        new Facts(SUBJECT, RULE_VERSION).list(),
        List.of(observation.id()),
        List.of(observation.stream().topic()),
        1,
        1,
        null,
        new Salute(null, "test", null, null, null, null));
  }

  static boolean isCanary(AlertLife life) {
    return life.kind().equals(KIND) && life.content().subject().equals(SUBJECT);
  }
}
