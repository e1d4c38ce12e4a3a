package org.bluewatch.jobs.detect.hotspot;

import org.bluewatch.jobs.order.OrderedStreams;

/**
 * What the detector is told: exactly one of the two is not null.
 *
 * @param violence an event that counts from now on, or no longer
 * @param effort looks at a cell
 */
public record HotspotInput(ViolenceChange violence, EffortChange effort) {
  public static HotspotInput of(ViolenceChange violence) {
    return new HotspotInput(violence, null);
  }

  public static HotspotInput of(EffortChange effort) {
    return new HotspotInput(null, effort);
  }

  /** The order within one millisecond: events in theirs; looks, which are only added up, in any. */
  public static OrderedStreams.Order<HotspotInput> order() {
    OrderedStreams.Order<ViolenceChange> ofViolence = ViolenceChange.order();
    return (a, b) -> {
      if (a.violence == null || b.violence == null) {
        return Boolean.compare(a.violence == null, b.violence == null);
      }
      return ofViolence.compare(a.violence, b.violence);
    };
  }
}
