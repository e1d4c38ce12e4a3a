package org.bluewatch.common.codec;

import org.bluewatch.common.model.DroneDetail;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.PatrolDetail;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.SensorDetail;
import org.bluewatch.common.model.SupplyDetail;
import org.bluewatch.common.model.VehicleDetail;

/** Makes the observation of a draft without fault. */
final class ObservationAssembly {

  /** Fields that have a default, and the one that does not count. */
  private static final long HASHED_APART =
      Field.ID.bit() | Field.REVISION.bit() | Field.STATUS.bit() | Field.RECEIVED.bit();

  private final RawStream stream;
  private final Draft draft;

  private ObservationAssembly(RawStream stream, Draft draft) {
    this.stream = stream;
    this.draft = draft;
  }

  static Observation assemble(RawStream stream, Draft draft, long receivedMs) {
    return new ObservationAssembly(stream, draft).assemble(receivedMs);
  }

  private Observation assemble(long receivedMs) {
    String id = id();
    int revision = draft.has(Field.REVISION) ? draft.integer(Field.REVISION) : 1;
    boolean retracted = "retracted".equals(draft.text(Field.STATUS));
    SensorDetail sensor = stream == RawStream.SENSOR_OBSERVATIONS ? sensor() : null;
    DroneDetail drone = stream == RawStream.DRONE_DETECTIONS ? drone() : null;
    PatrolDetail patrol = stream == RawStream.PATROL_REPORTS ? patrol() : null;
    VehicleDetail vehicle = stream == RawStream.VEHICLE_POSITIONS ? vehicle() : null;
    SupplyDetail supply = stream == RawStream.SUPPLY_LEVELS ? supply() : null;
    return new Observation(
        stream,
        id,
        revision,
        retracted,
        draft.text(Shape.of(stream).source()),
        draft.timeMs(Field.TIME),
        draft.timeMs(Field.TIME_END),
        receivedMs,
        place(),
        draft.event(),
        draft.integer(Field.COUNT),
        sensor,
        drone,
        patrol,
        vehicle,
        supply,
        contentHash(id, revision, retracted));
  }

  /** The id on the wire, or the one that the contract derives, with the time in UTC. */
  private String id() {
    if (draft.has(Field.ID)) {
      return draft.text(Field.ID);
    }
    String time = WireTime.format(draft.timeMs(Field.TIME));
    return stream == RawStream.SUPPLY_LEVELS
        ? draft.text(Field.SITE_ID) + "/" + draft.text(Field.COMMODITY) + "@" + time
        : draft.text(Field.VEHICLE_ID) + "@" + time;
  }

  private Place place() {
    return draft.has(Field.LAT)
        ? new Place(
            draft.number(Field.LAT), draft.number(Field.LON), draft.number(Field.ACCURACY_M))
        : null;
  }

  private SensorDetail sensor() {
    return new SensorDetail(
        draft.text(Field.SENSOR_TYPE),
        draft.number(Field.CONFIDENCE),
        draft.number(Field.BATTERY),
        draft.text(Field.ATTRIBUTES));
  }

  private DroneDetail drone() {
    return new DroneDetail(
        draft.text(Field.SORTIE),
        draft.number(Field.ALTITUDE_M),
        draft.integer(Field.VEHICLES),
        draft.number(Field.HEADING_DEG),
        draft.number(Field.SPEED_MPS),
        draft.number(Field.CONFIDENCE),
        draft.path());
  }

  private PatrolDetail patrol() {
    return new PatrolDetail(
        draft.integer(Field.SEVERITY),
        draft.integer(Field.KILLED),
        draft.integer(Field.INJURED),
        draft.text(Field.SEX),
        draft.text(Field.AGE_BAND),
        draft.text(Field.RELIABILITY),
        draft.integer(Field.CREDIBILITY),
        draft.text(Field.PARTY),
        draft.integer(Field.CIVILIANS),
        draft.text(Field.TEXT),
        draft.path());
  }

  private VehicleDetail vehicle() {
    return new VehicleDetail(
        draft.text(Field.CONVOY_ID),
        draft.number(Field.SPEED_MPS),
        draft.number(Field.HEADING_DEG));
  }

  private SupplyDetail supply() {
    return new SupplyDetail(
        draft.text(Field.COMMODITY),
        draft.number(Field.QUANTITY),
        draft.text(Field.UNIT),
        draft.number(Field.DAILY_USE));
  }

  /** A default counts as if it had been written, so that saying it changes nothing. */
  private long contentHash(String id, int revision, boolean retracted) {
    ContentHash hash = new ContentHash().add(stream.topic()).add(id);
    hash.add((long) revision).add(retracted ? 1L : 0L);
    draft.addTo(hash, HASHED_APART);
    return hash.value();
  }
}
