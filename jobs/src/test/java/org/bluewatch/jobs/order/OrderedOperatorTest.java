package org.bluewatch.jobs.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderedOperatorTest {
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = Stage.open(1, new HashMapStateBackend());
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void handsNothingOutBeforeTheWatermarkHasPassed() throws Exception {
    stage.record(100, "a:x").watermark(99);
    assertThat(stage.written()).isEmpty();

    stage.watermark(100);
    assertThat(stage.written()).containsExactly("100 a:x #1");
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() throws Exception {
    stage.record(100, "a:x").record(101, "a:y").watermark(101);
    List<String> inOrder = stage.written();
    stage.record(201, "b:y").record(200, "b:x").watermark(201);

    assertThat(inOrder).containsExactly("100 a:x #1", "101 a:y #2");
    assertThat(stage.written()).containsExactly("200 b:x #1", "201 b:y #2");
  }

  @Test
  void recordsOfOneMillisecondComeInTheirOwnOrder() throws Exception {
    stage.record(100, "a:z").record(100, "b:y").record(100, "a:x").watermark(100);

    assertThat(stage.written()).containsExactly("100 a:x #1", "100 a:z #2", "100 b:y #1");
  }

  @Test
  void timersFireBetweenRecordsAtTheirOwnTimeAndAfterTheRecordsOfThatTime() throws Exception {
    stage
        .record(100, "a:x:10")
        .record(109, "a:before")
        .record(110, "a:same")
        .record(111, "a:after")
        .watermark(111);

    assertThat(stage.written())
        .containsExactly(
            "100 a:x:10 #1",
            "109 a:before #2",
            "110 a:same #3",
            "110 a:timer #4",
            "111 a:after #5");
  }

  @Test
  void aTimerMayAskForTheNextOne() throws Exception {
    stage.record(100, "a:x:5").record(130, "a:y").watermark(130);

    // 105 is a multiple of 7 and asks for 116, which is not.
    assertThat(stage.written())
        .containsExactly("100 a:x:5 #1", "105 a:timer #2", "116 a:timer #3", "130 a:y #4");
  }

  @Test
  void timersFireWhenNothingButTheWatermarkMoves() throws Exception {
    stage.record(100, "a:x:10").watermark(109);
    assertThat(stage.written()).containsExactly("100 a:x:10 #1");

    stage.watermark(110);
    assertThat(stage.written()).containsExactly("110 a:timer #2");
    assertThat(stage.timers()).isZero();
  }

  @Test
  void emitsWithTheKnowledgeTimeOfItsCauseAndBeforeTheWatermark() throws Exception {
    stage.record(100, "a:x:10").watermark(120);

    assertThat(stage.emitted())
        .containsExactly("100 a:x:10 #1@100", "110 a:timer #2@110", "watermark 120");
  }

  @Test
  void aLateRecordIsCountedAndNotLost() throws Exception {
    stage.record(100, "a:x").watermark(150).record(120, "a:late");
    assertThat(stage.late()).isEqualTo(1);

    stage.record(151, "a:y").watermark(160);

    assertThat(stage.written()).containsExactly("100 a:x #1", "151 a:late #2", "151 a:y #3");
    assertThat(stage.late()).isEqualTo(1);
  }

  @Test
  void theEndOfInputIsNotThePassingOfTime() throws Exception {
    stage.record(100, "a:x:10").record(100, "b:x:50").watermark(120).endOfInput();

    assertThat(stage.written()).containsExactly("100 a:x:10 #1", "100 b:x:50 #1", "110 a:timer #2");
    assertThat(stage.timers()).isEqualTo(1);
  }

  @Test
  void theEndOfInputHandsOutWhatIsHeldAndPassesTheTimersBeforeIt() throws Exception {
    stage
        .watermark(90)
        .record(100, "a:x:10")
        .record(130, "a:last:1")
        .record(120, "b:y")
        .endOfInput();

    assertThat(stage.written())
        .containsExactly("100 a:x:10 #1", "110 a:timer #2", "120 b:y #1", "130 a:last:1 #3");
  }

  @Test
  void whatComesBehindTheLastWatermarkIsHandledAtTheEnd() throws Exception {
    stage.record(100, "a:x").watermark(100).watermark(Long.MAX_VALUE);
    stage.record(101, "a:handed over by one that finished").endOfInput();

    assertThat(stage.written())
        .containsExactly("100 a:x #1", "101 a:handed over by one that finished #2");
    assertThat(stage.late()).isZero();
  }

  @Test
  void flushesBeforeACheckpointAndBeforeTheFinalWatermarkWithoutEverBeingLate() throws Exception {
    stage.record(100, "a:x").watermark(100).snapshot();
    assertThat(stage.flushes()).containsExactly("flush at 100@101");

    stage.record(130, "a:y").watermark(Long.MAX_VALUE);
    assertThat(stage.flushes()).containsExactly("flush at 100@101", "flush at 130@131");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "2,1", "2,3", "3,2"})
  void aRestartLosesNothingAndRepeatsNothing(int before, int after) throws Exception {
    try (Stage first = Stage.open(before, new HashMapStateBackend())) {
      for (char key = 'a'; key <= 'h'; key++) {
        first.record(100, key + ":first:10").record(105, key + ":ring");
        first.record(9_999, key + ":beyond the ring");
      }
      first.watermark(100);
      assertThat(first.written()).hasSize(8);
      var snapshot = first.snapshot();

      try (Stage second = Stage.restore(snapshot, after, new HashMapStateBackend())) {
        second.record(101, "a:new").watermark(9_999);

        assertThat(second.written())
            .hasSize(8 * 3 + 1)
            .contains("101 a:new #2", "105 a:ring #3", "110 a:timer #4")
            .contains("9999 a:beyond the ring #5")
            .contains("105 h:ring #2", "110 h:timer #3", "9999 h:beyond the ring #4");
        assertThat(second.late()).isZero();
        assertThat(second.timers()).isZero();
      }
    }
  }

  @Test
  void whatWasDrainedIsKnownAfterARestart() throws Exception {
    stage.record(100, "a:x").watermark(100);
    try (Stage second = Stage.restore(stage.snapshot(), 1, new HashMapStateBackend())) {
      second.record(90, "a:late").watermark(101);

      assertThat(second.late()).isEqualTo(1);
      assertThat(second.written()).containsExactly("101 a:late #2");
    }
  }

  @Test
  void aSubtaskThatWasBehindTheOthersLosesNothingWhenTheyAreJoined() throws Exception {
    // Given two former subtasks, one of which has drained further than the other
    try (Stage two = Stage.open(2, new HashMapStateBackend())) {
      two.record(100, "a:x").record(100, "h:x");
      two.watermarkOf(0, 500).watermarkOf(1, 50);
      int given = two.written().size();
      // When they are joined, and the one behind goes on where it was
      try (Stage joined = Stage.restore(two.snapshot(), 1, new HashMapStateBackend())) {
        joined.record(60, "a:y").record(60, "h:y").watermark(600);
        // Then nothing counts as late and nothing is missing
        assertThat(joined.late()).isZero();
        assertThat(joined.written()).hasSize(4 - given);
      }
    }
  }
}
