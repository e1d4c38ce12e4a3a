package org.bluewatch.common.model;

/**
 * What only a sensor says.
 *
 * @param sensorType acoustic, camera, seismic, radar, gauge, satellite, counter ...
 * @param confidence 0 to 1, or null
 * @param battery charge 0 to 1, or null
 * @param attributes further attributes as compact JSON, or null
 */
public record SensorDetail(
    String sensorType, Double confidence, Double battery, String attributes) {}
