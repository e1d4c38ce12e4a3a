package org.bluewatch.common.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that derive from content: the same input gives the same id, in every run. */
public final class ContentId {
  private static final int BYTES = 6;

  private ContentId() {}

  /**
   * A prefix, a hyphen and 12 hexadecimal digits: the first 48 bits of SHA-256 over the content.
   *
   * @param content what makes the thing one, UTF-8
   */
  public static String of(String prefix, String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return prefix + '-' + HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
