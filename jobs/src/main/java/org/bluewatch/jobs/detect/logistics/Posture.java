package org.bluewatch.jobs.detect.logistics;

import org.bluewatch.common.model.Convoy;

/**
 * What holds for a convoy at a moment of knowledge.
 *
 * @param status the one that is told
 */
record Posture(
    Convoy.Status status, boolean silent, boolean offRoute, boolean halted, boolean overdue) {}
