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

  /** The order within one millisecond: events in theirs, then looks. */
  public static OrderedStreams.Order<HotspotInput> order() {
    OrderedStreams.Order<ViolenceChange> ofViolence = ViolenceChange.order();
    return (a, b) -> {
      if (a.violence == null && b.violence == null) {
        return compare(a.effort, b.effort);
      }
      return a.violence == null || b.violence == null
          ? Boolean.compare(a.violence == null, b.violence == null)
          : ofViolence.compare(a.violence, b.violence);
    };
  }

  /** Sums of looks stop at 0, so that their order counts. */
  private static int compare(EffortChange a, EffortChange b) {
    int byStream = a.stream().compareTo(b.stream());
    if (byStream != 0) {
      return byStream;
    }
    int byCell = Long.compare(a.cell(), b.cell());
    int byPane = byCell != 0 ? byCell : Long.compare(a.paneMs(), b.paneMs());
    return byPane != 0 ? byPane : Integer.compare(a.looks(), b.looks());
  }
}
