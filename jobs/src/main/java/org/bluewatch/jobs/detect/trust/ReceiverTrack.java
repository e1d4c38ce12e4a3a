package org.bluewatch.jobs.detect.trust;

/**
 * What is remembered of a receiver.
 *
 * @param believed the track that is believed
 * @param doubted the track it has jumped to, null if it has not
 * @param doubtedSinceMs time of the first position that could not be, 0 if there is none
 * @param frozen how many positions in a row repeat the same place although a speed is reported
 */
public record ReceiverTrack(Motion believed, Motion doubted, long doubtedSinceMs, int frozen) {
  long newestMs() {
    return doubted == null ? believed.timeMs() : Math.max(believed.timeMs(), doubted.timeMs());
  }
}
