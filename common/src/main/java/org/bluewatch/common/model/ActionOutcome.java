package org.bluewatch.common.model;

/**
 * What came of an officer's action.
 *
 * @param action what the officer did
 * @param knownMs knowledge time at which it took effect
 * @param outcome whether it changed anything
 * @param noticeId the notice that it changed, or null
 * @param reason what it did, or why it did nothing
 */
public record ActionOutcome(
    AlertAction action, long knownMs, Outcome outcome, String noticeId, String reason) {

  /** Whether the action changed anything. */
  public enum Outcome {
    APPLIED,
    /** No alert of this id stands or stood lately. */
    UNKNOWN_ALERT,
    /** The alert had ended, or was as the action wants it. */
    NO_EFFECT
  }
}
