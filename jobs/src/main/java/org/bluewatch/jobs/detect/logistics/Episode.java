package org.bluewatch.jobs.detect.logistics;

import java.util.List;
import org.bluewatch.common.codec.ContentId;

/**
 * A trouble of a convoy that stands.
 *
 * @param id from content: the same input gives the same id
 * @param sinceMs when it began, milliseconds since 1970 UTC
 * @param openedMs knowledge time at which it was told first
 * @param consequences as told last, by commodity
 */
public record Episode(
    ConvoyDisruption.Kind kind,
    String id,
    long sinceMs,
    long openedMs,
    List<Consequence> consequences) {
  Episode with(List<Consequence> now) {
    return new Episode(kind, id, sinceMs, openedMs, now);
  }

  /** The id of an episode: a prefix and the first 48 bits of SHA-256 over what makes it one. */
  static String id(String prefix, String area, String subject, long openedMs) {
    return ContentId.of(prefix, area + '|' + prefix + '|' + subject + '|' + openedMs);
  }
}
