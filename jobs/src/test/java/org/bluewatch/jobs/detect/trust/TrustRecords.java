package org.bluewatch.jobs.detect.trust;

import java.util.List;

/** Records of this package that travel or live in state, full and with gaps. */
public final class TrustRecords {
  private TrustRecords() {}

  public static List<Record> all() {
    var motion = new Motion(1, 4.5, 22.5, 1e-5, -1e-5, 10, 7);
    var displacement = new Displacement("V1", true, 2, 1, 4.5, 22.5, 9_000, "f1");
    return List.of(
        motion,
        new ReceiverTrack(motion, null, 0, 0),
        new ReceiverTrack(motion, motion, 5, 6),
        displacement,
        new JammingEpisode("PJ-1", 1, 2, 3, 4, 4.5, 22.5, 5_000),
        new JammedReceiver("PJ-1", displacement, true),
        new JammingReport(
            "PJ-1", true, 2, 1, 4.5, 22.5, 5_000, 1, List.of("V1"), 9_000, List.of("f1"), "jump"));
  }
}
