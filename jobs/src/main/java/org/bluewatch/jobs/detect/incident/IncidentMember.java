package org.bluewatch.jobs.detect.incident;

/** A report and the incident it is part of, as it is kept in state. */
public record IncidentMember(String incidentId, IncidentEvent event) {}
