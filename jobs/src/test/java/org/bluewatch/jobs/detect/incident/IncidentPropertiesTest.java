package org.bluewatch.jobs.detect.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.incident.Reports.HOUR_MS;
import static org.bluewatch.jobs.detect.incident.Reports.NOON_MS;
import static org.bluewatch.jobs.detect.incident.Reports.patrol;
import static org.bluewatch.jobs.detect.incident.Reports.sensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.bluewatch.common.model.Incident;
import org.bluewatch.common.model.Incident.Status;
import org.bluewatch.jobs.config.IncidentSettings;

/** Whatever the order in which reports become known: in the end the same incidents stand. */
class IncidentPropertiesTest {

  /** A report, but for when it becomes known. */
  record Happening(
      double north, double minute, long lasting, double errorM, int source, boolean patrolled) {

    IncidentEvent event(int number, long receivedMs) {
      Reports report = patrolled ? patrol("r" + number).killed(number % 7) : sensor("s" + number);
      return report
          .by("X" + source)
          .north(north)
          .minute(minute)
          .lasting(lasting)
          .accuracyM(errorM)
          .received(receivedMs)
          .event();
    }
  }

  @Provide
  Arbitrary<Happening> happenings() {
    return Combinators.combine(
            Arbitraries.doubles().between(-12_000, 12_000).ofScale(0),
            Arbitraries.doubles().between(-600, 0).ofScale(1),
            Arbitraries.of(0L, 0L, 0L, 20L, 90L, 400L),
            Arbitraries.of(20.0, 60.0, 500.0, 1500.0, 5000.0),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(true, false))
        .as(Happening::new);
  }

