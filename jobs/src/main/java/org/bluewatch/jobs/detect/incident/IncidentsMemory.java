package org.bluewatch.jobs.detect.incident;

import java.util.Map;

/**
 * All that {@link IncidentFusion} knows, or what of it changed: then a null value says that
 * something is gone.
 *
 * @param beganMs knowledge time of the first report there was
 * @param members by key of the report
 * @param incidents by id
 * @param openings by id of the incident
 */
record IncidentsMemory(
    long beganMs,
    Map<String, IncidentMember> members,
    Map<String, IncidentMemory> incidents,
    Map<String, Opening> openings) {}
