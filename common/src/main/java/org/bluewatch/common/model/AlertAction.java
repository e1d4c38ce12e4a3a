package org.bluewatch.common.model;

/**
 * What an officer did with an alert.
 *
 * @param id unique
 * @param alertId the alert it is about
 * @param timeMs when it was done, milliseconds since 1970 UTC
 * @param receivedMs when the system learnt of it, milliseconds since 1970 UTC
 * @param officer a role or duty post, never a person's name
 * @param action what was done
 * @param note free text with phone- and identity-shaped digits masked, or null
 * @param untilMs when a shelving ends, milliseconds since 1970 UTC, or null
 */
public record AlertAction(
    String id,
    String alertId,
    long timeMs,
    long receivedMs,
    String officer,
    Action action,
    String note,
    Long untilMs) {

  /** The closed list of actions; the wire form is lower case. */
  public enum Action {
    ACKNOWLEDGE,
    ASSIGN,
    NOTE,
    SHELVE,
    RESOLVE
  }
}
