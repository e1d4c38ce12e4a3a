package org.bluewatch.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.source.StreamFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaLoaderTest {
  private static final String SQUARE =
      "{\"type\":\"Polygon\",\"coordinates\":[[[20,2],[28,2],[28,9],[20,9],[20,2]]]}";

  @TempDir Path dir;
  private AreaFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new AreaFolder(dir);
  }

  @Test
  void twoFilesMakeAnArea() throws AreaProblems {
    Area area = load();

    assertThat(area.settings()).isEqualTo(AreaSettings.defaults("Test", 6));
    assertThat(area.boundary()).isEqualTo(SQUARE);
    assertThat(area.reference()).isEmpty();
    assertThat(area.streams()).isEmpty();
    assertThat(area.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":%s}",
        "{\"type\":\"FeatureCollection\",\"features\":"
            + "[{\"type\":\"Feature\",\"properties\":{},\"geometry\":%s}]}",
        "\uFEFF%s",
      })
  void theBoundaryMayStandAloneOrInAFeature(String form) throws AreaProblems {
    folder.with("boundary.geojson", form.formatted(SQUARE));

    assertThat(load().boundary()).isEqualTo(SQUARE);
  }

  @Test
  void proceduresSuggestAStepByKind() throws AreaProblems {
    folder.with("procedures.yaml", "hotspot: Call the sector.\n");

    assertThat(load().procedures()).containsExactly(entry("hotspot", "Call the sector."));
  }

  @Test
  void everythingIsReferenceUnderItsKindAndId() throws AreaProblems {
    // Given
    folder.full();

    // When
    Area area = load();

    // Then
    assertThat(area.warnings()).isEmpty();
    assertThat(area.reference())
        .containsOnlyKeys(
            "convoy/C3",
            "roster/default",
            "roster/north",
            "route/R1",
            "sensor/A5",
            "site/S1",
            "site/S2",
            "zone/clinic",
            "zone/north");
    assertThat(area.reference())
        .contains(
            entry(
                "zone/north",
                "{\"type\":\"Feature\",\"properties\":{\"zoneId\":\"north\","
                    + "\"name\":\"Sector North\",\"kind\":\"sector\",\"staff\":120},"
                    + "\"geometry\":{\"type\":\"Polygon\","
                    + "\"coordinates\":[[[20,5],[28,5],[28,9],[20,9],[20,5]]]}}"),
            entry(
                "roster/north",
                "{\"tiers\":[{\"contacts\":[\"mail:duty-sector-north\"],"
                    + "\"acknowledgeWithin\":{\"P1\":\"2m\",\"P2\":\"15m\",\"P3\":\"12h\"}}]}"));
  }

  @Test
  void theFirstVersionsAreInForceFromTheInstantGiven() throws AreaProblems {
    folder.full();

    assertThat(load().initialReference(1_700_000_000_000L))
        .hasSize(9)
        .isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()))
        .allMatch(update -> update.receivedMs() == 1_700_000_000_000L)
        .extracting(ReferenceUpdate::kind)
        .containsOnly("zone", "route", "site", "sensor", "convoy", "roster");
  }

  @Test
  void listsTheRecordedStreams() throws AreaProblems {
    folder.full();

    assertThat(load().streams())
        .containsExactly(
            new StreamFile(
                RawStream.PATROL_REPORTS,
                dir.resolve("streams/patrol-reports.jsonl").toString(),
                "patrol-reports.jsonl",
                3),
            new StreamFile(
                RawStream.SENSOR_OBSERVATIONS,
                dir.resolve("streams/sensor-observations.jsonl.gz").toString(),
                "sensor-observations.jsonl.gz",
                0));
  }

  @Test
  void warnsOfWhatIsOddButHarmless() throws AreaProblems {
    // Given a sensor outside, a stream nobody knows and a misspelt layer
    folder
        .with("sensors.geojson", AreaFolder.SENSORS.replace("[21.5, 5.5]", "[1, 5.5]"))
        .with("streams/patrols.jsonl", "")
        .with("zone.geojson", "");

    // When
    Area area = load();

    // Then
    assertThat(area.warnings())
        .extracting(Problem::toString)
        .containsExactly(
            dir + "/sensors.geojson:2: features[0]: lies outside the boundary",
            dir + "/streams/patrols.jsonl:1: is not read: the name is not that of a raw stream",
            dir + "/zone.geojson:1: is not read: no such layer");
    assertThat(area.reference()).containsOnlyKeys("sensor/A5");
  }

  @Test
  void anAreaTravelsWithTheOperators() throws Exception {
    folder.full();
    Area area = load();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(area);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(area);
    }
  }

  private Area load() throws AreaProblems {
    return AreaLoader.load(dir, Optional.empty());
  }
}
