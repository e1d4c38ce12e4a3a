package org.bluewatch.jobs.ingest;

import java.util.Arrays;
import java.util.List;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.ReferenceUpdate;

/** Says in which cell and which sector an observation lies. */
final class Locator {
  /** Sensors report from the same place again and again; this many places are remembered. */
  private static final int REMEMBERED_PLACES = 4096;

  private final CellGrid grid;
  private final Sectors sectors = new Sectors();
  private final Spot[] remembered = new Spot[REMEMBERED_PLACES];

  private record Spot(double lat, double lon, long cell, String sector) {}

  Locator(int cellResolution) {
    this.grid = new CellGrid(cellResolution);
  }

  /** Takes over changed zones; of these the sectors matter here. */
  void update(List<ReferenceUpdate> updates) {
    sectors.update(updates);
    Arrays.fill(remembered, null);
  }

  LocatedObservation locate(Observation observation) {
    Place place = observation.place();
    if (place == null) {
      return new LocatedObservation(observation, 0, null);
    }
    Spot spot = spotOf(place.lat(), place.lon());
    return new LocatedObservation(observation, spot.cell, spot.sector);
  }

  private Spot spotOf(double lat, double lon) {
    long bits = Double.doubleToLongBits(lat) * 31 + Double.doubleToLongBits(lon);
    int slot = (int) ((bits * 0x9E3779B97F4A7C15L) >>> 52);
    Spot spot = remembered[slot];
    if (spot == null || spot.lat != lat || spot.lon != lon) {
      spot = new Spot(lat, lon, grid.cellOf(lat, lon), sectors.sectorOf(lat, lon).orElse(null));
      remembered[slot] = spot;
    }
    return spot;
  }
}
