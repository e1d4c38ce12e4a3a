package org.bluewatch.jobs.detect.hotspot;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.IngestedObservation;

/** Tells the {@link EffortLooks} of observations. */
public final class EffortLooksFunction
    extends RichFlatMapFunction<IngestedObservation, EffortChange> {
  private static final long serialVersionUID = 1L;

  private final int cellResolution;
  private transient CellGrid grid;

  /**
   * @param cellResolution H3 resolution of the area's cells
   */
  public EffortLooksFunction(int cellResolution) {
    this.cellResolution = cellResolution;
  }

  @Override
  public void open(OpenContext context) {
    grid = new CellGrid(cellResolution);
  }

  @Override
  public void flatMap(IngestedObservation ingested, Collector<EffortChange> out) {
    EffortLooks.of(ingested, grid).forEach(out::collect);
  }
}
