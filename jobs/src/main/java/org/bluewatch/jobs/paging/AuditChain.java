package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bluewatch.common.codec.ResultJson;
import org.bluewatch.common.model.AuditEntry;

/**
 * The hash chain of the audit. The hash of an entry is SHA-256 over its line of JSON in UTF-8
 * without the field {@code hash}, which is the last one; {@code previous} is part of it. So each
 * hash stands for all entries before it.
 */
final class AuditChain {
  /** Stands before the first entry. */
  static final String BEGINNING = "0".repeat(64);

  private static final String HASH_FIELD = ",\"hash\":\"";
  private static final int HASH_LENGTH = 64;
  private static final int TAIL_LENGTH = HASH_FIELD.length() + HASH_LENGTH + "\"}".length();

  private AuditChain() {}

  /**
   * The last entry of a chain.
   *
   * @param seq its number, 0 before the first
   * @param hash its hash, {@link #BEGINNING} before the first
   */
  record Head(long seq, String hash) {
    static final Head NONE = new Head(0, BEGINNING);

    static Head of(AuditEntry entry) {
      return new Head(entry.seq(), entry.hash());
    }

    @Override
    public String toString() {
      return seq + ":" + hash;
    }
  }

  /** The entry that follows a head; its number, {@code previous} and hash are set. */
  static AuditEntry link(Head head, AuditEntry content) {
    AuditEntry open = with(content, head.seq() + 1, head.hash(), null);
    return with(content, open.seq(), open.previous(), sha256(ResultJson.encode(open)));
  }

  private static AuditEntry with(AuditEntry entry, long seq, String previous, String hash) {
    return new AuditEntry(
        seq,
        entry.atMs(),
        entry.knownMs(),
        entry.kind(),
        entry.run(),
        entry.noticeId(),
        entry.alertId(),
        entry.detail(),
        previous,
        hash);
  }

  /** The hash that a line should have, or null if it does not end as a line of the audit does. */
  static String hashOf(String line) {
    int at = line.length() - TAIL_LENGTH;
    if (at < 0 || !line.startsWith(HASH_FIELD, at) || !line.endsWith("\"}")) {
      return null;
    }
    return sha256(line.substring(0, at) + "}");
  }

  /** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
  static String sha256(String text) {
    return sha256(text.getBytes(UTF_8));
  }

  /** SHA-256, 64 hexadecimal digits. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
