package org.bluewatch.jobs.detect.logistics;

import java.util.List;
import org.bluewatch.common.model.RouteCondition;

/**
 * What was told last of a route.
 *
 * @param last the last record
 * @param hotspotIds open hotspots on it, ascending
 */
public record RouteMemory(RouteCondition last, List<String> hotspotIds) {}
