package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.GRID;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.day;
import static org.bluewatch.jobs.ingest.ObservationBuilder.drone;
import static org.bluewatch.jobs.ingest.ObservationBuilder.report;
import static org.bluewatch.jobs.ingest.ObservationBuilder.sensor;

import java.util.List;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.GeoPath;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.ingest.ObservationBuilder;
import org.junit.jupiter.api.Test;

class EffortLooksTest {
  private static final GeoPath TRACK =
      new GeoPath(new double[][] {{22.5, 4.5, 22.6, 4.5, 22.6, 4.7}});

  @Test
  void aHeartbeatIsALookAtTheCellOfItsSensor() {
    assertThat(changes(sensor("s").event(EventCode.HEARTBEAT).time(day(0) + HOUR_MS + 5), null))
        .containsExactly(
            new EffortChange(RawStream.SENSOR_OBSERVATIONS, TOWN, day(0) + HOUR_MS, 1));
  }

  @Test
  void aPatrolLooksAtEachCellAlongItsTrackOnce() {
    List<EffortChange> changes = changes(patrol("p").along(TRACK), null);

    assertThat(changes).extracting(EffortChange::looks).containsOnly(1);
    assertThat(changes)
        .extracting(EffortChange::cell)
        .contains(TOWN, GRID.cellOf(4.5, 22.6), GRID.cellOf(4.7, 22.6))
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(GRID.cellsAlong(TRACK));
  }

  @Test
  void aDroneLooksAlongItsFootprint() {
    var footprint =
        new GeoPath(new double[][] {{22.5, 4.5, 22.7, 4.5, 22.7, 4.7, 22.5, 4.7, 22.5, 4.5}});

    assertThat(changes(drone("d").event(EventCode.FOOTPRINT).along(footprint), null))
        .extracting(EffortChange::cell)
        .containsExactlyElementsOf(GRID.cellsAlong(footprint));
  }

  @Test
  void aPaneIsThatOfTheMiddleOfTheSpan() {
    assertThat(changes(patrol("p").time(day(0)).timeEnd(day(0) + 3 * HOUR_MS), null))
        .extracting(EffortChange::paneMs)
        .containsExactly(day(0) + HOUR_MS);
  }

  @Test
  void aRevisionTakesTheEarlierLooksBack() {
    List<EffortChange> changes = changes(patrol("p").revision(2), patrol("p").along(TRACK));

    assertThat(changes)
        .filteredOn(change -> change.cell() == TOWN)
        .extracting(EffortChange::looks)
        .containsExactly(-1, 1);
    assertThat(changes)
        .filteredOn(change -> change.cell() != TOWN)
        .isNotEmpty()
        .extracting(EffortChange::looks)
        .containsOnly(-1);
    assertThat(changes(patrol("p").revision(2).retracted(), patrol("p")))
        .extracting(EffortChange::looks)
        .containsExactly(-1);
    assertThat(changes(report("p").revision(2), patrol("p")))
        .extracting(EffortChange::looks)
        .containsExactly(-1);
  }

  @Test
  void whatIsNotAboutEffortOrChangesNothingIsNoLook() {
    assertThat(changes(sensor("s"), null)).isEmpty();
    assertThat(changes(ObservationBuilder.vehicle("v"), null)).isEmpty();
    assertThat(EffortLooks.of(new IngestedObservation(located(patrol("p")), false, null), GRID))
        .isEmpty();
  }

  private static ObservationBuilder patrol(String id) {
    return report(id).event(EventCode.PATROL).time(day(0));
  }

  private static List<EffortChange> changes(
      ObservationBuilder observation, ObservationBuilder replaced) {
    return EffortLooks.of(
        new IngestedObservation(
            located(observation), true, replaced == null ? null : located(replaced)),
        GRID);
  }

  private static LocatedObservation located(ObservationBuilder observation) {
    return new LocatedObservation(observation.build(), TOWN, null);
  }
}
