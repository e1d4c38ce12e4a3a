package org.bluewatch.jobs.paging;

/**
 * What the sender of pages does, for whoever sits at the terminal.
 *
 * @param received calls that somebody confirmed since the start
 * @param standing calls that stand now
 * @param unheard of those, calls that nobody has confirmed
 */
public record PagerPicture(long received, long standing, long unheard) {
  @Override
  public String toString() {
    return received
        + " sent, "
        + standing
        + " standing"
        + (unheard > 0 ? ", " + unheard + " NOT CONFIRMED" : "");
  }
}
