package org.bluewatch.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.common.codec.Samples.PATROL;
import static org.bluewatch.common.codec.Samples.decodeLine;
import static org.bluewatch.common.codec.Samples.observation;
import static org.bluewatch.common.codec.Samples.rejection;
import static org.bluewatch.common.codec.Samples.with;

import java.nio.charset.StandardCharsets;
import org.bluewatch.common.model.RawStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextMaskTest {

  private static final RawStream PATROLS = RawStream.PATROL_REPORTS;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "call +236 75 50 12 34 now         | call +### ## ## ## ## now",
        "tel 0755501234                    | tel ##########",
        "(555) 123-4567                    | (###) ###-####",
        "075.512.3456                      | ###.###.####",
        "0755/123456                       | ####/######",
        "+23675501234.                     | +###########.",
        "ID 1234-5678-9012                 | ID ####-####-####",
        "IMEI 356938035643809              | IMEI ###############",
        "passport AB1234567x               | passport AB#######x",
        "local 123 4567                    | local ### ####",
        "local 123–4567                    | local ###–####",
        "00 (236) - 75501234               | ## (###) - ########",
        "٠٧٥٥٥٠١٢٣٤                        | ##########",
        "７５５０１２３４                  | ########",
        "12 men, tel 75501234, 3 cars      | 12 men, tel ########, 3 cars",
        "on 2026-03-02 75501234            | on 2026-03-02 ########",
        "75501234 on 2026-03-02            | ######## on 2026-03-02",
        "75501234 at 14:30                 | ######## at 14:30",
        "2026-03-02-7550                   | ####-##-##-####",
        "2026-13-45                        | ####-##-##",
        "192.168.100.200                   | ###.###.###.###",
        "075.5501234                       | ###.#######",
        "+75.5501234                       | +##.#######",
      })
  void numbersOfPhonesAndPapersAreHidden(String text, String masked) {
    assertThat(TextMask.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12 men with 3 cars and 40 rounds",
        "on 2026-03-02 at 14:30 until 15:45:10",
        "2026-03-02T14:30:05Z",
        "from 2.3.2026 to 03/04/2026",
        "at 4.361234, 18.555012",
        "at 4.36123 18.55501",
        "about 15 000 people",
        "calibre 7.62 and 12.7",
        "sector 4, km 120-135",
        "123456"
      })
  void datesTimesDegreesAndSmallCountsStayReadable(String text) {
    assertThat(TextMask.mask(text)).isEqualTo(text);
  }

  @Test
  void digitsOutsideTheBasicPlaneAreHidden() {
    String bold = "\uD835\uDFCE".repeat(8);

    assertThat(TextMask.mask(bold)).isEqualTo("#".repeat(16));
  }

  @Test
  void theTextOfAnObservationIsMasked() {
    String line = with(PATROL, "\"text\":\"ring \\u0030755501234\"");

    assertThat(observation(decodeLine(PATROLS, line)).patrol().text()).isEqualTo("ring ##########");
  }

  @Test
  void textInsideAttributesIsMasked() {
    String line =
        with(
            Samples.SENSOR, "\"attributes\":{\"serial\":\"0755501234\",\"text\":[\"0755501234\"]}");

    assertThat(observation(decodeLine(RawStream.SENSOR_OBSERVATIONS, line)).sensor().attributes())
        .isEqualTo("{\"serial\":\"0755501234\",\"text\":[\"##########\"]}");
  }

  @Test
  void theRawOfARejectedReportKeepsEverythingButTheDigitsInItsText() {
    // Given
    String start = with(PATROL.replace("p-1", "0012345678"), "\"severity\":9,\"te\\u0078t\" : \"");

    // When
    String kept = raw(start.replace("}", "") + "a \\\" +236 \\u0037550 ١٢٣٤ \\n\",\"x\":12345678}");

    // Then
    assertThat(kept)
        .contains("\"id\":\"0012345678\"")
        .contains("a \\\" +### ######### ######## \\n\"")
        .endsWith("\"x\":12345678}");
  }

  @Test
  void inBytesThatCannotBeParsedEverythingBehindATextIsMasked() {
    assertThat(raw("{\"id\":\"0012345678\",\"text\":\"he said \"call\" 0755501234"))
        .isEqualTo("{\"id\":\"0012345678\",\"text\":\"he said \"call\" ##########");
    assertThat(raw("{text: 0755501234")).isEqualTo("{text: ##########");
  }

  @Test
  void aNumberAcrossTheCutIsMasked() {
    String start = "{\"text\":\"";
    String line = start + "a".repeat(4090 - start.length()) + "0755501234" + "a".repeat(1 << 20);

    assertThat(raw(line)).hasSize(4096).endsWith("a######");
  }

  private static String raw(String line) {
    return new String(rejection(decodeLine(PATROLS, line)).raw(), StandardCharsets.UTF_8);
  }
}
