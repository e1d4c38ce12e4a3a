package org.bluewatch.jobs.detect.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bluewatch.common.geo.Metres;

/**
 * Members of one incident that lie close together, by the beginning of the event. Where all of them
 * are too far from a report none is looked at.
 */
final class Neighbourhood {
  private final TreeMap<Long, List<IncidentEvent>> byTime = new TreeMap<>();
  private IncidentEvent middle;

  /** No member has been farther from the middle, in metres. */
  private double radiusM;

  void add(IncidentEvent event) {
    if (byTime.isEmpty()) {
      middle = event;
      radiusM = 0;
    }
    radiusM = Math.max(radiusM, distanceM(event));
    byTime.computeIfAbsent(event.timeMs(), unused -> new ArrayList<>(1)).add(event);
  }

  void remove(IncidentEvent event) {
    List<IncidentEvent> events = byTime.get(event.timeMs());
    if (events != null && events.remove(event) && events.isEmpty()) {
      byTime.remove(event.timeMs());
    }
  }

  boolean isEmpty() {
    return byTime.isEmpty();
  }

  /** True if a member is near a report. */
  boolean isNear(IncidentEvent event, Nearness nearness) {
    return nearness.mayBeNear(distanceM(event) - radiusM) && anyNear(event, nearness);
  }

  private boolean anyNear(IncidentEvent event, Nearness nearness) {
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

  private double distanceM(IncidentEvent event) {
    return Metres.between(middle.lat(), middle.lon(), event.lat(), event.lon());
  }
}
