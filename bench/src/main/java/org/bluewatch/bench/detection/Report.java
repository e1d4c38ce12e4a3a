package org.bluewatch.bench.detection;

import org.bluewatch.common.model.EventCode;
import org.bluewatch.jobs.detect.hotspot.ViolenceEvent;

/**
 * An event as it is reported.
 *
 * @param event with the cell of the reported position
 * @param lat reported latitude in degrees
 * @param lon reported longitude in degrees
 * @param trueCell number of the cell it happened in
 */
record Report(ViolenceEvent event, double lat, double lon, int trueCell) {
  static final EventCode CODE = EventCode.GUNFIRE;
}
