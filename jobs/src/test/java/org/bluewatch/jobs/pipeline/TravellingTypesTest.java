package org.bluewatch.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.ingest.ObservationBuilder.drone;
import static org.bluewatch.jobs.ingest.ObservationBuilder.report;
import static org.bluewatch.jobs.ingest.ObservationBuilder.sensor;
import static org.bluewatch.jobs.ingest.ObservationBuilder.supply;
import static org.bluewatch.jobs.ingest.ObservationBuilder.vehicle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.DroneDetail;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.GeoPath;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.PatrolDetail;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.Rejection;
import org.bluewatch.common.model.RejectionReason;
import org.bluewatch.common.model.Result;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.common.model.SensorDetail;
import org.bluewatch.common.model.SupplyDetail;
import org.bluewatch.common.model.VehicleDetail;
import org.bluewatch.jobs.alert.AlertRecords;
import org.bluewatch.jobs.detect.hotspot.AlarmThreshold;
import org.bluewatch.jobs.detect.hotspot.AreaSwing;
import org.bluewatch.jobs.detect.hotspot.CellEffort;
import org.bluewatch.jobs.detect.hotspot.ChanceEpisode;
import org.bluewatch.jobs.detect.hotspot.DayPanes;
import org.bluewatch.jobs.detect.hotspot.DetectorMemory;
import org.bluewatch.jobs.detect.hotspot.EffortChange;
import org.bluewatch.jobs.detect.hotspot.EffortRhythm;
import org.bluewatch.jobs.detect.hotspot.Evidence;
import org.bluewatch.jobs.detect.hotspot.HotspotInput;
import org.bluewatch.jobs.detect.hotspot.HotspotReport;
import org.bluewatch.jobs.detect.hotspot.Mask;
import org.bluewatch.jobs.detect.hotspot.TrackedHotspot;
import org.bluewatch.jobs.detect.hotspot.ViolenceChange;
import org.bluewatch.jobs.detect.hotspot.ViolenceEvent;
import org.bluewatch.jobs.detect.incident.IncidentRecords;
import org.bluewatch.jobs.detect.logistics.LogisticsRecords;
import org.bluewatch.jobs.detect.trust.TrustRecords;
import org.bluewatch.jobs.ingest.FirstSeen;
import org.bluewatch.jobs.ingest.Outcome;
import org.bluewatch.jobs.ingest.ReportHistory;
import org.bluewatch.jobs.ingest.StreamBalance;
import org.bluewatch.jobs.ingest.StreamTotals;
import org.bluewatch.jobs.ingest.Tally;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record that travels between operators or lives in state, full and with gaps. */
class TravellingTypesTest {
  private static final long CELL = 605358224547250175L;
  private static final byte[] BYTES = {0, 1, -1};
  private static final GeoPath PATH = new GeoPath(new double[][] {{22.5, 4.5, 23, 5}, {}});

  @ParameterizedTest
  @MethodSource("records")
  void travelsWithoutKryoAndComesBackAsItWas(Record original) throws IOException {
    TypeInformation<Record> type = typeOf(original);
    assertThat(type).isInstanceOf(PojoTypeInfo.class);

    TypeSerializer<Record> serializer = type.createSerializer(withoutKryo());
    var out = new DataOutputSerializer(256);
    serializer.serialize(original, out);
    Record back = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(back).usingRecursiveComparison().isEqualTo(original);
    assertThat(serializer.copy(original)).usingRecursiveComparison().isEqualTo(original);
  }

  private static SerializerConfigImpl withoutKryo() {
    var config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    return config;
  }

  @SuppressWarnings("unchecked")
  private static TypeInformation<Record> typeOf(Record original) {
    return (TypeInformation<Record>) TypeInformation.of(original.getClass());
  }

  static List<Record> records() {
    List<Record> records = new ArrayList<>(observations());
    for (Observation observation : observations()) {
      records.add(new LocatedObservation(observation, CELL, "north"));
    }
    records.addAll(ingest());
    records.addAll(hotspots());
    records.addAll(detector());
    records.addAll(results());
    records.addAll(IncidentRecords.all());
    records.addAll(LogisticsRecords.all());
    records.addAll(TrustRecords.all());
    records.addAll(AlertRecords.all());
    return records;
  }

