package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.EventCode.Category;
import org.bluewatch.common.model.GeoPath;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.common.model.Observation;

/**
 * Makes looks at cells of observations that tell of effort: a heartbeat is one at the sensor's
 * cell, a patrol at each cell along its track, a footprint at each cell along its outline.
 */
final class EffortLooks {
  /** Length of the panes in which looks are added up. */
  static final long PANE_MS = 3_600_000;

  private EffortLooks() {}

  /** What an observation changes, nothing if it is not about effort. */
  static List<EffortChange> of(IngestedObservation ingested, CellGrid grid) {
    List<EffortChange> changes = new ArrayList<>();
    if (!ingested.effective()) {
      return changes;
    }
    if (ingested.replaced() != null && isEffort(ingested.replaced().observation())) {
      add(ingested.replaced(), -1, grid, changes);
    }
    if (!ingested.observation().retracted() && isEffort(ingested.observation())) {
      add(ingested.located(), 1, grid, changes);
    }
    return changes;
  }

  private static boolean isEffort(Observation observation) {
    return observation.event() != null && observation.event().category() == Category.EFFORT;
  }

  private static void add(
      LocatedObservation located, int looks, CellGrid grid, List<EffortChange> changes) {
    Observation observation = located.observation();
    long paneMs = Math.floorDiv(observation.midTimeMs(), PANE_MS) * PANE_MS;
    for (long cell : cellsOf(located, grid)) {
      changes.add(new EffortChange(observation.stream(), cell, paneMs, looks));
    }
  }

  private static Set<Long> cellsOf(LocatedObservation located, CellGrid grid) {
    Observation observation = located.observation();
    Set<Long> cells = new TreeSet<>();
    cells.add(located.cell());
    GeoPath path = null;
    if (observation.patrol() != null) {
      path = observation.patrol().track();
    } else if (observation.drone() != null) {
      path = observation.drone().footprint();
    }
    if (path != null) {
      cells.addAll(grid.cellsAlong(path));
    }
    return cells;
  }
}
