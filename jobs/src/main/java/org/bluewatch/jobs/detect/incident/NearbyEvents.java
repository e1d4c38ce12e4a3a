package org.bluewatch.jobs.detect.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.geo.EarthCubes;

/**
 * Finds the incidents that have a member near a report, by cube of space, incident and time. An
 * incident is found at its first member that is near, so that a burst at one place costs each
 * report about the same however many there are.
 */
final class NearbyEvents {
  /** More than what separates a distance along the ground from its approximation. */
  private static final double MARGIN = 1.01;

  private final Nearness nearness;
  private final EarthCubes cubes;

  /** By cube; then by incident; then by the beginning of the event. */
  private final Map<Long, TreeMap<TrackedIncident, TreeMap<Long, List<IncidentEvent>>>> byCube =
      new HashMap<>();

  NearbyEvents(Nearness nearness, double withinM) {
    this.nearness = nearness;
    this.cubes = new EarthCubes(withinM * MARGIN);
  }

  /** Adds a member of an incident; one that is near nothing is left out. */
  void add(TrackedIncident incident, IncidentEvent event) {
    if (nearness.isExact(event)) {
      byCube
          .computeIfAbsent(cubeOf(event), unused -> new TreeMap<>())
          .computeIfAbsent(incident, unused -> new TreeMap<>())
          .computeIfAbsent(event.timeMs(), unused -> new ArrayList<>(1))
          .add(event);
    }
  }

  void remove(TrackedIncident incident, IncidentEvent event) {
    var byIncident = byCube.get(cubeOf(event));
    var byTime = byIncident == null ? null : byIncident.get(incident);
    List<IncidentEvent> events = byTime == null ? null : byTime.get(event.timeMs());
    if (events == null) {
      return;
    }
    events.remove(event);
    if (events.isEmpty()) {
      byTime.remove(event.timeMs());
    }
    if (byTime.isEmpty()) {
      byIncident.remove(incident);
    }
    if (byIncident.isEmpty()) {
      byCube.remove(cubeOf(event));
    }
  }

  /** The incidents with a member near a report, the one first known first. */
  SortedSet<TrackedIncident> near(IncidentEvent event) {
    var found = new TreeSet<TrackedIncident>();
    if (!nearness.isExact(event)) {
      return found;
    }
    for (long cube : EarthCubes.around(cubeOf(event))) {
      for (var entry : byCube.getOrDefault(cube, new TreeMap<>()).entrySet()) {
        if (!found.contains(entry.getKey()) && anyNear(entry.getValue(), event)) {
          found.add(entry.getKey());
        }
      }
    }
    return found;
  }

  private boolean anyNear(TreeMap<Long, List<IncidentEvent>> byTime, IncidentEvent event) {
    var inTime =
        byTime.subMap(nearness.earliestMs(event), true, nearness.latestMs(event), true).values();
    for (List<IncidentEvent> events : inTime) {
      for (IncidentEvent other : events) {
        if (nearness.near(other, event)) {
          return true;
        }
      }
    }
    return false;
  }

  private long cubeOf(IncidentEvent event) {
    return cubes.cubeOf(event.lat(), event.lon());
  }
}
