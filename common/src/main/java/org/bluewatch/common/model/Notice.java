package org.bluewatch.common.model;

import java.util.List;

/**
 * What people are to be told about one situation: one revision of a decision that was made on the
 * knowledge clock, so that a replay makes it again. Whether and when it reached anybody is a fact
 * of delivery and stands beside it, in the audit.
 *
 * @param noticeId one per situation, from its first alert until all of its alerts have ended
 * @param revision 1, 2, 3 ...
 * @param situation the situation of its alerts
 * @param channel how it is told
 * @param state what was done about it
 * @param priority the highest of its alerts that stand; at the end the last one
 * @param tier the tier of the roster that is called now, from 1; 0 where nobody is called
 * @param call counts 1, 2, 3 ... the times at which people are to be told anew: the first time, a
 *     further tier, a rise in priority, the end of a shelving; 0 where nobody is called
 * @param openedMs knowledge time of the first revision
 * @param knownMs knowledge time of this revision
 * @param receivedMs when the newest observation behind the newest call was received
 * @param escalateAtMs knowledge time at which the next tier is called, or null
 * @param tiers the tiers of the roster that are called for this priority, in their order
 * @param alert the alert that leads: the highest priority, then the oldest
 * @param salute what the leading alert says by the report format, or null
 * @param step what the area's procedures suggest, or null
 * @param members its alerts, at most 50: highest priority first, then oldest
 * @param memberCount number of its alerts, those that are not listed too
 * @param digestId the notice that carries this one in its list, if the budget was used up, or null
 * @param officer the post that acknowledged or shelved, or null
 * @param shelvedUntilMs when the shelving ends, or null
 * @param reason why there is a new revision, in words
 */
public record Notice(
    String noticeId,
    int revision,
    String situation,
    Channel channel,
    State state,
    Alert.Priority priority,
    int tier,
    int call,
    long openedMs,
    long knownMs,
    long receivedMs,
    Long escalateAtMs,
    List<Tier> tiers,
    Alert alert,
    Salute salute,
    String step,
    List<Member> members,
    int memberCount,
    String digestId,
    String officer,
    Long shelvedUntilMs,
    String reason) {

  /** How a situation is told. */
  public enum Channel {
    /** The duty officer is paged, and the console shows it. */
    PAGE,
    /** The console shows it. */
    CONSOLE,
    /** It is in the list of another notice, because the budget was used up. */
    DIGEST,
    /** It stands in the log. */
    LOG,
    /** A test of the way to the receivers, for no person. */
    CANARY
  }

  /** What was done about it. */
  public enum State {
    OPEN,
    ACKNOWLEDGED,
    SHELVED,
    ENDED
  }

  /**
   * A tier of the roster.
   *
   * @param contacts {@code channel:role}
   * @param acknowledgeWithinMs how long it has before the next tier is called, over 0
   */
  public record Tier(List<String> contacts, long acknowledgeWithinMs) {}

  /**
   * The same revision as one of its calls tells it: people are told of the tier that calls them,
   * also where another one has been decided since.
   *
   * @param call which of its calls, from 1
   * @param tier which tier that call is for, from 1
   * @param escalateAtMs when the tier after this one is called, or null if none is
   */
  public Notice calling(int call, int tier, Long escalateAtMs) {
    return new Notice(
        noticeId,
        revision,
        situation,
        channel,
        state,
        priority,
        tier,
        call,
        openedMs,
        knownMs,
        receivedMs,
        escalateAtMs,
        tiers,
        alert,
        salute,
        step,
        members,
        memberCount,
        digestId,
        officer,
        shelvedUntilMs,
        reason);
  }

  /** One of its alerts. */
  public record Member(
      String alertId,
      String kind,
      Alert.Priority priority,
      Alert.State state,
      long knownMs,
      String headline) {}
}
