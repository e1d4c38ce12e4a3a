package org.bluewatch.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.common.codec.Samples.PATROL;
import static org.bluewatch.common.codec.Samples.SENSOR;
import static org.bluewatch.common.codec.Samples.TEN_OCLOCK_MS;
import static org.bluewatch.common.codec.Samples.VEHICLE;
import static org.bluewatch.common.codec.Samples.decodeKafka;
import static org.bluewatch.common.codec.Samples.decodeLine;
import static org.bluewatch.common.codec.Samples.observation;
import static org.bluewatch.common.codec.Samples.rejection;
import static org.bluewatch.common.codec.Samples.utf8;
import static org.bluewatch.common.codec.Samples.with;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.Rejection;
import org.bluewatch.common.model.RejectionReason;
import org.bluewatch.common.model.SensorDetail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawDecoderTest {

  private static final RawStream SENSORS = RawStream.SENSOR_OBSERVATIONS;
  private static final int MIB = 1 << 20;

  @Test
  void everyFieldOfASensorObservationIsRead() {
    // Given
    String line =
        with(
            SENSOR,
            "\"received\":\"2026-03-02T10:00:09Z\",\"accuracyM\":50,\"count\":12,"
                + "\"confidence\":0.75,\"battery\":1,\"attributes\":{ \"b\" : [1.50, true], \"a\":null}");

    // When
    Observation observation = observation(decodeLine(SENSORS, line));

    // Then
    assertThat(observation)
        .isEqualTo(
            new Observation(
                SENSORS,
                "s-1",
                1,
                false,
                "A5",
                TEN_OCLOCK_MS,
                null,
                TEN_OCLOCK_MS + 9000,
                new Place(4.5, 18.5, 50.0),
                EventCode.GUNFIRE,
                12,
                new SensorDetail("acoustic", 0.75, 1.0, "{\"a\":null,\"b\":[1.5,true]}"),
                null,
                null,
                null,
                null,
                observation.contentHash()));
  }

  @Test
  void fromKafkaTheRecordTimestampIsTheKnowledgeTimeAndReceivedIsIgnored() {
    // Given
    byte[] payload = utf8(with(SENSOR, "\"received\":\"rubbish\""));

    // When
    Decoded decoded = decodeKafka(SENSORS, TEN_OCLOCK_MS + 1, null, payload);

    // Then
    assertThat(observation(decoded).receivedMs()).isEqualTo(TEN_OCLOCK_MS + 1);
    assertThat(((Decoded.Accepted) decoded).unknownFields()).isZero();
  }

  @Test
  void aRejectionFromKafkaSaysPartitionAndOffset() {
    Rejection rejection =
        rejection(decodeKafka(SENSORS, TEN_OCLOCK_MS - 300_001, null, utf8(SENSOR)));

    assertThat(rejection.reason()).isEqualTo(RejectionReason.TIME_IN_FUTURE);
    assertThat(rejection.partition()).isEqualTo(3);
    assertThat(rejection.offset()).isEqualTo(12345);
    assertThat(rejection.file()).isNull();
    assertThat(rejection.line()).isNull();
    assertThat(rejection.raw()).isEqualTo(utf8(SENSOR));
  }

  @Test
  void aVehicleWithoutIdIsNamedByItsTimeInUtc() {
    String elsewhere = VEHICLE.replace("10:00:00Z", "11:00:00.000+01:00");

    assertThat(observation(decodeLine(RawStream.VEHICLE_POSITIONS, VEHICLE)).id())
        .isEqualTo("V4@2026-03-02T10:00:00Z");
    assertThat(observation(decodeLine(RawStream.VEHICLE_POSITIONS, elsewhere)))
        .isEqualTo(observation(decodeLine(RawStream.VEHICLE_POSITIONS, VEHICLE)));
  }

  @Test
  void aSupplyLevelWithoutIdIsNamedBySiteCommodityAndTime() {
    String line =
        """
        {"siteId":"S4","time":"2026-03-02T10:00:00.250Z","commodity":"diesel",\
        "quantity":3.5,"unit":"litre"}""";

    Observation observation = observation(decodeLine(RawStream.SUPPLY_LEVELS, line));

    assertThat(observation.id()).isEqualTo("S4/diesel@2026-03-02T10:00:00.250Z");
    assertThat(observation.place()).isNull();
    assertThat(observation.supply().quantity()).isEqualTo(3.5);
  }

  @Test
  void anActionIsReadWithItsNoteMasked() {
    String line =
        """
        {"id":"a","alertId":"AL","time":"2026-03-02T10:00:00Z","officer":"duty-north",\
        "action":"shelve","note":"call 075 55 01 23","until":"2026-03-02T12:00:00Z","x":1}""";

    Decoded decoded = decodeLine(RawStream.ALERT_ACTIONS, line);

    AlertAction expected =
        new AlertAction(
            "a",
            "AL",
            TEN_OCLOCK_MS,
            TEN_OCLOCK_MS,
            "duty-north",
            AlertAction.Action.SHELVE,
            "call ### ## ## ##",
            TEN_OCLOCK_MS + 7_200_000);
    assertThat(decoded).isEqualTo(new Decoded.Action(expected, 1));
  }

  @Test
  void aReferenceFromKafkaHasItsKeyApart() {
    byte[] value = utf8("{\"type\": \"Feature\", \"properties\": {\"name\": \"North\"}}");

    assertThat(decodeKafka(RawStream.REFERENCE, 5, utf8("zone/Z/1"), value))
        .isEqualTo(
            new Decoded.Reference(
                new ReferenceUpdate(
                    "zone/Z/1", 5, "{\"properties\":{\"name\":\"North\"},\"type\":\"Feature\"}")));
    assertThat(decodeKafka(RawStream.REFERENCE, 5, utf8("zone/Z1"), null))
        .isEqualTo(new Decoded.Reference(new ReferenceUpdate("zone/Z1", 5, null)));
  }

  @Test
  void aReferenceFromKafkaIsRefusedForItsKeyOrValue() {
    byte[] object = utf8("{}");

    assertReference(null, object, RejectionReason.MISSING_FIELD, "key");
    assertReference(new byte[0], object, RejectionReason.BAD_VALUE, "key");
    assertReference(new byte[] {'z', (byte) 0xFF}, object, RejectionReason.BAD_VALUE, "key");
    assertReference(utf8("unit/U1"), null, RejectionReason.BAD_VALUE, "key");
    assertReference(utf8("zone/Z1"), utf8("null"), RejectionReason.MALFORMED_JSON, null);
    assertReference(utf8("zone/Z1"), new byte[0], RejectionReason.MALFORMED_JSON, null);
    assertReference(
        utf8("convoy/C1"), utf8("{\"name\":1}"), RejectionReason.FORBIDDEN_FIELD, "name");
    assertReference(
        utf8("zone/Z1"), utf8("{\"a\":\"\\u0000\"}"), RejectionReason.BAD_VALUE, "value");
  }

  private static void assertReference(
      byte[] key, byte[] value, RejectionReason reason, String field) {
    Rejection rejection = rejection(decodeKafka(RawStream.REFERENCE, 5, key, value));
    assertThat(rejection.reason()).isEqualTo(reason);
    assertThat(rejection.field()).isEqualTo(field);
  }

  @Test
  void noPayloadAtAllIsMalformed() {
    Rejection rejection = rejection(decodeKafka(SENSORS, 5, null, null));

    assertThat(rejection.reason()).isEqualTo(RejectionReason.MALFORMED_JSON);
    assertThat(rejection.raw()).isNull();
  }

  @Test
  void aLineThatNobodyStampedIsRefused() {
    RawRecord unstamped =
        new RawRecord(SENSORS, false, RawRecord.UNSTAMPED, null, utf8(SENSOR), "in.jsonl", -1, 1);

    Rejection rejection = rejection(new RawDecoder(Samples.AREA).decode(unstamped));

    assertThat(rejection.reason()).isEqualTo(RejectionReason.BAD_TIME);
    assertThat(rejection.field()).isEqualTo("received");
  }

  @Test
  void nothingIsRememberedFromTheRecordBefore() {
    // Given
    RawDecoder decoder = new RawDecoder(Samples.AREA);
    String full =
        with(PATROL, "\"severity\":5,\"text\":\"x\",\"timeEnd\":\"2026-03-02T11:00:00Z\"");
    decoder.decode(patrol(full));
    decoder.decode(patrol("{\"phone\":1}"));
    decoder.decode(patrol("{"));

    // When
    Decoded decoded = decoder.decode(patrol(PATROL));

    // Then
    assertThat(decoded).isEqualTo(decodeLine(RawStream.PATROL_REPORTS, PATROL));
    assertThat(observation(decoded).patrol().text()).isNull();
  }

  private static RawRecord patrol(String line) {
    return new RawRecord(
        RawStream.PATROL_REPORTS, false, TEN_OCLOCK_MS, null, utf8(line), "in.jsonl", -1, 7);
  }

  @Test
  void depthOf64IsReadAndDepthOf65IsMalformed() {
    // The object itself is the first level.
    assertThat(decodeLine(SENSORS, nested(63))).isInstanceOf(Decoded.Accepted.class);
    assertMalformed(utf8(nested(64)));
    assertMalformed(utf8(with(SENSOR, "\"x\":" + "[".repeat(100_000))));
  }

  private static String nested(int arrays) {
    return with(SENSOR, "\"x\":" + "[".repeat(arrays) + "]".repeat(arrays));
  }

  @Test
  void oneMebibyteIsReadAndAByteMoreIsTooLarge() {
    // Given
    byte[] largest = padded(MIB);
    byte[] tooLarge = padded(MIB + 1);

    // When
    Rejection rejection = rejection(decodeLine(SENSORS, tooLarge));

    // Then
    assertThat(decodeLine(SENSORS, largest)).isInstanceOf(Decoded.Accepted.class);
    assertThat(rejection.reason()).isEqualTo(RejectionReason.TOO_LARGE);
    assertThat(rejection.raw()).hasSize(4096).startsWith(utf8("{\"id\":\"s-1\""));
    assertThat(ReceivedScanner.receivedMs(SENSORS, tooLarge)).isEqualTo(RawRecord.UNSTAMPED);
  }

  @Test
  void aForbiddenKeyBehindTheCutKeepsTheRawOut() {
    byte[] line = utf8(with(new String(padded(MIB), StandardCharsets.UTF_8), "\"PHONE\" :1"));

    Rejection rejection = rejection(decodeLine(SENSORS, line));

    assertThat(rejection.reason()).isEqualTo(RejectionReason.TOO_LARGE);
    assertThat(rejection.raw()).isNull();
  }

  private static byte[] padded(int length) {
    String start = SENSOR.substring(0, SENSOR.length() - 1) + ",\"x\":\"";
    return utf8(start + "a".repeat(length - start.length() - 2) + "\"}");
  }

  /** Overlong, encoded surrogates, above U+10FFFF, cut short, stray. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "C080",
        "C1BF",
        "E08080",
        "E09FBF",
        "F0808080",
        "F08FBFBF",
        "EDA080",
        "EDBFBF",
        "F4908080",
        "F5808080",
        "FF",
        "FE",
        "80",
        "BF",
        "C2",
        "E282",
        "F09F9A",
        "C241",
        "E28241",
        "E241AC"
      })
  void invalidUtf8IsMalformedWhereverItStands(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertMalformed(spliced(SENSOR.replace("s-1", "#"), bytes));
    assertMalformed(spliced(with(SENSOR, "\"unknown\":\"#\""), bytes));
    assertMalformed(spliced(with(SENSOR, "\"#\":1"), bytes));
    assertMalformed(spliced(with(SENSOR, "\"attributes\":{\"a\":[\"#\"]}"), bytes));
    assertMalformed(spliced(SENSOR + "#", bytes));
  }

  /** The last of two, three and four bytes, and the first of four. */
  @ParameterizedTest
  @ValueSource(strings = {"C2A9", "DFBF", "E0A080", "EFBFBF", "ED9FBF", "F0908080", "F48FBFBF"})
  void validUtf8IsRead(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    Decoded decoded = decodeLine(SENSORS, spliced(SENSOR.replace("s-1", "#"), bytes));

    assertThat(observation(decoded).id()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void otherEncodingsAndRawControlBytesAreMalformed() {
    assertMalformed(SENSOR.getBytes(StandardCharsets.UTF_16LE));
    assertMalformed(SENSOR.getBytes(StandardCharsets.UTF_16BE));
    assertMalformed(SENSOR.getBytes(StandardCharsets.UTF_16));
    assertMalformed(spliced("#" + SENSOR, HexFormat.of().parseHex("EFBBBF")));
    assertMalformed(spliced(with(SENSOR, "\"x\":\"#\""), new byte[] {0}));
    assertMalformed(spliced(with(SENSOR, "\"x\":\"#\""), new byte[] {31}));
    assertMalformed(spliced(SENSOR + "#", new byte[] {0}));
  }

  @Test
  void aForbiddenKeyInUtf16KeepsTheRawOut() {
    byte[] utf16 = "{\"phone\":\"x\"}".getBytes(StandardCharsets.UTF_16LE);

    assertThat(rejection(decodeLine(SENSORS, utf16)).raw()).isNull();
  }

  @Test
  void manyKeysAndManyDigitsAreReadInTime() {
    StringBuilder keys = new StringBuilder("\"k\":0");
    for (int i = 0; i < 60_000; i++) {
      keys.append(",\"k").append(i).append("\":1");
    }
    Decoded accepted = decodeLine(SENSORS, with(SENSOR, keys.toString()));
    String digits = "\"accuracyM\":0." + "0".repeat(1_000_000) + "1";

    assertThat(((Decoded.Accepted) accepted).unknownFields()).isEqualTo(60_001);
    assertThat(observation(decodeLine(SENSORS, with(SENSOR, digits))).place().accuracyM()).isZero();
  }

  @Test
  void noMessageQuotesTheRecord() {
    for (String field : new String[] {"\"id\"", "\"time\"", "\"event\"", "\"lat\"", "\"lon\""}) {
      String line =
          SENSOR.replaceFirst(field + ":(\"[^\"]*\"|[0-9.]+)", field + ":\"secret\\\\u0000\"");
      assertThat(rejection(decodeLine(SENSORS, line)).message()).doesNotContain("secret");
      assertThat(rejection(decodeLine(SENSORS, line + "}")).message()).doesNotContain("secret");
    }
  }

  private static void assertMalformed(byte[] line) {
    Rejection rejection = rejection(decodeLine(SENSORS, line));
    assertThat(rejection.reason()).isEqualTo(RejectionReason.MALFORMED_JSON);
    assertThat(rejection.raw()).isEqualTo(line);
    assertThat(ReceivedScanner.receivedMs(SENSORS, line)).isEqualTo(RawRecord.UNSTAMPED);
  }

  /** The text with bytes in the place of #. */
  private static byte[] spliced(String text, byte[] bytes) {
    int at = text.indexOf('#');
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(utf8(text.substring(0, at)));
    out.writeBytes(bytes);
    out.writeBytes(utf8(text.substring(at + 1)));
    return out.toByteArray();
  }
}
