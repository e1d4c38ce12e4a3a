package org.bluewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumMap;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.bluewatch.common.codec.Decoded;
import org.bluewatch.common.codec.RawDecoder;
import org.bluewatch.common.geo.AreaBoundary;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final int RECORDS = 20_000;

  private final Load load = Load.of(new LoadClock(RECORDS, 20));

  @Test
  void exactlyTheRecordsMeantToBeRefusedAreRefused() throws Exception {
    var decoder =
        new RawDecoder(AreaBoundary.of(new ObjectMapper().readTree(LoadArea.area().boundary())));
    int refused = 0;
    for (int i = 0; i < RECORDS; i++) {
      refused += decoder.decode(load.record(i)) instanceof Decoded.Rejected ? 1 : 0;
    }
    assertThat(load.rejections()).isEqualTo(refused).isCloseTo(200, Percentage.withPercentage(25));
    assertThat(load.duplicates()).isCloseTo(400, Percentage.withPercentage(25));
  }

  @Test
  void recordsAreOfFourStreamsAndAsLongAsRealOnes() {
    Map<RawStream, Integer> perStream = new EnumMap<>(RawStream.class);
    for (int i = 0; i < RECORDS; i++) {
      RawRecord record = load.record(i);
      assertThat(record.fromKafka()).isTrue();
      perStream.merge(record.stream(), 1, Integer::sum);
    }
    assertThat(perStream.keySet())
        .containsExactly(
            RawStream.SENSOR_OBSERVATIONS,
            RawStream.DRONE_DETECTIONS,
            RawStream.PATROL_REPORTS,
            RawStream.VEHICLE_POSITIONS);
    assertThat(load.bytesPerRecord()).isBetween(200L, 350L);
  }
}
