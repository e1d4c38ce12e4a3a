package org.bluewatch.jobs.detect.hotspot;

import java.util.List;
import org.bluewatch.common.model.Hotspot;

/**
 * A hotspot that is open, as it was last told.
 *
 * @param last the last revision
 * @param evidenceKeys keys of the events behind it
 * @param flaggedMs last evaluation at which it still stood out
 * @param lastingMs how long it stays open without standing out
 */
public record TrackedHotspot(
    Hotspot last, List<String> evidenceKeys, long flaggedMs, long lastingMs) {}
