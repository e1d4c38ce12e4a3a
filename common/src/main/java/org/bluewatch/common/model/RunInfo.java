package org.bluewatch.common.model;

import java.io.Serializable;

/**
 * Which run speaks.
 *
 * @param run name of the run, for example {@code live}
 * @param area name of the area of operations
 * @param exercise true for a recorded feed or a replay: nobody is paged
 */
public record RunInfo(String run, String area, boolean exercise) implements Serializable {}
