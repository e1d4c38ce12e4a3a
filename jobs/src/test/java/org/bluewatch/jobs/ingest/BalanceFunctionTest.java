package org.bluewatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.RejectionReason;
import org.bluewatch.jobs.order.KnowledgeHarness;
import org.bluewatch.jobs.order.OrderedStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalanceFunctionTest {
  private static final RawStream REPORTS = RawStream.PATROL_REPORTS;

  private KnowledgeHarness<Integer, Tally, StreamBalance> balance;

  @BeforeEach
  void open() throws Exception {
    balance =
        KnowledgeHarness.open(
            BalanceFunction::new,
            BalanceFunction.order(),
            tally -> OrderedStreams.SOLE_KEY,
            Types.INT,
            Tally.class);
  }

  @AfterEach
  void close() throws Exception {
    balance.close();
  }

  @Test
  void addsUpWhatBecameOfEveryRecord() throws Exception {
    balance.record(100, new Tally(REPORTS, Outcome.READ, null, 9));
    balance.record(100, new Tally(REPORTS, Outcome.OBSERVATION, null, 4));
    balance.record(100, new Tally(REPORTS, Outcome.DUPLICATE, null, 2));
    balance.record(100, new Tally(REPORTS, Outcome.CONFLICTING, null, 1));
    balance.record(100, rejected(RejectionReason.BAD_TIME, 1));
    balance.record(100, rejected(RejectionReason.BAD_TIME, 1));
    balance.record(100, rejected(RejectionReason.TOO_LARGE, 1));
    balance.record(100, new Tally(REPORTS, Outcome.RESTAMPED, null, 1));
    balance.record(100, new Tally(REPORTS, Outcome.UNKNOWN_FIELD, null, 5));
    balance.watermark(100);

    var totals = new StreamTotals(9, 4, 2, 1, 5, 1, Map.of("BAD_TIME", 2L, "TOO_LARGE", 1L));
    assertThat(balance.told()).containsExactly(new StreamBalance(REPORTS, 100, totals));
    assertThat(totals.pending()).isZero();
  }

  @Test
  void whatIsOnItsWayIsPending() throws Exception {
    balance.record(100, new Tally(REPORTS, Outcome.READ, null, 3));
    balance.record(100, new Tally(REPORTS, Outcome.OBSERVATION, null, 1));
    balance.watermark(100);

    assertThat(balance.told()).singleElement().matches(b -> b.totals().pending() == 2);
  }

  @Test
  void tellsAtMostOncePerSecondOfKnowledgeTimeAndAlwaysAtTheEnd() throws Exception {
    for (int ms = 100; ms < 1_500; ms += 10) {
      balance.record(ms, new Tally(REPORTS, Outcome.READ, null, 1));
      balance.watermark(ms);
    }
    assertThat(balance.told()).extracting(StreamBalance::knownMs).containsExactly(100L, 1_100L);

    balance.endOfInput();
    assertThat(balance.told()).singleElement().matches(b -> b.totals().read() == 140);
  }

  @Test
  void aCheckpointShowsThatTheClockMovesAlthoughNoRecordCame() throws Exception {
    balance.record(100, new Tally(REPORTS, Outcome.READ, null, 1));
    balance.watermark(100);
    balance.watermark(5_100);
    balance.restart();

    assertThat(balance.told()).extracting(StreamBalance::knownMs).containsExactly(100L, 5_100L);
    assertThat(reads()).isEmpty();
  }

  @Test
  void totalsSurviveARestartAndAreToldBeforeIt() throws Exception {
    balance.record(100, new Tally(REPORTS, Outcome.READ, null, 1));
    balance.record(200, new Tally(REPORTS, Outcome.READ, null, 1));
    balance.record(300, new Tally(REPORTS, Outcome.READ, null, 1));
    balance.watermark(100);
    balance.watermark(200);
    balance.restart();
    assertThat(reads()).containsExactly(1L, 2L);

    balance.watermark(300);
    assertThat(reads()).containsExactly(3L);
  }

  private List<Long> reads() {
    return balance.told().stream().map(b -> b.totals().read()).toList();
  }

  private static Tally rejected(RejectionReason reason, long count) {
    return new Tally(REPORTS, Outcome.REJECTED, reason, count);
  }
}
