package org.bluewatch.jobs.paging.page;

import java.util.List;
import org.bluewatch.common.model.Notice;

/**
 * What the sender of a page knows besides the notice.
 *
 * @param marking what the notice is made of
 * @param ackLinks where it can be acknowledged, one for each contact or one for all; may be empty
 * @param ackCode a short code that acknowledges it, or null
 * @param postedMs when this call was first sent, wall clock, milliseconds since 1970 UTC, or null
 * @param capSender who sends CAP messages: an address that is unique in the world, for example that
 *     of a duty post
 */
public record PageContext(
    Marking marking, List<AckLink> ackLinks, String ackCode, Long postedMs, String capSender) {

  /** What is behind a notice. A page that is not of real events says so first. */
  public enum Marking {
    LIVE,
    EXERCISE,
    REPLAY
  }

  /**
   * A link that acknowledges.
   *
   * @param contact {@code channel:role} of whom it is for, or null for whoever reads it
   */
  public record AckLink(String contact, String url) {}

  public PageContext {
    ackLinks = List.copyOf(ackLinks);
  }

  /** A context without times of its own. */
  public static PageContext of(Marking marking, List<AckLink> ackLinks, String capSender) {
    return new PageContext(marking, ackLinks, null, null, capSender);
  }

  /**
   * The marking of a notice: what is an exercise is never taken for real, whatever is said here.
   */
  Marking markingOf(Notice notice) {
    return marking == Marking.LIVE && notice.alert().exercise() ? Marking.EXERCISE : marking;
  }
}
