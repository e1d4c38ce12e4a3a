package org.bluewatch.bench.detection;

import java.util.List;

/**
 * What a simulated world is like. Two worlds of one seed differ in nothing but what their settings
 * differ in.
 *
 * @param name in tables
 * @param cells about so many; the disk of cells nearest in size is taken
 * @param eventsPerDay over the whole world, on average
 * @param sigma standard deviation of the logarithm of the cells' rates
 * @param smoothRings how far, in rings, rates resemble each other; 0 if each cell is by itself
 * @param diurnal amplitude of the daily rhythm, 0 to 1
 * @param dayShape shape of the gamma factor that all rates of a day have in common; 0 for none
 * @param localShape shape, at least 1, of the gamma factor of each cell and day; 0 for none
 * @param mix where reports come from
 * @param late false if all sources were as fast as sensors
 * @param inaccurate true if positions are in error and some are those of a settlement
 * @param effort true if patrols report only where and when they go and all sources tell where they
 *     looked; false if everything is seen and nobody tells
 */
record WorldSettings(
    String name,
    int cells,
    double eventsPerDay,
    double sigma,
    double smoothRings,
    double diurnal,
    double dayShape,
    double localShape,
    Mix mix,
    boolean late,
    boolean inaccurate,
    boolean effort) {

  /** The shares of all events that sensors, drones and patrols report; they add up to 1. */
  record Mix(double sensor, double drone, double patrol) {
    static final Mix SENSORS = new Mix(1, 0, 0);
    static final Mix ALL = new Mix(0.4, 0.3, 0.3);
  }

  /** The world in which the goals of power are set: Poisson counts, known at once, well placed. */
  static final WorldSettings REFERENCE =
      new WorldSettings("reference", 1_600, 250, 1, 0, 0.5, 0, 0, Mix.SENSORS, true, false, false);

  /** Neighbours resemble each other, and days are more or less violent everywhere. */
  static final WorldSettings SMOOTH =
      new WorldSettings("smooth", 1_600, 250, 1.5, 4, 0.8, 10, 0, Mix.SENSORS, true, false, false);

  /** Each cell has days of its own: twice the variance that Poisson has. */
  static final WorldSettings RESTLESS =
      new WorldSettings("restless", 1_600, 250, 1, 0, 0.3, 20, 2, Mix.SENSORS, true, false, false);

  /** Few events. */
  static final WorldSettings SPARSE =
      new WorldSettings("sparse", 1_600, 80, 0.8, 0, 0.5, 0, 0, Mix.SENSORS, true, false, false);

  /** All sources, late and inaccurate as they are; patrols go where they go. */
  static final WorldSettings FIELD =
      new WorldSettings("field", 1_600, 250, 1, 2, 0.5, 20, 4, Mix.ALL, true, true, true);

  /** The reference, but heard of from all sources, as late as they are. */
  static final WorldSettings LATE =
      new WorldSettings("late", 1_600, 250, 1, 0, 0.5, 0, 0, Mix.ALL, true, false, false);

  static final List<WorldSettings> ALL = List.of(REFERENCE, SMOOTH, RESTLESS, SPARSE, LATE, FIELD);

  /** The same world heard of at other times. */
  WorldSettings withLate(boolean otherLate) {
    return with(name + (otherLate ? "" : ", prompt"), cells, eventsPerDay, otherLate);
  }

  WorldSettings named(String otherName) {
    return with(otherName, cells, eventsPerDay, late);
  }

  /** A world as violent per cell, but larger or smaller. */
  WorldSettings withCells(int otherCells) {
    return with(name, otherCells, eventsPerDay * otherCells / cells, late);
  }

  /** The same cells with more or fewer events in all. */
  WorldSettings withEventsPerDay(double otherPerDay) {
    return with(name, cells, otherPerDay, late);
  }

  private WorldSettings with(
      String otherName, int otherCells, double otherPerDay, boolean otherLate) {
    return new WorldSettings(
        otherName,
        otherCells,
        otherPerDay,
        sigma,
        smoothRings,
        diurnal,
        dayShape,
        localShape,
        mix,
        otherLate,
        inaccurate,
        effort);
  }
}
