package org.bluewatch.bench.detection;

import java.util.List;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.jobs.detect.hotspot.EffortChange;
import org.bluewatch.jobs.detect.hotspot.ViolenceEvent;

/** A detector under test. It is told of everything in the order in which it becomes known. */
interface Alarm {
  /** In tables. */
  String name();

  /** An event that counts from now on. */
  void learn(ViolenceEvent event);

  /** Somebody looked. */
  void looked(EffortChange effort);

  /**
   * The hotspots that opened, changed or ended.
   *
   * @param nowMs knowledge time, milliseconds since 1970 UTC; each time later than before
   */
  List<Hotspot> evaluate(long nowMs);

  /** Another one that knows the same and goes on by itself. */
  Alarm fork();
}
