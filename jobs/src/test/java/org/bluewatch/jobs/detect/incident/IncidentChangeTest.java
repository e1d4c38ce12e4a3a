package org.bluewatch.jobs.detect.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.ingest.ObservationBuilder.drone;
import static org.bluewatch.jobs.ingest.ObservationBuilder.report;
import static org.bluewatch.jobs.ingest.ObservationBuilder.sensor;

import java.util.Optional;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.jobs.ingest.ObservationBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentChangeTest {
  private static final long CELL = 600_000_000_000_000_000L;

  @ParameterizedTest
  @EnumSource(EventCode.class)
  void onlyViolenceMakesIncidents(EventCode code) {
    assertThat(change(sensor("s").event(code)).isPresent())
        .isEqualTo(code.category() == EventCode.Category.VIOLENCE);
  }

  @Test
  void whatIsNeededOfAReportIsTaken() {
    var change =
        change(
                report("r")
                    .source("P7")
                    .time(1_000)
                    .timeEnd(5_000)
                    .received(9_000)
                    .at(4.25, 22.75)
                    .accuracyM(80.0)
                    .event(EventCode.AMBUSH)
                    .severity(4)
                    .grade("A", null))
            .orElseThrow();

    IncidentEvent event = change.after();
    assertThat(change.before()).isNull();
    assertThat(event.key()).isEqualTo("patrol-reports/r");
    assertThat(event.sourceKey()).isEqualTo("patrol-reports/P7");
    assertThat(event.cell()).isEqualTo(CELL);
    assertThat(event.timeEndMs()).isEqualTo(5_000);
    assertThat(event.receivedMs()).isEqualTo(9_000);
    assertThat(event.lat()).isEqualTo(4.25);
    assertThat(event.accuracyM()).isEqualTo(80);
    assertThat(event.severity()).isEqualTo(4);
    assertThat(event.grade()).isEqualTo("A6");
    assertThat(event.satellite()).isFalse();
  }

  @Test
  void satellitesAreKnownAsSuch() {
    assertThat(change(sensor("s").sensorType("satellite")).orElseThrow().after().satellite())
        .isTrue();
    assertThat(change(drone("d")).orElseThrow().after().severity()).isNull();
  }

  @Test
  void aRevisionSaysWhatItWasBefore() {
    var before = report("r").time(1).event(EventCode.CLASH);
    var revised = change(before, report("r").revision(2).time(1).event(EventCode.AMBUSH));
    var takenBack = change(before, report("r").revision(2).time(1).retracted());
    var noViolence = change(before, report("r").revision(2).time(1).event(EventCode.CROWD));
    var violence =
        change(
            report("r").time(1).event(EventCode.CROWD),
            report("r").revision(2).time(1).event(EventCode.CLASH));

    assertThat(revised.orElseThrow().before().event()).isEqualTo(EventCode.CLASH);
    assertThat(revised.orElseThrow().after().event()).isEqualTo(EventCode.AMBUSH);
    assertThat(takenBack.orElseThrow().after()).isNull();
    assertThat(noViolence.orElseThrow().after()).isNull();
    assertThat(violence.orElseThrow().before()).isNull();
  }

  @Test
  void whatChangesNothingIsNothing() {
    var ignored = new IngestedObservation(located(report("r").time(1)), false, null);

    assertThat(IncidentChange.of(ignored)).isEmpty();
  }

  private static Optional<IncidentChange> change(ObservationBuilder observation) {
    return IncidentChange.of(new IngestedObservation(located(observation), true, null));
  }

  private static Optional<IncidentChange> change(
      ObservationBuilder before, ObservationBuilder now) {
    return IncidentChange.of(new IngestedObservation(located(now), true, located(before)));
  }

  private static LocatedObservation located(ObservationBuilder observation) {
    return new LocatedObservation(observation.build(), CELL, null);
  }
}
