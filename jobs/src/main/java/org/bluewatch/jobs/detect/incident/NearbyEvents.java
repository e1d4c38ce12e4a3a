package org.bluewatch.jobs.detect.incident;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.geo.EarthCubes;

/**
 * Finds the incidents that have a member near a report, by cube of space, incident, part of the
 * cube and time. An incident is found at its first member that is near, and parts that are too far
 * are passed over, so that a burst costs each report about the same however many there are.
 */
final class NearbyEvents {
  /** More than what separates a distance along the ground from its approximation. */
  private static final double MARGIN = 1.01;

  /** Parts of a cube along an edge: what lies in one of them is as good as one place. */
  private static final int PARTS = 8;

  private final Nearness nearness;
  private final EarthCubes cubes;
  private final EarthCubes parts;

  /** By cube; then by incident; then by a part of the cube. */
  private final Map<Long, TreeMap<TrackedIncident, TreeMap<Long, Neighbourhood>>> byCube =
      new HashMap<>();

  NearbyEvents(Nearness nearness, double withinM) {
    this.nearness = nearness;
    this.cubes = new EarthCubes(withinM * MARGIN);
    this.parts = new EarthCubes(withinM / PARTS);
  }

  /** Adds a member of an incident; one that is near nothing is left out. */
  void add(TrackedIncident incident, IncidentEvent event) {
    if (nearness.isExact(event)) {
      byCube
          .computeIfAbsent(cubeOf(event), unused -> new TreeMap<>())
          .computeIfAbsent(incident, unused -> new TreeMap<>())
          .computeIfAbsent(partOf(event), unused -> new Neighbourhood())
          .add(event);
    }
  }

  void remove(TrackedIncident incident, IncidentEvent event) {
    var byIncident = byCube.get(cubeOf(event));
    var byPart = byIncident == null ? null : byIncident.get(incident);
    Neighbourhood part = byPart == null ? null : byPart.get(partOf(event));
    if (part == null) {
      return;
    }
    part.remove(event);
    if (part.isEmpty()) {
      byPart.remove(partOf(event));
    }
    if (byPart.isEmpty()) {
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

  private boolean anyNear(TreeMap<Long, Neighbourhood> parts, IncidentEvent event) {
    return parts.values().stream().anyMatch(part -> part.isNear(event, nearness));
  }

  private long cubeOf(IncidentEvent event) {
    return cubes.cubeOf(event.lat(), event.lon());
  }

  private long partOf(IncidentEvent event) {
    return parts.cubeOf(event.lat(), event.lon());
  }
}
