package org.bluewatch.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.common.codec.Samples.decodeLine;
import static org.bluewatch.common.codec.Samples.observation;
import static org.bluewatch.common.codec.Samples.utf8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;

class CodecPropertiesTest {

  private static final List<String> FIELDS =
      List.of(
          "\"id\":\"p\"",
          "\"patrolId\":\"P\"",
          "\"time\":\"2026-03-02T10:00:00Z\"",
          "\"lat\":4.5",
          "\"lon\":18.5",
          "\"event\":\"ambush\"",
          "\"severity\":3",
          "\"killed\":1",
          "\"injured\":2",
          "\"text\":\"abc\"",
          "\"party\":\"x\"",
          "\"track\":{\"type\":\"LineString\",\"coordinates\":[[18,4],[19,5]]}");

  @Property
  void anyBytesHaveAnOutcome(
      @ForAll RawStream stream, @ForAll @Size(max = 200) byte[] bytes, @ForAll boolean kafka) {
    assertThat(decode(stream, bytes, kafka)).isNotNull();
  }

  @Property
  void anyDamageToAGoodRecordHasAnOutcomeThatReceivedAgreesWith(
      @ForAll RawStream stream,
      @ForAll @IntRange(max = 400) int at,
      @ForAll byte value,
      @ForAll @IntRange(max = 400) int cut) {
    // Given
    byte[] bytes =
        utf8("{" + String.join(",", FIELDS) + ",\"attributes\":{\"a\":[1.5e3,\"\\u00e4\"]}}");
    bytes[Math.min(at, bytes.length - 1)] = value;
    byte[] damaged = Arrays.copyOf(bytes, Math.min(cut + 200, bytes.length));

    // When
    Decoded decoded = decode(stream, damaged, false);

    // Then
    if (decoded instanceof Decoded.Accepted accepted) {
      assertThat(ReceivedScanner.receivedMs(stream, damaged))
          .isEqualTo(accepted.observation().receivedMs())
          .isNotEqualTo(RawRecord.UNSTAMPED);
    }
  }

  private static Decoded decode(RawStream stream, byte[] bytes, boolean kafka) {
    return kafka ? Samples.decodeKafka(stream, 0, bytes, bytes) : decodeLine(stream, bytes);
  }

  @Property
  void theContentHashDoesNotDependOnOrderOrBlanks(@ForAll Random random) {
    // Given
    List<String> shuffled = new ArrayList<>(FIELDS);
    Collections.shuffle(shuffled, random);
    String blanks = " ".repeat(random.nextInt(3)) + "\t";

    // When
    String line = "{" + String.join(blanks + "," + blanks, shuffled) + blanks + "}";

    // Then
    assertThat(observation(decodeLine(RawStream.PATROL_REPORTS, line)))
        .isEqualTo(observation(decodeLine(RawStream.PATROL_REPORTS, record(FIELDS))));
  }

  @Property(tries = 200)
  void theContentHashDependsOnEveryField(@ForAll @IntRange(min = 6, max = 11) int left) {
    List<String> fewer = new ArrayList<>(FIELDS);
    fewer.remove(left);

    assertThat(hash(record(fewer))).isNotEqualTo(hash(record(FIELDS)));
  }

  @Property
  void theContentHashSeesEveryCharacter(
      @ForAll @Size(max = 40) List<@IntRange(min = 97, max = 122) Integer> a,
      @ForAll @Size(max = 40) List<@IntRange(min = 97, max = 122) Integer> b) {
    assertThat(hashOfText(a).equals(hashOfText(b))).isEqualTo(a.equals(b));
  }

  private static Long hashOfText(List<Integer> letters) {
    StringBuilder text = new StringBuilder();
    letters.forEach(text::appendCodePoint);
    return hash(record(FIELDS).replace("abc", text));
  }

  @Property
  void defaultsSaidAreDefaultsMeant(@ForAll boolean revision, @ForAll boolean status) {
    String said =
        (revision ? ",\"revision\":1" : "") + (status ? ",\"status\":\"reported\"" : "") + "}";

    assertThat(hash(record(FIELDS).replaceFirst("}$", said))).isEqualTo(hash(record(FIELDS)));
  }

  private static String record(List<String> fields) {
    return "{" + String.join(",", fields) + "}";
  }

  private static long hash(String line) {
    return observation(decodeLine(RawStream.PATROL_REPORTS, line)).contentHash();
  }

  @Property
  void timesReadAsTheJdkReadsThem(
      @ForAll @LongRange(min = -2_208_988_800_000L, max = 253_402_300_799_999L) long ms) {
    Instant instant = Instant.ofEpochMilli(ms);

    assertThat(WireTime.parse(instant.toString())).hasValue(ms);
    assertThat(WireTime.parse(WireTime.format(ms))).hasValue(ms);
    assertThat(Instant.parse(WireTime.format(ms))).isEqualTo(instant);
  }

  @Property
  void numbersReadAsTheJdkReadsThem(
      @ForAll @DoubleRange(min = -1e12, max = 1e12) double value,
      @ForAll @IntRange(max = 12) int decimals) {
    String text =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();

    assertThat(WireNumber.parse(text.toCharArray(), 0, text.length()))
        .isEqualTo(Double.parseDouble(text) + 0.0);
  }

  @Property
  void exactNumbersReadBackTheSame(@ForAll double value) {
    String text = WireNumber.exact(value);

    assertThat(Double.parseDouble(text)).isEqualTo(value + 0.0);
    assertThat(text).doesNotContain("E");
  }

  @Property
  void maskedTextKeepsItsLengthAndIsMaskedForGood(@ForAll String text) {
    String masked = TextMask.mask(text);

    assertThat(masked).hasSameSizeAs(text);
    assertThat(TextMask.mask(masked)).isEqualTo(masked);
  }

  @Property
  void sevenDigitsNeverStay(@ForAll @LongRange(min = 1_000_000) long number) {
    assertThat(Stream.of("%d", "x%dy", "+%d", "(%d)", "\u200e%d").map(f -> f.formatted(number)))
        .allSatisfy(text -> assertThat(TextMask.mask(text)).doesNotContainPattern("[0-9]"));
  }

  @Property
  void canonicalAttributesAreTheSameJson(@ForAll @Size(max = 5) List<String> names)
      throws IOException {
    // Given
    ObjectMapper mapper = new ObjectMapper();
    var attributes = mapper.createObjectNode();
    names.forEach(name -> attributes.putObject("-" + name).put("v\u00fc", name.length() + 0.5));
    String json = mapper.writeValueAsString(attributes);
    Assume.that(!json.contains("\\u0000"));

    // When
    Decoded decoded =
        decodeLine(
            RawStream.SENSOR_OBSERVATIONS, Samples.with(Samples.SENSOR, "\"attributes\":" + json));

    // Then
    if (decoded instanceof Decoded.Accepted accepted) {
      assertThat(mapper.readTree(accepted.observation().sensor().attributes()))
          .isEqualTo(mapper.readTree(json));
    }
  }
}
