package org.bluewatch.jobs.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.bluewatch.common.model.ReferenceUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencedOrderedOperatorTest {
  private static final ReferenceUpdate INITIAL =
      new ReferenceUpdate("zone/Z", Long.MIN_VALUE, "old");

  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = Stage.open(1, new HashMapStateBackend(), INITIAL);
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void theFirstVersionsAreInForceFromTheBeginning() throws Exception {
    stage.record(-5, "a:x").watermark(0);
    assertThat(stage.written()).containsExactly("-5 a:x #1 {zone/Z=old}");
  }

  @Test
  void aVersionIsInForceForRecordsOfItsOwnMillisecondAndNeverBefore() throws Exception {
    stage
        .record(99, "a:before")
        .record(100, "a:same")
        .reference("zone/Z", 100, "new")
        .record(101, "a:after")
        .watermark(101);

    assertThat(stage.written())
        .containsExactly(
            "99 a:before #1 {zone/Z=old}",
            "100 a:same #2 {zone/Z=new}",
            "101 a:after #3 {zone/Z=new}");
  }

  @Test
  void itDoesNotMatterWhetherTheVersionOrTheRecordsArriveFirst() throws Exception {
    stage.reference("zone/Z", 100, "new").record(100, "a:same").record(99, "a:before");
    stage.watermark(100);

    assertThat(stage.written())
        .containsExactly("99 a:before #1 {zone/Z=old}", "100 a:same #2 {zone/Z=new}");
  }

  @Test
  void timersBeforeAVersionStillMeetTheOldOne() throws Exception {
    stage.record(100, "a:x:9").record(100, "b:x:10").reference("zone/Z", 110, "new");
    stage.watermark(120);

    assertThat(stage.written())
        .containsExactly(
            "100 a:x:9 #1 {zone/Z=old}",
            "100 b:x:10 #1 {zone/Z=old}",
            "109 a:timer #2 {zone/Z=old}",
            "110 b:timer #2 {zone/Z=new}");
  }

  @Test
  void aDeletedSubjectIsGone() throws Exception {
    stage.reference("zone/Z", 100, null).record(100, "a:x").watermark(100);
    assertThat(stage.written()).containsExactly("100 a:x #1");
  }

  @Test
  void aVersionThatComesTooLateIsCountedAndCountsFromNowOnOnly() throws Exception {
    stage.record(100, "a:x").watermark(200).record(4_290, "a:in the ring");
    stage.reference("zone/Z", 50, "late").record(150, "a:late").watermark(5_000);

    assertThat(stage.written())
        .containsExactly(
            "100 a:x #1 {zone/Z=old}",
            "201 a:late #2 {zone/Z=late}",
            "4290 a:in the ring #3 {zone/Z=late}");
    assertThat(stage.late()).isEqualTo(2);
  }

  @Test
  void theLaterOfTwoInputsHoldsTheClock() throws Exception {
    stage.record(100, "a:x").watermarkOfRecords(200);
    assertThat(stage.written()).isEmpty();

    stage.reference("zone/Z", 100, "new").watermarkOfReference(150);
    assertThat(stage.written()).containsExactly("100 a:x #1 {zone/Z=new}");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "2,1", "3,2"})
  void whatIsInForceAndWhatWaitsSurvivesARestart(int before, int after) throws Exception {
    try (Stage first = Stage.open(before, new HashMapStateBackend(), INITIAL)) {
      first.reference("zone/Z", 100, "in force").reference("zone/Y", 100, "beside it");
      first.reference("zone/Z", 300, "waiting").reference("zone/Y", 300, null);
      first.record(100, "a:x").watermark(200);
      // When it restarts with other area files
      var changed = new ReferenceUpdate("zone/Z", Long.MIN_VALUE, "from a changed file");
      try (Stage second =
          Stage.restore(first.snapshot(), after, new HashMapStateBackend(), changed)) {
        second.record(250, "a:y").record(300, "b:z").watermark(300);

        assertThat(second.written())
            .containsExactlyInAnyOrder(
                "250 a:y #2 {zone/Y=beside it, zone/Z=in force}", "300 b:z #1 {zone/Z=waiting}");
      }
    }
  }
}
