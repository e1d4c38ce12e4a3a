package org.bluewatch.jobs.detect.hotspot;

import org.bluewatch.common.model.Hotspot;

/**
 * A revision of a hotspot with what an alert about it needs besides.
 *
 * @param threshold at which hotspots open at this time
 */
public record HotspotReport(Hotspot hotspot, Evidence evidence, AlarmThreshold threshold) {}
