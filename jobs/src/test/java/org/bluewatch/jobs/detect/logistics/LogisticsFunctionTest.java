package org.bluewatch.jobs.detect.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.logistics.Field.DEPARTURE_MS;
import static org.bluewatch.jobs.detect.logistics.Field.MINUTE_MS;
import static org.bluewatch.jobs.detect.logistics.Field.convoy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.typeinfo.Types;
import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.order.KnowledgeHarness;
import org.junit.jupiter.api.Test;

class LogisticsFunctionTest {
  private static final long BEGIN_MS = DEPARTURE_MS - 60 * MINUTE_MS;
  private static final long END_MS = DEPARTURE_MS + 120 * MINUTE_MS;

  /** What a function said: its records and its disruptions. */
  private record Said(List<Convoy> convoys, List<ConvoyDisruption> disruptions) {}

  @Property(tries = 20)
  void theOrderOfArrivalChangesNothing(@ForAll Random random) throws Exception {
    List<LogisticsEvent> events = events();
    Said inOrder = play(events, List.of(END_MS), false);
    List<LogisticsEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);

    assertThat(play(shuffled, List.of(END_MS), false)).isEqualTo(inOrder);
    assertThat(inOrder.disruptions())
        .extracting(ConvoyDisruption::kind)
        .contains(ConvoyDisruption.Kind.HALTED, ConvoyDisruption.Kind.SILENT);
  }

  @Property(tries = 20)
  void watermarksAndRestartsChangeNothing(@ForAll Random random) throws Exception {
    List<LogisticsEvent> events = events();
    List<Long> watermarks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      watermarks.add(DEPARTURE_MS + random.nextInt(120) * MINUTE_MS + random.nextInt(60_000));
    }
    Collections.sort(watermarks);
    watermarks.add(END_MS);

    assertThat(play(events, watermarks, true)).isEqualTo(play(events, List.of(END_MS), false));
  }

  @Test
  void timersFireAtTheirOwnTimeWhateverTheWatermark() throws Exception {
    Said said = play(events(), List.of(END_MS), false);

    assertThat(said.disruptions())
        .filteredOn(disruption -> disruption.kind() == ConvoyDisruption.Kind.SILENT)
        .first()
        .satisfies(
            silent -> assertThat(silent.knownMs()).isEqualTo(silent.lastFixMs() + 30 * MINUTE_MS));
  }

  @Test
  void aConvoyHasOneRecordInAMillisecond() throws Exception {
    Said said = play(events(), List.of(END_MS), false);

    assertThat(said.convoys())
        .extracting(convoy -> convoy.convoyId() + convoy.knownMs())
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsForgottenLeavesTheState() throws Exception {
    try (var logistics = open()) {
      given(logistics, events());
      logistics.watermark(END_MS);
      logistics.restart();
      int entries = logistics.stateEntries();
      logistics.reference("convoy/C", END_MS + 1, null);
      logistics.watermark(END_MS + 2);
      logistics.restart();

      assertThat(logistics.stateEntries()).isEqualTo(entries - 1);
      logistics.watermark(END_MS + 24 * 60 * MINUTE_MS);
      assertThat(logistics.told(LogisticsFunction.DISRUPTIONS))
          .filteredOn(disruption -> disruption.knownMs() > END_MS + 2)
          .isEmpty();
    }
  }

  private static Said play(List<LogisticsEvent> events, List<Long> watermarks, boolean restarting)
      throws Exception {
    try (var logistics = open()) {
      given(logistics, events);
      List<Convoy> convoys = new ArrayList<>();
      List<ConvoyDisruption> disruptions = new ArrayList<>();
      for (long watermark : watermarks) {
        logistics.watermark(watermark);
        convoys.addAll(logistics.told());
        disruptions.addAll(logistics.told(LogisticsFunction.DISRUPTIONS));
        if (restarting) {
          logistics.restart();
        }
      }
      return new Said(convoys, disruptions);
    }
  }

  private static KnowledgeHarness<Integer, LogisticsEvent, Convoy> open() throws Exception {
    return KnowledgeHarness.open(
        () -> new LogisticsFunction(Field.SETTINGS),
        LogisticsEvent.order(),
        unused -> 0,
        Types.INT,
        LogisticsEvent.class);
  }

  private static void given(
      KnowledgeHarness<Integer, LogisticsEvent, Convoy> logistics, List<LogisticsEvent> events)
      throws Exception {
    for (ReferenceUpdate update :
        List.of(
            Field.road("R", Field.START_LON, Field.START_LON + 1),
            Field.site("BASE", 0),
            Field.site("CAMP", 100_000),
            convoy("C"))) {
      logistics.reference(update.key(), BEGIN_MS, update.json());
    }
    for (LogisticsEvent event : events) {
      logistics.record(event.fix().receivedMs(), event);
    }
  }

  /** Drives, halts for half an hour, drives on, is not heard of any more. */
  private static List<LogisticsEvent> events() {
    List<LogisticsEvent> events = new ArrayList<>();
    double atM = 0;
    for (int i = -20; i < 150; i++) {
      boolean stands = i < 0 || (i >= 40 && i < 110);
      atM += stands ? 0 : 300;
      for (String vehicle : List.of("C1", "C2")) {
        // The second truck stores its positions for a while, and both share milliseconds.
        long timeMs = DEPARTURE_MS + i * 30_000L;
        boolean stored = vehicle.equals("C2") && i >= 50 && i < 60;
        events.add(event(vehicle, timeMs, stored ? DEPARTURE_MS + 60 * 30_000L : timeMs, atM));
      }
    }
    return events;
  }

  private static LogisticsEvent event(String vehicleId, long timeMs, long receivedMs, double atM) {
    return LogisticsEvent.of(
        new VehicleFix(
            vehicleId + "@" + timeMs,
            vehicleId,
            null,
            timeMs,
            receivedMs,
            0,
            Field.START_LON + atM / Metres.perDegreeLon(0),
            10,
            null,
            null,
            true));
  }
}
