package org.bluewatch.common.codec;

import java.io.IOException;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.DroneDetail;
import org.bluewatch.common.model.GeoPath;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.PatrolDetail;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.SensorDetail;
import org.bluewatch.common.model.SupplyDetail;
import org.bluewatch.common.model.VehicleDetail;

/**
 * Observations as JSON on one line: the fields of the raw stream as they were understood, plus
 * {@code received}. Numbers are written so that they read back as the same doubles: decoding the
 * line as a line of a file gives the same observation, and a replay from an archive of such lines
 * computes with the same numbers as the live run did.
 */
public final class ObservationJson {

  private ObservationJson() {}

  /** The observation in the wire form of its stream, fields in the contract's order. */
  public static String encode(Observation observation) {
    return JsonLine.of(line -> write(line, observation));
  }

  /**
   * The observation in the wire form of its stream, followed by what ingest made of it: {@code
   * stream}, {@code cell}, {@code sector}, {@code effective}.
   */
  public static String encode(IngestedObservation ingested) {
    LocatedObservation located = ingested.located();
    return JsonLine.of(
        line -> {
          write(line, located.observation());
          line.text("stream", located.observation().stream().topic())
              .text("cell", located.cell() == 0 ? null : CellGrid.toText(located.cell()))
              .text("sector", located.sector())
              .flag("effective", ingested.effective());
        });
  }

  private static void write(JsonLine line, Observation o) throws IOException {
    line.text("id", o.id());
    if (o.stream() == RawStream.PATROL_REPORTS) {
      line.whole("revision", o.revision()).text("status", o.retracted() ? "retracted" : "reported");
    }
    line.text(Shape.of(o.stream()).source().wire(), o.source());
    if (o.sensor() != null) {
      line.text("sensorType", o.sensor().sensorType());
    } else if (o.drone() != null) {
      line.text("sortie", o.drone().sortie());
    } else if (o.vehicle() != null) {
      line.text("convoyId", o.vehicle().convoyId());
    }
    line.time("time", o.timeMs()).time("timeEnd", o.timeEndMs()).time("received", o.receivedMs());
    if (o.place() != null) {
      line.exact("lat", o.place().lat())
          .exact("lon", o.place().lon())
          .exact("accuracyM", o.place().accuracyM());
    }
    writeDetail(line, o);
  }

  private static void writeDetail(JsonLine line, Observation o) throws IOException {
    switch (o.stream()) {
      case SENSOR_OBSERVATIONS -> write(line, o, o.sensor());
      case DRONE_DETECTIONS -> write(line, o, o.drone());
      case PATROL_REPORTS -> write(line, o, o.patrol());
      case VEHICLE_POSITIONS -> write(line, o.vehicle());
      case SUPPLY_LEVELS -> write(line, o.supply());
      case REFERENCE, ALERT_ACTIONS -> throw new IllegalArgumentException("no observation stream");
    }
  }

  private static void write(JsonLine line, Observation o, SensorDetail sensor) throws IOException {
    line.text("event", o.event().wire())
        .whole("count", o.count())
        .exact("confidence", sensor.confidence())
        .exact("battery", sensor.battery())
        .json("attributes", sensor.attributes());
  }

  private static void write(JsonLine line, Observation o, DroneDetail drone) throws IOException {
    line.exact("altitudeM", drone.altitudeM())
        .text("event", o.event().wire())
        .whole("count", o.count())
        .whole("vehicles", drone.vehicles())
        .exact("headingDeg", drone.headingDeg())
        .exact("speedMps", drone.speedMps())
        .exact("confidence", drone.confidence());
    if (drone.footprint() != null) {
      line.json("footprint", polygon(drone.footprint()));
    }
  }

  private static void write(JsonLine line, Observation o, PatrolDetail patrol) throws IOException {
    line.text("event", o.event().wire())
        .whole("severity", patrol.severity())
        .whole("killed", patrol.killed())
        .whole("injured", patrol.injured())
        .whole("count", o.count())
        .text("sex", patrol.sex())
        .text("ageBand", patrol.ageBand())
        .text("reliability", patrol.reliability())
        .whole("credibility", patrol.credibility())
        .text("party", patrol.party())
        .whole("civilians", patrol.civilians())
        .text("text", patrol.text());
    if (patrol.track() != null) {
      line.json("track", lineString(patrol.track()));
    }
  }

  private static void write(JsonLine line, VehicleDetail vehicle) throws IOException {
    line.exact("speedMps", vehicle.speedMps()).exact("headingDeg", vehicle.headingDeg());
  }

  private static void write(JsonLine line, SupplyDetail supply) throws IOException {
    line.text("commodity", supply.commodity())
        .exact("quantity", supply.quantity())
        .text("unit", supply.unit())
        .exact("dailyUse", supply.dailyUse());
  }

  private static String polygon(GeoPath path) {
    StringBuilder json = new StringBuilder("{\"type\":\"Polygon\",\"coordinates\":[");
    for (int i = 0; i < path.parts().length; i++) {
      appendPositions(i == 0 ? json : json.append(','), path.parts()[i]);
    }
    return json.append("]}").toString();
  }

  private static String lineString(GeoPath path) {
    StringBuilder json = new StringBuilder("{\"type\":\"LineString\",\"coordinates\":");
    appendPositions(json, path.parts()[0]);
    return json.append('}').toString();
  }

  private static void appendPositions(StringBuilder json, double[] lonLats) {
    json.append('[');
    for (int i = 0; i < lonLats.length; i += 2) {
      json.append(i == 0 ? "[" : ",[").append(WireNumber.exact(lonLats[i])).append(',');
      json.append(WireNumber.exact(lonLats[i + 1])).append(']');
    }
    json.append(']');
  }
}
