package org.bluewatch.jobs.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The maps that dashboards draw on. */
class MapFilesTest {
  private static final Path SHIPPED = Path.of("../deploy/areas/central-africa");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  /** After a change of the area: {@code ./bluewatch maps}, as grafana/README.md says. */
  @Test
  void theMapsThatAreKeptAreThoseOfTheShippedArea() throws Exception {
    // Given
    Path kept = DashboardFile.GRAFANA.resolve("maps");
    String attribution =
        JSON.readTree(kept.resolve(MapFiles.BASE).toFile()).get("attribution").asText();
    Path provinces = SHIPPED.resolve("source/natural-earth/admin1-caf-ssd.geojson");

    // When
    MapFiles.write(shipped(), provinces, attribution, folder);

    // Then
    for (String file : new String[] {MapFiles.BASE, MapFiles.CELLS, MapFiles.ROUTES}) {
      assertThat(folder.resolve(file)).as(file).hasSameTextualContentAs(kept.resolve(file));
    }
    assertThat(attribution).contains("Natural Earth", "OpenStreetMap", "ODbL", "Flee");
  }

  @Test
  void eachCellAndEachRouteIsFoundByItsId() throws Exception {
    Area area = shipped();
    MapFiles.write(area, null, null, folder);

    Set<String> cells = ids(MapFiles.CELLS);
    var grid = new CellGrid(area.settings().cellResolution());
    assertThat(cells).contains(CellGrid.toText(grid.cellOf(4.36, 18.55)));
    assertThat(ids(MapFiles.ROUTES))
        .isEqualTo(
            area.reference().keySet().stream()
                .filter(key -> key.startsWith("route/"))
                .map(key -> key.substring("route/".length()))
                .collect(Collectors.toSet()));
  }

  private Set<String> ids(String file) throws Exception {
    JsonNode features = JSON.readTree(Files.readString(folder.resolve(file))).get("features");
    return DashboardFile.elements(features)
        .map(feature -> feature.get("id").asText())
        .collect(Collectors.toSet());
  }

  private static Area shipped() throws Exception {
    return AreaLoader.load(SHIPPED, Optional.empty());
  }
}
