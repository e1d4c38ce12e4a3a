package org.bluewatch.jobs.alert;

import java.io.Serializable;

/**
 * Which run speaks.
 *
 * @param run name of the run, for example {@code live}
 * @param exercise true for a recorded feed or a replay: nobody is paged
 */
public record RunInfo(String run, boolean exercise) implements Serializable {}
