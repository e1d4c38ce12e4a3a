package org.bluewatch.jobs.alert;

import java.util.List;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Notice.Channel;
import org.bluewatch.common.model.Notice.State;

/**
 * Who is told of a notice, and what they answered. Each step gives another value.
 *
 * @param channel how it is told
 * @param state OPEN, ACKNOWLEDGED or SHELVED
 * @param tier the tier that was called last, from 1; 0 if none was
 * @param call how often people were to be told anew
 * @param escalateAtMs when the next tier is called, or null
 * @param tiers whom the roster names for its priority
 * @param receivedMs when the newest observation behind the newest call was received
 * @param officer the post that acknowledged or shelved, or null
 * @param answeredMs when that was, or null
 * @param shelvedUntilMs when the shelving ends, or null
 * @param digestId the notice that carries it in its list, or null
 */
public record Calls(
    Channel channel,
    State state,
    int tier,
    int call,
    Long escalateAtMs,
    List<Notice.Tier> tiers,
    long receivedMs,
    String officer,
    Long answeredMs,
    Long shelvedUntilMs,
    String digestId) {

  /** Nobody was told yet. */
  static final Calls NONE =
      new Calls(Channel.LOG, State.OPEN, 0, 0, null, List.of(), 0, null, null, null, null);

  /** The first tier is called, whatever was answered before. */
  Calls page(List<Notice.Tier> roster, long newestReceivedMs, long nowMs) {
    return new Calls(
        Channel.PAGE,
        State.OPEN,
        1,
        call + 1,
        escalation(roster, 1, nowMs),
        roster,
        newestReceivedMs,
        null,
        null,
        null,
        null);
  }

  /** Nobody is called: a screen, a log or a list of another notice shows it. */
  Calls quiet(Channel where, String inDigest, long newestReceivedMs) {
    return new Calls(
        where, State.OPEN, 0, call, null, List.of(), newestReceivedMs, null, null, null, inDigest);
  }

  /** A test of the way to the receivers. */
  Calls canary(long newestReceivedMs) {
    return new Calls(
        Channel.CANARY,
        State.OPEN,
        0,
        call + 1,
        null,
        List.of(),
        newestReceivedMs,
        null,
        null,
        null,
        null);
  }

  /** True if a tier has let its time pass. */
  boolean escalatesAt(long nowMs) {
    return state == State.OPEN && escalateAtMs != null && escalateAtMs <= nowMs;
  }

  /** The next tier of the roster in force is called; if it has none any more, nobody is. */
  Calls escalate(List<Notice.Tier> roster, long nowMs) {
    if (tier >= roster.size()) {
      return at(state, tier, call, null, roster, officer, answeredMs, shelvedUntilMs);
    }
    return at(
        State.OPEN,
        tier + 1,
        call + 1,
        escalation(roster, tier + 1, nowMs),
        roster,
        null,
        null,
        null);
  }

  private static Long escalation(List<Notice.Tier> roster, int tier, long nowMs) {
    return tier < roster.size() ? nowMs + roster.get(tier - 1).acknowledgeWithinMs() : null;
  }

  Calls acknowledge(String post, long nowMs) {
    return at(State.ACKNOWLEDGED, tier, call, null, tiers, post, nowMs, null);
  }

  Calls shelve(String post, long untilMs, long nowMs) {
    return at(State.SHELVED, tier, call, null, tiers, post, nowMs, untilMs);
  }

  /** True if it is shelved and that is over. */
  boolean shelvingEndsAt(long nowMs) {
    return state == State.SHELVED && shelvedUntilMs <= nowMs;
  }

  /** It has more to say than was acknowledged, and nobody is called for it. */
  Calls moreToSay() {
    return at(State.OPEN, tier, call, escalateAtMs, tiers, null, null, null);
  }

  /** All is over; nobody is called any more. */
  Calls ended() {
    return at(state, tier, call, null, tiers, officer, answeredMs, shelvedUntilMs);
  }

  /** It was not over: whoever was called and did not answer has that time again. */
  Calls resumed(long nowMs) {
    Long again = state == State.OPEN && tier > 0 ? escalation(tiers, tier, nowMs) : null;
    return at(state, tier, call, again, tiers, officer, answeredMs, shelvedUntilMs);
  }

  /** It is carried by another list. */
  Calls handedTo(String inDigest) {
    return new Calls(
        channel,
        state,
        tier,
        call,
        escalateAtMs,
        tiers,
        receivedMs,
        officer,
        answeredMs,
        shelvedUntilMs,
        inDigest);
  }

  private Calls at(
      State newState,
      int newTier,
      int newCall,
      Long newEscalateAtMs,
      List<Notice.Tier> newTiers,
      String newOfficer,
      Long newAnsweredMs,
      Long newShelvedUntilMs) {
    return new Calls(
        channel,
        newState,
        newTier,
        newCall,
        newEscalateAtMs,
        newTiers,
        receivedMs,
        newOfficer,
        newAnsweredMs,
        newShelvedUntilMs,
        digestId);
  }
}
