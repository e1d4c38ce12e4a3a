package org.bluewatch.common.model;

/**
 * One named value in the {@code why} of an alert.
 *
 * @param name the field's name, for example {@code observed}
 * @param json its value as JSON text
 */
public record Fact(String name, String json) {}
