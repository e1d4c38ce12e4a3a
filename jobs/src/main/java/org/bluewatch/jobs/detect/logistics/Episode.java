package org.bluewatch.jobs.detect.logistics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

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
  private static final int ID_BYTES = 6;

  Episode with(List<Consequence> now) {
    return new Episode(kind, id, sinceMs, openedMs, now);
  }

  /** The id of an episode: a prefix and the first 48 bits of SHA-256 over what makes it one. */
  static String id(String prefix, String area, String subject, long openedMs) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (area + '|' + prefix + '|' + subject + '|' + openedMs)
                      .getBytes(StandardCharsets.UTF_8));
      return prefix + '-' + HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