  private static List<Observation> observations() {
    return List.of(
        sensor("s").time(1).build(),
        drone("d").time(1).timeEnd(2L).build(),
        report("r").revision(3).retracted().time(1).accuracyM(null).build(),
        vehicle("v").time(1).build(),
        supply("l").time(1).build(),
        detailed(new SensorDetail("radar", 0.5, 1.0, "{\"a\":1}"), null, null, null, null),
        detailed(null, new DroneDetail("S", 100.0, 2, 359.5, 3.5, 0.9, PATH), null, null, null),
        detailed(
            null,
            null,
            new PatrolDetail(5, 1, 2, "f", "18-59", "A", 1, "X", 3, "text", PATH),
            null,
            null),
        detailed(null, null, null, new VehicleDetail("C3", 11.5, 90.0), null),
        detailed(null, null, null, null, new SupplyDetail("diesel", 10.5, "litre", 2.0)));
  }

  private static Observation detailed(
      SensorDetail sensor,
      DroneDetail drone,
      PatrolDetail patrol,
      VehicleDetail vehicle,
      SupplyDetail supply) {
    return new Observation(
        RawStream.SENSOR_OBSERVATIONS,
        "id",
        2,
        false,
        "source",
        -1,
        5L,
        6,
        new Place(4.5, 22.5, 10.0),
        EventCode.IED_BLAST,
        7,
        sensor,
        drone,
        patrol,
        vehicle,
        supply,
        Long.MIN_VALUE);
  }

  private static List<Record> ingest() {
    var located = new LocatedObservation(report("r").time(1).build(), 0, null);
    var seen = new ReportHistory.SeenRevision(2, new FirstSeen(-7, 100));
    return List.of(
        new RawRecord(RawStream.REFERENCE, true, 5, null, null, null, 3, 4),
        new RawRecord(RawStream.REFERENCE, false, 5, BYTES, BYTES, "a.jsonl", -1, 4),
        new IngestedObservation(located, true, located),
        new IngestedObservation(located, false, null),
        new FirstSeen(7, 100),
        new ReportHistory(List.of(seen, seen), located),
        new ReportHistory(List.of(), located),
        new Tally(RawStream.PATROL_REPORTS, Outcome.READ, null, 3),
        new Tally(RawStream.PATROL_REPORTS, Outcome.REJECTED, RejectionReason.BAD_TIME, 1),
        new StreamTotals(9, 8, 7, 6, 5, 4, Map.of("BAD_TIME", 2L)),
        new StreamBalance(
            RawStream.ALERT_ACTIONS, 100, new StreamTotals(0, 0, 0, 0, 0, 0, Map.of())),
        new ReferenceUpdate("zone/Z1", 100, "{}"),
        new ReferenceUpdate("zone/Z1", Long.MIN_VALUE, null),
        new AlertAction("x", "A-1", 1, 2, "duty", AlertAction.Action.SHELVE, "note", 3L),
        new AlertAction("x", "A-1", 1, 2, "duty", AlertAction.Action.NOTE, null, null),
        new Rejection(
            RejectionReason.TOO_LARGE, "f", "m", RawStream.REFERENCE, "a", 1L, null, null, BYTES),
        new Rejection(
            RejectionReason.FORBIDDEN_FIELD,
            null,
            "m",
            RawStream.REFERENCE,
            null,
            null,
            1,
            2L,
            null));
  }

