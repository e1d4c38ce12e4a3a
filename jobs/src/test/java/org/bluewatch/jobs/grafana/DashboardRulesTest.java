package org.bluewatch.jobs.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluewatch.jobs.metrics.ExportedNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every dashboard, as far as one can see without Grafana. */
class DashboardRulesTest {
  private static final Set<String> DATA_SOURCES =
      Set.of("bluewatch-postgres", "bluewatch-prometheus", "bluewatch-alertmanager");

  /** Panels that Grafana 9.4 has and that need no Angular. */
  private static final Set<String> TYPES =
      Set.of(
          "barchart",
          "bargauge",
          "geomap",
          "heatmap",
          "stat",
          "state-timeline",
          "table",
          "text",
          "timeseries");

  private static final Pattern DASHBOARD_LINK = Pattern.compile("^/d/([a-z-]+)");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:\\w+)?}");
  private static final Pattern CARRIED = Pattern.compile("var-(\\w+)=");

  static List<DashboardFile> dashboards() {
    return DashboardFile.all();
  }

  static Stream<DashboardFile.Panel> panels() {
    return dashboards().stream().flatMap(dashboard -> dashboard.panels().stream());
  }

  @Test
  void thereIsADashboardForEachThingTheWatchLooksAt() {
    assertThat(dashboards())
        .extracting(DashboardFile::stem)
        .contains(
            "bluewatch-situation",
            "bluewatch-hotspots",
            "bluewatch-logistics",
            "bluewatch-alerting",
            "bluewatch-pipeline");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void aDashboardIsFoundUnderItsFileNameAndNeedsNoImport(DashboardFile dashboard) {
    assertThat(dashboard.json().get("uid").asText()).isEqualTo(dashboard.stem());
    assertThat(dashboard.json().has("__inputs") || dashboard.json().has("__requires")).isFalse();
    assertThat(dashboard.json().get("schemaVersion").asInt()).isLessThanOrEqualTo(37);
    assertThat(dashboard.json().has("id")).isFalse();
    assertThat(dashboard.texts()).noneMatch(text -> text.contains("${DS_"));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void nothingComesFromTheInternet(DashboardFile dashboard) {
    assertThat(dashboard.texts()).noneMatch(text -> text.matches("(?s).*\\b(https?:)?//\\w.*"));
  }

  @ParameterizedTest
  @MethodSource("panels")
  void aPanelSaysWhatItShows(DashboardFile.Panel panel) {
    JsonNode json = panel.json();
    assertThat(json.path("title").asText()).isNotBlank();
    assertThat(json.path("description").asText()).isNotBlank();
    assertThat(TYPES).contains(panel.type());
    if (!panel.type().equals("text")) {
      assertThat(json.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
      assertThat(json.at("/fieldConfig/defaults/thresholds/steps").size()).isPositive();
      assertThat(panel.queries()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsHaveTheirOwnNumberAndPlace(DashboardFile dashboard) {
    Set<Integer> ids = new HashSet<>();
    Set<List<Integer>> taken = new HashSet<>();
    DashboardFile.elements(dashboard.json().get("panels"))
        .forEach(
            panel -> {
              assertThat(ids.add(panel.get("id").asInt())).as("id of %s", panel).isTrue();
              JsonNode at = panel.get("gridPos");
              int right = at.get("x").asInt() + at.get("w").asInt();
              assertThat(right).as(panel.path("title").asText()).isLessThanOrEqualTo(24);
              for (int x = at.get("x").asInt(); x < right; x++) {
                for (int y = at.get("y").asInt();
                    y < at.get("y").asInt() + at.get("h").asInt();
                    y++) {
                  assertThat(taken.add(List.of(x, y)))
                      .as("place of %s", panel.path("title").asText())
                      .isTrue();
                }
              }
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void dataSourcesAreTheProvisionedOnes(DashboardFile dashboard) throws Exception {
    String provisioned =
        Files.readString(DashboardFile.GRAFANA.resolve("provisioning/datasources/bluewatch.yaml"));
    Set<String> used = new TreeSet<>();
    dashboard
        .json()
        .findValues("datasource")
        .forEach(source -> used.add(source.get("uid").asText()));
    used.remove("-- Grafana --");
    assertThat(DATA_SOURCES).containsAll(used);
    assertThat(used).allMatch(uid -> provisioned.contains("uid: " + uid));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void linksLeadToDashboardsThatAreThereAndVariablesTheyHave(DashboardFile dashboard) {
    var byUid =
        dashboards().stream().collect(Collectors.toMap(DashboardFile::stem, other -> other));
    List<String> links =
        dashboard.json().findValuesAsText("url").stream().filter(url -> !url.isBlank()).toList();
    assertThat(links).isNotEmpty();
    for (String link : links) {
      Matcher target = DASHBOARD_LINK.matcher(link);
      assertThat(target.find()).as(link).isTrue();
      assertThat(byUid).as(link).containsKey(target.group(1));
      Matcher carried = CARRIED.matcher(link);
      while (carried.find()) {
        assertThat(names(byUid.get(target.group(1)))).as(link).contains(carried.group(1));
      }
    }
  }

  /** The time range goes along, except to and from the one that lives by the clock on the wall. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void everyDashboardLinksToTheOthersWithVariables(DashboardFile dashboard) {
    Set<String> others = dashboards().stream().map(DashboardFile::stem).collect(Collectors.toSet());
    others.remove(dashboard.stem());
    Set<String> linked = new HashSet<>();
    DashboardFile.elements(dashboard.json().get("links"))
        .forEach(
            link -> {
              linked.add(link.get("url").asText().replace("/d/", ""));
              assertThat(link.get("includeVars").asBoolean()).isTrue();
            });
    assertThat(linked).isEqualTo(others);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void queriesUseOnlyVariablesOfTheirDashboard(DashboardFile dashboard) {
    Set<String> names = names(dashboard);
    List<String> queries = new ArrayList<>();
    dashboard.queries().stream().map(query -> query.json().toString()).forEach(queries::add);
    dashboard.variables().forEach(variable -> queries.add(variable.path("query").asText()));
    for (String query : queries) {
      Matcher variable = VARIABLE.matcher(query);
      while (variable.find()) {
        assertThat(names).as(query).contains(variable.group(1));
      }
    }
  }

  private static Set<String> names(DashboardFile dashboard) {
    return dashboard.variables().stream()
        .map(variable -> variable.get("name").asText())
        .collect(Collectors.toSet());
  }

  /** A recorded run lives in its own years: its "now" is the knowledge time it has reached. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void noSqlAsksTheClock(DashboardFile dashboard) {
    assertThat(dashboard.queries())
        .filteredOn(query -> query.sql() != null)
        .noneMatch(
            query -> query.sql().matches("(?is).*\\b(now\\(\\)|current_timestamp|current_date).*"));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void mapsAreLocalKeepWhereTheOfficerLooksAndFilterTheirData(DashboardFile dashboard)
      throws Exception {
    for (DashboardFile.Panel panel : dashboard.panels()) {
      if (panel.type().equals("geomap")) {
        JsonNode options = panel.json().get("options");
        assertThat(options.at("/view/id").asText()).isEqualTo("coords");
        assertThat(mapFile(options.get("basemap"))).exists();
        Set<String> refIds =
            panel.queries().stream()
                .map(query -> query.json().get("refId").asText())
                .collect(Collectors.toSet());
        DashboardFile.elements(options.get("layers"))
            .forEach(
                layer -> {
                  assertThat(refIds).contains(layer.at("/filterData/options").asText());
                  if (layer.get("type").asText().equals("dynamic-geojson")) {
                    assertThat(mapFile(layer)).exists();
                  }
                });
      }
    }
  }

  /**
   * Where a layer's query finds nothing, some releases of Grafana hand the layer the first query's
   * rows instead (mended in 12.3.2). A query of shapes has no positions, so no marker is drawn from
   * it, and itself it always has a row.
   */
  @ParameterizedTest
  @MethodSource("dashboards")
  void mapsBeginWithAQueryThatOnlyShapesCanDraw(DashboardFile dashboard) {
    for (DashboardFile.Panel panel : dashboard.panels()) {
      if (panel.type().equals("geomap")) {
        DashboardFile.Query first = panel.queries().get(0);
        assertThat(DashboardFile.elements(panel.json().at("/options/layers")))
            .filteredOn(layer -> layer.at("/filterData/options").equals(first.json().get("refId")))
            .as(first.name())
            .extracting(layer -> layer.get("type").asText())
            .containsOnly("dynamic-geojson");
        assertThat(first.sql()).doesNotContainPattern("\\b(lat|lon)\\b");
      }
    }
  }

  private static Path mapFile(JsonNode layer) {
    String source = layer.at("/config/src").asText();
    assertThat(source).startsWith("public/maps/");
    return DashboardFile.GRAFANA.resolve("maps").resolve(Path.of(source).getFileName());
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void metricsExist(DashboardFile dashboard) {
    assertThat(ExportedNames.all()).containsAll(metricsOf(List.of(dashboard)));
  }

  @Test
  void everyMetricIsOnADashboard() {
    assertThat(metricsOf(dashboards())).containsAll(ExportedNames.all());
  }

  private static Set<String> metricsOf(List<DashboardFile> dashboards) {
    Set<String> metrics = new TreeSet<>();
    for (DashboardFile dashboard : dashboards) {
      for (DashboardFile.Query query : dashboard.queries()) {
        metrics.addAll(ExportedNames.in(String.valueOf(query.promql())));
      }
    }
    return metrics;
  }

  @Test
  void thePictureForTheWallIsRefreshedEveryTenSeconds() {
    assertThat(dashboards())
        .filteredOn(dashboard -> dashboard.stem().equals("bluewatch-situation"))
        .allMatch(dashboard -> dashboard.json().get("refresh").asText().equals("10s"));
    assertThat(Arrays.asList("10s", "30s", "1m"))
        .containsAll(dashboards().stream().map(d -> d.json().get("refresh").asText()).toList());
  }
}
