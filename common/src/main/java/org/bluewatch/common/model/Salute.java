package org.bluewatch.common.model;

/**
 * What a page says besides place and time, after the report format SALUTE: size, activity, unit,
 * equipment. Groups and counts only, never persons; a component that is not known is null.
 *
 * @param size how many, in words, for example {@code 40 persons, 3 vehicles}
 * @param activity what was seen, for example {@code 3 ambush, 1 gunfire}
 * @param unit which party, or null where it is not known
 * @param equipment weapons or vehicles, or null
 * @param killed persons killed, at least 0, or null where nothing is said
 * @param injured persons injured, at least 0, or null where nothing is said
 */
public record Salute(
    String size, String activity, String unit, String equipment, Integer killed, Integer injured) {}
