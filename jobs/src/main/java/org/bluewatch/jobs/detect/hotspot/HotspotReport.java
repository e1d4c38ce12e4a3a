package org.bluewatch.jobs.detect.hotspot;

import org.bluewatch.common.model.Hotspot;

/**
 * A revision of a hotspot with what an alert about it needs besides.
 *
 * @param threshold the p-value below which a single test opens a hotspot
 */
public record HotspotReport(Hotspot hotspot, Evidence evidence, double threshold) {}
