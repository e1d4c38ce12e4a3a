package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import org.bluewatch.common.codec.ResultReader;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.jobs.paging.AuditChain.Head;

/**
 * Goes through the lines of an audit in their order and finds the first broken link. A tail that
 * was cut off leaves no trace in the chain itself: it shows only against a head that was noted
 * before.
 */
public final class AuditProof {
  private final Head noted;
  private Head head = Head.NONE;
  private long lines;
  private boolean notedSeen;
  private String broken;

  /** Proves a chain by itself. */
  public AuditProof() {
    this(null);
  }

  private AuditProof(Head noted) {
    this.noted = noted;
    this.notedSeen = noted == null || noted.seq() == 0;
  }

  /**
   * Proves a chain against a head that was noted before.
   *
   * @param head {@code seq:hash}, as {@link #head} gives it
   * @throws IllegalArgumentException if it has another form
   */
  public static AuditProof against(String head) {
    if (!head.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
      throw new IllegalArgumentException("expected SEQ:HASH, found '" + head + "'");
    }
    int colon = head.indexOf(':');
    return new AuditProof(
        new Head(Long.parseLong(head.substring(0, colon)), head.substring(colon + 1)));
  }

  /**
   * Takes the next line; after the first broken link nothing more is looked at.
   *
   * @return the entry, empty if the line is none
   */
  public Optional<AuditEntry> take(String line) {
    lines++;
    AuditEntry entry;
    try {
      entry = ResultReader.auditEntry(line.getBytes(UTF_8));
    } catch (IOException e) {
      breaks("line %d is no entry: it %s".formatted(lines, e.getMessage()));
      return Optional.empty();
    }
    check(line, entry);
    head = Head.of(entry);
    notedSeen |= head.equals(noted);
    return Optional.of(entry);
  }

  private void check(String line, AuditEntry entry) {
    long expected = head.seq() + 1;
    if (!entry.hash().equals(AuditChain.hashOf(line))) {
      breaks("entry %d was changed: its hash is not that of its content".formatted(entry.seq()));
    } else if (entry.seq() > expected) {
      String missing = entry.seq() == expected + 1 ? "is" : "to " + (entry.seq() - 1) + " are";
      breaks("entry %d %s missing: %s".formatted(expected, missing, follows(entry)));
    } else if (entry.seq() < expected) {
      breaks(
          "entry %d is out of its place or was inserted: %s"
              .formatted(entry.seq(), follows(entry)));
    } else if (!entry.previous().equals(head.hash())) {
      breaks(
          "entry %d does not follow the entry %d that is there: one of them was replaced"
              .formatted(entry.seq(), head.seq()));
    }
  }

  private String follows(AuditEntry entry) {
    return head.seq() == 0
        ? "the first entry is " + entry.seq()
        : "entry %d stands behind entry %d".formatted(entry.seq(), head.seq());
  }

  private void breaks(String what) {
    if (broken == null) {
      broken = what;
    }
  }

  /** What is wrong with the first broken link, empty if none is. */
  public Optional<String> broken() {
    if (broken == null && !notedSeen) {
      return Optional.of(
          "entry %d with the noted hash is missing: the chain ends with entry %d"
              .formatted(noted.seq(), head.seq()));
    }
    return Optional.ofNullable(broken);
  }

  /** Number of entries taken. */
  public long entries() {
    return lines;
  }

  /** {@code seq:hash} of the last entry, to be noted. */
  public String head() {
    return head.toString();
  }

  Head last() {
    return head;
  }
}