  private static List<Record> hotspots() {
    var event =
        new ViolenceEvent(
            RawStream.PATROL_REPORTS,
            "r",
            "P1",
            CELL,
            1,
            2,
            3,
            4.5,
            EventCode.CLASH,
            5,
            "B2",
            true);
    var gaps =
        new ViolenceEvent(
            RawStream.SENSOR_OBSERVATIONS, "s", "A", 1, 1, 0, 3, 0, EventCode.MINE, 3, null, false);
    var evidence =
        new Evidence(
            List.of("a", "b"), List.of("patrol-reports"), 2, "B2", false, Map.of("mine", 2), 6, 7);
    var none = new Evidence(List.of(), List.of(), 0, null, false, Map.of(), 0, 0);
    var threshold = new AlarmThreshold(20.5, 9, 3.5, 0.8, 40, 7, true);
    return List.of(
        event,
        gaps,
        new ViolenceChange(true, 1, event),
        new ViolenceChange(false, 2, gaps),
        evidence,
        hotspot("{}", 99.5),
        threshold,
        new HotspotReport(hotspot("{}", 99.5), evidence, threshold),
        new HotspotReport(hotspot(null, null), none, threshold),
        new TrackedHotspot(
            hotspot("{}", 99.5), List.of("patrol-reports/r"), List.of("a"), 5, 2, 6, 2.5),
        new TrackedHotspot(hotspot("{}", 99.5), List.of(), List.of(), 5, 0, 6, 2.5));
  }

  /** What the detector is told, and what it keeps. */
  private static List<Record> detector() {
    var event =
        new ViolenceEvent(
            RawStream.SENSOR_OBSERVATIONS, "s", "A", 1, 1, 0, 3, 0, EventCode.MINE, 3, null, false);
    var change = new ViolenceChange(false, 2, event);
    var looks = new EffortChange(RawStream.PATROL_REPORTS, CELL, 3_600_000, -2);
    var rhythm = new EffortRhythm(new double[][] {{0.5, 1}, {}}, new double[] {24, 0}, 9);
    var swing = new AreaSwing(new double[] {3, 30}, new double[][] {{0, 0.5}, {0.25, 0}});
    var threshold = new AlarmThreshold(20.5, 9, 3.5, 0.8, 40, 7, true);
    var episode = new ChanceEpisode(new long[] {1, CELL}, 12.5, 3, 4);
    var mask = new Mask(new long[] {1, CELL}, 5, 6);
    return List.of(
        HotspotInput.of(change),
        HotspotInput.of(looks),
        looks,
        new DayPanes(
            86_400_000,
            new long[] {1, CELL},
            new int[] {0x1712, 0},
            new int[] {3, 1},
            new int[] {4, 0},
            new long[] {1},
            new int[] {24}),
        new DayPanes(0, new long[0], new int[0], new int[0], new int[8], new long[0], new int[0]),
        mask,
        new CellEffort(2, CELL, 1.5, new long[] {7, 8}, new int[] {1, 2}),
        new CellEffort(0, 1, 0, new long[0], new int[0]),
        rhythm,
        swing,
        threshold,
        episode,
        new DetectorMemory(
            1,
            2,
            3,
            4,
            5,
            new long[][] {{1, 2}, {}},
            new long[][] {{}},
            swing,
            threshold,
            List.of(episode),
            List.of(episode, episode),
            List.of(mask),
            List.of(change),
            rhythm),
        new DetectorMemory(
            Long.MAX_VALUE,
            0,
            Long.MIN_VALUE,
            0,
            0,
            new long[0][],
            new long[0][],
            swing,
            threshold,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            rhythm));
  }

  private static Hotspot hotspot(String geometry, Double recurrenceDays) {
    return new Hotspot(
        "HS-1",
        2,
        Hotspot.Status.OPEN,
        1,
        2,
        3,
        4,
        List.of(CELL, 1L),
        geometry,
        4.5,
        22.5,
        6,
        0.25,
        recurrenceDays,
        56,
        "new_hot",
        18,
        Map.of("gunfire", 6),
        List.of("a", "b"),
        "opened");
  }

  private static List<Record> results() {
    return List.of(
        new Result(ResultStream.ALERTS, "A-1", 1, 2, "{}"),
        alert("north", 4.5, "{}", "B2"),
        alert(null, null, null, null));
  }

  private static Alert alert(String sector, Double degrees, String geometry, String grade) {
    return new Alert(
        "A-1",
        1,
        "hotspot",
        Alert.State.RAISED,
        Alert.Priority.P2,
        1,
        2,
        "Test",
        sector,
        "HS-1",
        sector,
        degrees,
        degrees,
        degrees,
        geometry,
        "headline",
        List.of(new Fact("rule", "\"x\"")),
        List.of("a"),
        List.of("patrol-reports"),
        1,
        1,
        grade,
        "opened",
        "replay",
        true);
  }
}
