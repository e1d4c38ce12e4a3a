package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.ingest.ObservationBuilder.report;
import static org.bluewatch.jobs.ingest.ObservationBuilder.sensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.jobs.ingest.ObservationBuilder;
import org.junit.jupiter.api.Test;

class ViolenceChangeTest {
  private static final Set<EventCode> EVENTS = EnumSet.of(EventCode.GUNFIRE, EventCode.AMBUSH);

  @Test
  void anEventLookedForCounts() {
    assertThat(changes(sensor("s1"), true, null))
        .singleElement()
        .matches(change -> change.added() && change.event().key().equals("sensor-observations/s1"));
  }

  @Test
  void whatIsNotLookedForOrChangesNothingDoesNotCount() {
    assertThat(changes(sensor("s1").event(EventCode.CROWD), true, null)).isEmpty();
    assertThat(changes(ObservationBuilder.vehicle("v1"), true, null)).isEmpty();
    assertThat(changes(report("r1"), false, null)).isEmpty();
  }

  @Test
  void aRevisionTakesBackTheEarlierOneAndCountsInstead() {
    assertThat(changes(report("r1").revision(2), true, report("r1")))
        .extracting(ViolenceChange::added)
        .containsExactly(false, true);
    assertThat(changes(report("r1").revision(2).event(EventCode.CROWD), true, report("r1")))
        .extracting(ViolenceChange::added)
        .containsExactly(false);
    assertThat(changes(report("r1").revision(2), true, report("r1").event(EventCode.CROWD)))
        .extracting(ViolenceChange::added)
        .containsExactly(true);
    assertThat(changes(report("r1").revision(2).retracted(), true, report("r1")))
        .extracting(ViolenceChange::added)
        .containsExactly(false);
  }

  @Test
  void anEventCountsAtTheMiddleOfItsSpan() {
    var event = changes(report("r1").time(1_000).timeEnd(3_000L), true, null).get(0).event();

    assertThat(event.timeMs()).isEqualTo(2_000);
    assertThat(event.spanMs()).isEqualTo(2_000);
  }

  @Test
  void whatIsNotSaidIsOrdinary() {
    var event =
        changes(report("r1").severity(null).grade(null, null).accuracyM(null), true, null)
            .get(0)
            .event();

    assertThat(event.severity()).isEqualTo(3);
    assertThat(event.grade()).isNull();
    assertThat(event.accuracyM()).isZero();
    assertThat(changes(report("r1").grade("B", null), true, null).get(0).event().grade())
        .isEqualTo("B6");
    assertThat(changes(report("r1").grade(null, 2), true, null).get(0).event().grade())
        .isEqualTo("F2");
  }

  @Test
  void onlySatellitesAreSatellites() {
    assertThat(changes(sensor("s1").sensorType("satellite"), true, null).get(0).event().satellite())
        .isTrue();
    assertThat(changes(sensor("s1"), true, null).get(0).event().satellite()).isFalse();
    assertThat(changes(report("r1"), true, null).get(0).event().satellite()).isFalse();
  }

  @Test
  void revisionsOfOneMillisecondEndWithTheLastWhateverTheirArrival() {
    List<ViolenceChange> retracted = new ArrayList<>();
    retracted.addAll(changes(report("r1"), true, null));
    retracted.addAll(changes(report("r1").revision(2).retracted(), true, report("r1")));
    assertThat(standing(retracted)).isEmpty();

    List<ViolenceChange> revised = new ArrayList<>();
    revised.addAll(changes(report("r1"), true, null));
    revised.addAll(changes(report("r1").revision(2).time(7), true, report("r1")));
    assertThat(standing(revised)).containsExactly("patrol-reports/r1 at 7");
  }

  private static List<String> standing(List<ViolenceChange> changes) {
    Collections.reverse(changes);
    changes.sort(ViolenceChange.order());
    Map<String, Long> standing = new TreeMap<>();
    for (ViolenceChange change : changes) {
      if (change.added()) {
        standing.put(change.event().key(), change.event().timeMs());
      } else {
        standing.remove(change.event().key());
      }
    }
    return standing.entrySet().stream()
        .map(each -> each.getKey() + " at " + each.getValue())
        .toList();
  }

  private static List<ViolenceChange> changes(
      ObservationBuilder observation, boolean effective, ObservationBuilder replaced) {
    return ViolenceChange.of(
        new IngestedObservation(
            located(observation), effective, replaced == null ? null : located(replaced)),
        EVENTS);
  }

  private static LocatedObservation located(ObservationBuilder observation) {
    return new LocatedObservation(observation.build(), 1, null);
  }
}
