package org.bluewatch.jobs.detect.logistics;

import java.util.Optional;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.SupplyDetail;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.order.OrderedStreams;

/** Something logistics hears of. Exactly one component is not null. */
public record LogisticsEvent(VehicleFix fix, RoadReport report, StockLevel level, Hotspot hotspot) {

  public static LogisticsEvent of(VehicleFix fix) {
    return new LogisticsEvent(fix, null, null, null);
  }

  public static LogisticsEvent of(Hotspot hotspot) {
    return new LogisticsEvent(null, null, null, hotspot);
  }

  /** What an observation other than a vehicle position says to logistics, if anything. */
  public static Optional<LogisticsEvent> of(IngestedObservation ingested) {
    Observation observation = ingested.observation();
    if (observation.stream() == RawStream.SUPPLY_LEVELS) {
      return Optional.of(new LogisticsEvent(null, null, levelOf(observation), null));
    }
    return RoadReport.of(ingested).map(report -> new LogisticsEvent(null, report, null, null));
  }

  private static StockLevel levelOf(Observation observation) {
    SupplyDetail supply = observation.supply();
    return new StockLevel(
        observation.id(),
        observation.source(),
        supply.commodity(),
        supply.unit(),
        supply.quantity(),
        supply.dailyUse(),
        observation.timeMs(),
        observation.receivedMs());
  }

  /** The order of events of one millisecond: fixes by time, then reports, levels, hotspots. */
  public static OrderedStreams.Order<LogisticsEvent> order() {
    return (a, b) -> {
      int byKind = Integer.compare(a.rank(), b.rank());
      if (byKind != 0) {
        return byKind;
      }
      int byTime = Long.compare(a.timeMs(), b.timeMs());
      if (byTime != 0) {
        return byTime;
      }
      int byId = a.id().compareTo(b.id());
      return byId != 0 ? byId : Integer.compare(a.revision(), b.revision());
    };
  }

  private int rank() {
    if (fix != null) {
      return 0;
    }
    return report != null ? 1 : level != null ? 2 : 3;
  }

  private long timeMs() {
    return fix != null ? fix.timeMs() : 0;
  }

  private String id() {
    if (fix != null) {
      return fix.vehicleId() + '/' + fix.id();
    }
    return report != null ? report.key() : level != null ? level.id() : hotspot.hotspotId();
  }

  private int revision() {
    return report != null ? report.revision() : hotspot != null ? hotspot.revision() : 0;
  }
}