  @Property(tries = 300)
  void theOrderOfKnowledgeDoesNotChangeWhichReportsAreOneIncident(
      @ForAll @Size(max = 60) List<@From("happenings") Happening> happenings, @ForAll long seed) {
    List<IncidentEvent> events = events(happenings);
    var shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));

    Set<String> inOrder = contents(known(events));
    assertThat(contents(known(shuffled))).isEqualTo(inOrder);
    assertThat(inOrder).hasSameSizeAs(connected(events));
    assertThat(evidence(known(shuffled))).isEqualTo(connected(events));
  }

  @Property(tries = 150)
  void takingReportsBackLeavesTheOthersTogether(
      @ForAll @Size(min = 2, max = 40) List<@From("happenings") Happening> happenings) {
    List<IncidentEvent> events = events(happenings);
    var fusion = new IncidentFusion("Test", IncidentSettings.DEFAULTS);
    var told = new ArrayList<IncidentReport>();
    long nowMs = know(fusion, told, events) + HOUR_MS; // by then all that changed little is told
    pass(fusion, told, nowMs);
    Set<Set<String>> before = evidence(told);

    Set<String> takenBack = new TreeSet<>();
    for (IncidentEvent event : events) {
      if (event.evidenceId().startsWith("r")) {
        takenBack.add(event.evidenceId());
        fusion.on(new IncidentChange(2, event, null), ++nowMs);
        pass(fusion, told, nowMs);
      }
    }
    pass(fusion, told, nowMs + HOUR_MS);

    Set<Set<String>> left =
        before.stream()
            .map(
                ids ->
                    ids.stream()
                        .filter(id -> !takenBack.contains(id))
                        .collect(Collectors.toCollection(TreeSet::new)))
            .filter(ids -> !ids.isEmpty())
            .collect(Collectors.toSet());
    assertThat(evidence(told)).isEqualTo(left);
  }

  @Property(tries = 150)
  void revisionsCountAndNothingIsToldTwiceInAMillisecond(
      @ForAll @Size(max = 60) List<@From("happenings") Happening> happenings, @ForAll long seed) {
    List<IncidentEvent> events = events(happenings);
    Collections.shuffle(events, new Random(seed));

    var last = new HashMap<String, Incident>();
    for (IncidentReport report : known(events)) {
      Incident incident = report.incident();
      Incident before = last.put(incident.incidentId(), incident);
      assertThat(incident.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
      assertThat(before == null || before.status() != Status.WITHDRAWN).isTrue();
      assertThat(before == null || before.knownMs() < incident.knownMs()).isTrue();
      assertThat(report.newestReceivedMs()).isLessThanOrEqualTo(incident.knownMs());
    }
  }

  private static List<IncidentEvent> events(List<Happening> happenings) {
    var events = new ArrayList<IncidentEvent>();
    for (int i = 0; i < happenings.size(); i++) {
      events.add(happenings.get(i).event(i, NOON_MS));
    }
    return events;
  }

  /** All that is told where the reports become known one after the other, a while apart. */
  private static List<IncidentReport> known(List<IncidentEvent> events) {
    var fusion = new IncidentFusion("Test", IncidentSettings.DEFAULTS);
    var told = new ArrayList<IncidentReport>();
    pass(fusion, told, know(fusion, told, events) + HOUR_MS);
    return told;
  }

  private static long know(
      IncidentFusion fusion, List<IncidentReport> told, List<IncidentEvent> events) {
    // The last becomes known a day later, and all can still join.
    long stepMs = 24 * HOUR_MS / Math.max(1, events.size());
    long nowMs = NOON_MS + 8 * HOUR_MS;
    for (IncidentEvent event : events) {
      nowMs += stepMs;
      pass(fusion, told, nowMs - 1);
      fusion.on(new IncidentChange(1, null, event), nowMs);
      pass(fusion, told, nowMs);
    }
    return nowMs;
  }

  private static void pass(IncidentFusion fusion, List<IncidentReport> told, long nowMs) {
    while (fusion.nextMs() <= nowMs) {
      told.addAll(fusion.take(fusion.nextMs()));
    }
  }

  private static Map<String, IncidentReport> standing(List<IncidentReport> told) {
    var standing = new HashMap<String, IncidentReport>();
    for (IncidentReport report : told) {
      String id = report.incident().incidentId();
      standing.put(id, report);
      if (report.incident().status() == Status.WITHDRAWN) {
        standing.remove(id);
      }
    }
    return standing;
  }

  private static Set<Set<String>> evidence(List<IncidentReport> told) {
    return standing(told).values().stream()
        .map(report -> new TreeSet<>(report.incident().evidence()))
        .collect(Collectors.toSet());
  }

  /** All that is said of each incident but what depends on when it became known. */
  private static Set<String> contents(List<IncidentReport> told) {
    return standing(told).values().stream()
        .map(
            report -> {
              Incident i = report.incident();
              return List.of(
                      i.evidence(),
                      i.fromMs(),
                      i.toMs(),
                      i.lat(),
                      i.lon(),
                      String.valueOf(i.accuracyM()),
                      i.events(),
                      i.independentSources(),
                      i.party(),
                      String.valueOf(report.killed()))
                  .toString();
            })
        .collect(Collectors.toSet());
  }

  /** What pairs of near reports connect, found by looking at every pair. */
  private static Set<Set<String>> connected(List<IncidentEvent> events) {
    var nearness = new Nearness(IncidentSettings.DEFAULTS);
    var groups = new ArrayList<Set<IncidentEvent>>();
    for (IncidentEvent event : events) {
      Set<IncidentEvent> merged = new HashSet<>(Set.of(event));
      groups.removeIf(
          group -> {
            boolean near = group.stream().anyMatch(other -> nearness.near(other, event));
            if (near) {
              merged.addAll(group);
            }
            return near;
          });
      groups.add(merged);
    }
    return groups.stream()
        .map(
            group ->
                group.stream()
                    .map(IncidentEvent::evidenceId)
                    .collect(Collectors.toCollection(TreeSet::new)))
        .collect(Collectors.toSet());
  }
}
