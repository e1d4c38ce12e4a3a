package org.bluewatch.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.Rejection;
import org.bluewatch.common.model.RejectionReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecodeOperatorTest {
  private static final String AREA =
      """
      {"type":"Polygon","coordinates":[[[20,2],[28,2],[28,9],[20,9],[20,2]]]}""";

  private static final String SENSOR =
      """
      {"id":"s1","sensorId":"A5","sensorType":"acoustic","time":"2026-03-02T10:00:00Z",\
      "lat":4.5,"lon":22.5,"event":"gunfire","colour":"red"}""";

  private static final String ACTION =
      """
      {"id":"x1","alertId":"A-1","time":"2026-03-02T10:00:00Z","officer":"duty",\
      "action":"acknowledge"}""";

  private static final long TEN_MS = 1_772_445_600_000L;

  private OneInputStreamOperatorTestHarness<RawRecord, Observation> decode;

  @BeforeEach
  void open() throws Exception {
    decode = new OneInputStreamOperatorTestHarness<>(new DecodeOperator(AREA, false));
    decode.open();
  }

  @AfterEach
  void close() throws Exception {
    decode.close();
  }

  @Test
  void eachRecordEndsInOnePlaceAndIsCounted() throws Exception {
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 0, TEN_MS, SENSOR));
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 0, TEN_MS, "no json"));
    given(kafka(RawStream.ALERT_ACTIONS, 0, TEN_MS, ACTION));
    given(reference(TEN_MS, "site/S1", null));
    decode.processWatermark(TEN_MS);

    assertThat(decode.extractOutputValues()).extracting(Observation::id).containsExactly("s1");
    assertThat(side(DecodeOperator.REJECTIONS))
        .extracting(Rejection::reason)
        .containsExactly(RejectionReason.MALFORMED_JSON);
    assertThat(side(DecodeOperator.ACTIONS)).extracting(AlertAction::id).containsExactly("x1");
    assertThat(side(DecodeOperator.REFERENCE))
        .containsExactly(new ReferenceUpdate("site/S1", TEN_MS, null));
    // Whether an observation is a duplicate is decided later; all others have ended here.
    assertThat(counts())
        .isEqualTo(
            Map.of(
                "sensor-observations READ", 2L,
                "sensor-observations REJECTED MALFORMED_JSON", 1L,
                "sensor-observations UNKNOWN_FIELD", 1L,
                "alert-actions READ", 1L,
                "reference READ", 1L,
                "reference OBSERVATION", 1L));
  }

  @Test
  void ticksEndHereAndAreNotCounted() throws Exception {
    given(tick(RawStream.SENSOR_OBSERVATIONS, 0, TEN_MS));
    decode.processWatermark(TEN_MS);

    assertThat(decode.extractOutputValues()).isEmpty();
    assertThat(counts()).isEmpty();
  }

  @Test
  void aStampBelowWhatThePartitionHasShownIsRaisedToThat() throws Exception {
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 0, TEN_MS + 50, SENSOR));
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 0, TEN_MS + 20, SENSOR));
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 1, TEN_MS + 20, SENSOR));
    given(tick(RawStream.SENSOR_OBSERVATIONS, 1, TEN_MS + 40));
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 1, TEN_MS + 30, SENSOR));
    given(kafka(RawStream.DRONE_DETECTIONS, 0, TEN_MS + 10, "{}"));
    decode.processWatermark(TEN_MS + 50);

    assertThat(decode.extractOutputValues())
        .extracting(Observation::receivedMs)
        .containsExactly(TEN_MS + 50, TEN_MS + 50, TEN_MS + 20, TEN_MS + 40);
    assertThat(decode.getRecordOutput())
        .allMatch(record -> record.getTimestamp() == record.getValue().receivedMs());
    assertThat(counts()).containsEntry("sensor-observations RESTAMPED", 2L);
    assertThat(counts()).doesNotContainKey("drone-detections RESTAMPED");
  }

  @Test
  void whatAPartitionHasShownIsKnownAfterARestart() throws Exception {
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 3, TEN_MS + 50, SENSOR));
    restart();
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 3, TEN_MS, SENSOR));

    assertThat(decode.extractOutputValues())
        .extracting(Observation::receivedMs)
        .containsExactly(TEN_MS + 50);
  }

  @Test
  void theStampsInStateNeedNoKryo() {
    var withoutKryo = new SerializerConfigImpl();
    withoutKryo.setGenericTypes(false);
    var type = TypeInformation.of(StampRepair.PartitionStamp.class);

    assertThat(type).isInstanceOf(PojoTypeInfo.class);
    assertThat(type.createSerializer(withoutKryo)).isNotNull();
  }

  @Test
  void recordsOfFilesKeepTheirTimes() throws Exception {
    given(file(TEN_MS + 50, SENSOR));
    given(file(TEN_MS, SENSOR));
    decode.processWatermark(TEN_MS + 50);

    assertThat(decode.extractOutputValues())
        .extracting(Observation::receivedMs)
        .containsExactly(TEN_MS + 50, TEN_MS);
    assertThat(counts()).doesNotContainKey("sensor-observations RESTAMPED");
  }

  @Test
  void countsAreNeverBehindTheWatermarkThatOthersHaveSeen() throws Exception {
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 0, TEN_MS, SENSOR));
    decode.processWatermark(TEN_MS);
    long watermarkMs = TEN_MS;
    restart();
    // A record, and a checkpoint or the first watermark after the restart
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 0, TEN_MS + 1, SENSOR));
    decode.prepareSnapshotPreBarrier(2);
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 0, TEN_MS + 2, SENSOR));
    decode.processWatermark(TEN_MS + 3);

    assertThat(decode.getSideOutput(DecodeOperator.TALLIES))
        .hasSizeGreaterThan(2)
        .allMatch(tally -> tally.getTimestamp() > watermarkMs);
  }

  @Test
  void whatIsCountedIsHandedOverBeforeACheckpointAndAtTheEnd() throws Exception {
    given(kafka(RawStream.SENSOR_OBSERVATIONS, 0, TEN_MS, SENSOR));
    decode.prepareSnapshotPreBarrier(1);
    assertThat(counts()).containsEntry("sensor-observations READ", 1L);

    given(kafka(RawStream.SENSOR_OBSERVATIONS, 0, TEN_MS, SENSOR));
    decode.processWatermark(Watermark.MAX_WATERMARK);
    decode.getOperator().finish();
    assertThat(counts()).containsEntry("sensor-observations READ", 2L);
  }

  private void given(RawRecord record) throws Exception {
    decode.processElement(new StreamRecord<>(record, record.receivedMs()));
  }

  private void restart() throws Exception {
    decode.prepareSnapshotPreBarrier(1);
    var snapshot = decode.snapshot(1, 1);
    decode.close();
    decode = new OneInputStreamOperatorTestHarness<>(new DecodeOperator(AREA, false));
    decode.initializeState(snapshot);
    decode.open();
  }

  private <T> List<T> side(OutputTag<T> tag) {
    List<T> values = new ArrayList<>();
    decode.getSideOutput(tag).forEach(record -> values.add(record.getValue()));
    return values;
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    var tallies = decode.getSideOutput(DecodeOperator.TALLIES);
    if (tallies != null) {
      tallies.forEach(record -> count(record.getValue(), counts));
    }
    return counts;
  }

  private static void count(Tally tally, Map<String, Long> counts) {
    String reason = tally.reason() == null ? "" : " " + tally.reason();
    counts.merge(tally.stream().topic() + ' ' + tally.outcome() + reason, tally.count(), Long::sum);
  }

  private static RawRecord kafka(RawStream stream, int partition, long ms, String json) {
    return new RawRecord(stream, false, ms, null, json.getBytes(UTF_8), null, partition, 0);
  }

  private static RawRecord reference(long ms, String key, String json) {
    byte[] value = json == null ? null : json.getBytes(UTF_8);
    return new RawRecord(RawStream.REFERENCE, false, ms, key.getBytes(UTF_8), value, null, 0, 0);
  }

  private static RawRecord tick(RawStream stream, int partition, long ms) {
    return new RawRecord(stream, true, ms, null, null, null, partition, 0);
  }

  private static RawRecord file(long ms, String json) {
    byte[] line = json.replace("10:00:00Z", "09:00:00Z").getBytes(UTF_8);
    return new RawRecord(RawStream.SENSOR_OBSERVATIONS, false, ms, null, line, "in.jsonl", -1, 1);
  }
}
