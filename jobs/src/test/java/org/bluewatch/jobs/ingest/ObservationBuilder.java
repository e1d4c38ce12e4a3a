package org.bluewatch.jobs.ingest;

import org.bluewatch.common.model.DroneDetail;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.GeoPath;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.PatrolDetail;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.SensorDetail;
import org.bluewatch.common.model.SupplyDetail;
import org.bluewatch.common.model.VehicleDetail;

/** Observations for tests; what is not said is ordinary. */
public final class ObservationBuilder {
  private final RawStream stream;
  private final String id;
  private int revision = 1;
  private boolean retracted;
  private String source = "X1";
  private long timeMs;
  private Long timeEndMs;
  private Long receivedMs;
  private double lat = 4.5;
  private double lon = 22.5;
  private Double accuracyM = 50.0;
  private EventCode event = EventCode.GUNFIRE;
  private String sensorType = "acoustic";
  private Integer severity = 3;
  private String reliability = "B";
  private Integer credibility = 2;
  private long contentHash;
  private GeoPath path;

  private ObservationBuilder(RawStream stream, String id) {
    this.stream = stream;
    this.id = id;
  }

  public static ObservationBuilder sensor(String id) {
    return new ObservationBuilder(RawStream.SENSOR_OBSERVATIONS, id);
  }

  public static ObservationBuilder drone(String id) {
    return new ObservationBuilder(RawStream.DRONE_DETECTIONS, id);
  }

  public static ObservationBuilder report(String id) {
    return new ObservationBuilder(RawStream.PATROL_REPORTS, id);
  }

  public static ObservationBuilder vehicle(String id) {
    return new ObservationBuilder(RawStream.VEHICLE_POSITIONS, id).event(null);
  }

  public static ObservationBuilder supply(String id) {
    return new ObservationBuilder(RawStream.SUPPLY_LEVELS, id).event(null);
  }

  public ObservationBuilder revision(int number) {
    revision = number;
    return this;
  }

  public ObservationBuilder retracted() {
    retracted = true;
    return this;
  }

  public ObservationBuilder source(String name) {
    source = name;
    return this;
  }

  /** When it happened; unless said otherwise it became known at once. */
  public ObservationBuilder time(long ms) {
    timeMs = ms;
    return this;
  }

  public ObservationBuilder timeEnd(long ms) {
    timeEndMs = ms;
    return this;
  }

  public ObservationBuilder received(long ms) {
    receivedMs = ms;
    return this;
  }

  public ObservationBuilder at(double degreesNorth, double degreesEast) {
    lat = degreesNorth;
    lon = degreesEast;
    return this;
  }

  public ObservationBuilder accuracyM(Double metres) {
    accuracyM = metres;
    return this;
  }

  public ObservationBuilder event(EventCode code) {
    event = code;
    return this;
  }

  public ObservationBuilder sensorType(String type) {
    sensorType = type;
    return this;
  }

  public ObservationBuilder severity(Integer number) {
    severity = number;
    return this;
  }

  public ObservationBuilder grade(String sourceReliability, Integer informationCredibility) {
    reliability = sourceReliability;
    credibility = informationCredibility;
    return this;
  }

  /** The track of a patrol or the footprint of a drone. */
  public ObservationBuilder along(GeoPath trackOrFootprint) {
    path = trackOrFootprint;
    return this;
  }

  public ObservationBuilder content(long hash) {
    contentHash = hash;
    return this;
  }

  public Observation build() {
    boolean supply = stream == RawStream.SUPPLY_LEVELS;
    return new Observation(
        stream,
        id,
        revision,
        retracted,
        source,
        timeMs,
        timeEndMs,
        receivedMs == null ? timeMs : receivedMs,
        supply ? null : new Place(lat, lon, accuracyM),
        event,
        null,
        stream == RawStream.SENSOR_OBSERVATIONS
            ? new SensorDetail(sensorType, null, null, null)
            : null,
        stream == RawStream.DRONE_DETECTIONS
            ? new DroneDetail("S1", null, null, null, null, null, path)
            : null,
        stream == RawStream.PATROL_REPORTS
            ? new PatrolDetail(
                severity, null, null, null, null, reliability, credibility, null, null, null, path)
            : null,
        stream == RawStream.VEHICLE_POSITIONS ? new VehicleDetail(null, null, null) : null,
        supply ? new SupplyDetail("diesel", 100, "litre", null) : null,
        contentHash);
  }
}
