package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bluewatch.common.codec.ResultJson;
import org.bluewatch.common.model.AuditEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditProofTest {
  private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();

  private final List<String> chain = new ArrayList<>();
  private String head;

  @BeforeEach
  void fiveEntries() {
    AuditChain.Head last = AuditChain.Head.NONE;
    for (int i = 1; i <= 5; i++) {
      AuditEntry entry =
          AuditChain.link(
              last,
              new AuditEntry(
                  0,
                  NOON + i,
                  i % 2 == 0 ? (Long) NOON : null,
                  AuditEntry.Kind.RECEIPT,
                  "live",
                  "N" + i,
                  null,
                  "{\"call\":" + i + ",\"text\":\"ä \\\"} ,\\\"hash\\\":\"}",
                  null,
                  null));
      chain.add(ResultJson.encode(entry));
      last = AuditChain.Head.of(entry);
    }
    head = last.toString();
  }

  @Test
  void anUnbrokenChainHoldsAndNamesItsHead() {
    assertThat(broken()).isNull();
    assertThat(proof(new AuditProof()).head()).isEqualTo(head);
    assertThat(proof(new AuditProof()).entries()).isEqualTo(5);
  }

  @Test
  void theHashIsThatOfTheLineWithoutIt() {
    String line = chain.get(0);
    String open = line.replaceFirst(",\"hash\":\"[0-9a-f]{64}\"}$", "}");

    assertThat(line).endsWith(AuditChain.sha256(open) + "\"}");
    assertThat(open).contains("\"previous\":\"" + "0".repeat(64) + "\"");
  }

  @Test
  void aChangedEntry() {
    chain.set(2, chain.get(2).replace("\"N3\"", "\"N9\""));

    assertThat(broken()).isEqualTo("entry 3 was changed: its hash is not that of its content");
  }

  @Test
  void anEntryThatWasReplacedByOneWithAGoodHash() {
    AuditEntry third = PagerField.read(chain.get(2));
    AuditEntry other =
        AuditChain.link(
            new AuditChain.Head(2, third.previous()),
            new AuditEntry(0, NOON, null, third.kind(), "live", "N9", null, "{}", null, null));
    chain.set(2, ResultJson.encode(other));

    assertThat(broken())
        .isEqualTo("entry 4 does not follow the entry 3 that is there: one of them was replaced");
  }

  @Test
  void missingEntries() {
    List<String> gone = List.of(chain.get(1), chain.get(2));
    chain.removeAll(gone);

    assertThat(broken()).isEqualTo("entry 2 to 3 are missing: entry 4 stands behind entry 1");
  }

  @Test
  void aMissingBeginning() {
    chain.remove(0);

    assertThat(broken()).isEqualTo("entry 1 is missing: the first entry is 2");
  }

  @Test
  void anInsertedEntry() {
    chain.add(3, chain.get(1));

    assertThat(broken())
        .isEqualTo("entry 2 is out of its place or was inserted: entry 2 stands behind entry 3");
  }

  @Test
  void reorderedEntries() {
    Collections.swap(chain, 1, 2);

    assertThat(broken()).isEqualTo("entry 2 is missing: entry 3 stands behind entry 1");
  }

  @Test
  void aLineThatIsNoEntry() {
    chain.add(1, "{\"seq\":");

    assertThat(broken()).startsWith("line 2 is no entry: it is no JSON");
  }

  @Test
  void aCutTailShowsAgainstANotedHead() {
    chain.remove(4);

    assertThat(broken()).as("a shorter chain is a chain").isNull();
    assertThat(proof(AuditProof.against(head)).broken())
        .contains("entry 5 with the noted hash is missing: the chain ends with entry 4");
  }

  @Test
  void aRewrittenChainShowsAgainstANotedHead() {
    String noted = "5:" + "a".repeat(64);

    assertThat(proof(AuditProof.against(noted)).broken()).isPresent();
    assertThat(proof(AuditProof.against(head)).broken()).isEmpty();
    assertThatThrownBy(() -> AuditProof.against("5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected SEQ:HASH");
  }

  private AuditProof proof(AuditProof proof) {
    chain.forEach(proof::take);
    return proof;
  }

  private String broken() {
    return proof(new AuditProof()).broken().orElse(null);
  }
}
