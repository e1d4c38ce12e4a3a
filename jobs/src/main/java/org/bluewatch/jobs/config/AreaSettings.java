package org.bluewatch.jobs.config;

import java.io.Serializable;

/**
 * The content of {@code area.yaml}.
 *
 * @param name what alerts call the area, 1 to 256 characters
 * @param cellResolution H3 resolution of the cells, 0 to 15
 */
public record AreaSettings(
    String name,
    int cellResolution,
    HotspotSettings hotspot,
    LogisticsSettings logistics,
    SupplySettings supply,
    TrustSettings trust,
    IncidentSettings incident,
    SensorLossSettings sensorLoss,
    CoverageSettings coverage,
    AlertSettings alerts,
    DedupSettings dedup,
    FeedSettings feed)
    implements Serializable {

  /** The settings of an area that says no more than it must. */
  public static AreaSettings defaults(String name, int cellResolution) {
    return new AreaSettings(
        name,
        cellResolution,
        HotspotSettings.DEFAULTS,
        LogisticsSettings.DEFAULTS,
        SupplySettings.DEFAULTS,
        TrustSettings.DEFAULTS,
        IncidentSettings.DEFAULTS,
        SensorLossSettings.DEFAULTS,
        CoverageSettings.DEFAULTS,
        AlertSettings.DEFAULTS,
        DedupSettings.DEFAULTS,
        FeedSettings.DEFAULTS);
  }

  static AreaSettings read(Fields area) {
    area.require("name", "cellResolution");
    AreaSettings settings =
        new AreaSettings(
            area.text("name").orElse(""),
            area.wholeNumber("cellResolution", 0, 15).orElse(0),
            HotspotSettings.read(area.section("hotspot")),
            LogisticsSettings.read(area.section("logistics")),
            SupplySettings.read(area.section("supply")),
            TrustSettings.read(area.section("trust")),
            IncidentSettings.read(area.section("incident")),
            SensorLossSettings.read(area.section("sensorLoss")),
            CoverageSettings.read(area.section("coverage")),
            AlertSettings.read(area.section("alerts")),
            DedupSettings.read(area.section("dedup")),
            FeedSettings.read(area.section("feed")));
    area.rejectOthers();
    return settings;
  }
}
