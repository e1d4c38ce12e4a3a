package org.bluewatch.jobs.delivery;

import java.io.Serializable;

/**
 * Whose results are delivered.
 *
 * @param id the {@code run} column of every row
 * @param area name of the area of operations
 * @param exercise true for a recorded feed or a replay
 */
public record Run(String id, String area, boolean exercise) implements Serializable {}
