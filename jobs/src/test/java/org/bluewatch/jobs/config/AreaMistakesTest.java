package org.bluewatch.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake is reported with its file, its line, its key and what was expected. */
class AreaMistakesTest {
  private static final String HEAD = "name: Test\ncellResolution: 6\n";

  @TempDir Path dir;

  static Stream<Arguments> settings() {
    return Stream.of(
        arguments("cellResolution: 6\n", "1: name: is missing"),
        arguments("name: Test\n", "1: cellResolution: is missing"),
        arguments("name: ''\ncellResolution: 6", "1: name: expected a text of 1 to 256"),
        arguments("name: 12\ncellResolution: 6", "1: name: expected a text of 1 to 256"),
        arguments(
            "name: T\ncellResolution: 16", "2: cellResolution: expected a whole number from 0"),
        arguments(
            "name: T\ncellResolution: -1", "2: cellResolution: expected a whole number from 0"),
        arguments("name: T\ncellResolution: six", "2: cellResolution: expected a whole number"),
        arguments("[1, 2]", "1: expected an object, found a list"),
        arguments(HEAD + "colour: blue", "3: colour: unknown key, expected one of alerts, cellRes"),
        arguments(HEAD + "colour:\n  deep: blue", "3: colour: unknown key"),
        arguments(HEAD + "supply: {warnDays: 3}\nsupply: {}", "4: supply: the key is there twice"),
        arguments(HEAD + "supply: 3", "3: supply: expected an object, found 3"),
        arguments(
            HEAD + "supply: {warndays: 3}", "3: supply.warndays: unknown key, expected one of"),
        arguments(
            HEAD + "supply:\n  warnDays: 0", "4: supply.warnDays: expected a number from 0.1"),
        arguments(HEAD + "supply:\n  warnDays: .inf", "4: supply.warnDays: expected a number"),
        arguments(HEAD + "supply:\n  warnDays: 3d", "4: supply.warnDays: expected a number"),
        arguments(HEAD + "incident:\n  within: 30", "4: incident.within: expected a duration such"),
        arguments(
            HEAD + "incident:\n  within: 0m", "4: incident.within: expected more than no time"),
        arguments(HEAD + "incident:\n  within: [1m]", "4: incident.within: expected a duration"),
        arguments(HEAD + "hotspot:\n  rings: 1.5", "4: hotspot.rings: expected a whole number"),
        arguments(HEAD + "hotspot:\n  durations: 1h", "4: hotspot.durations: expected a list"),
        arguments(
            HEAD + "hotspot:\n  durations: []", "4: hotspot.durations: expected a list of at"),
        arguments(
            HEAD + "hotspot:\n  durations:\n  - 1h\n  - 2w",
            "6: hotspot.durations[1]: expected a dur"),
        arguments(
            HEAD + "hotspot:\n  durations: [1h, 1h]",
            "4: hotspot.durations[1]: \"1h\" is there twice"),
        arguments(
            HEAD + "hotspot:\n  history: 6h", "4: hotspot.history: expected a history at least as"),
        arguments(
            HEAD + "hotspot:\n  durations: [60d]", "4: hotspot.durations: expected a history at"),
        arguments(
            HEAD + "hotspot:\n  durations: " + hours(16),
            "4: hotspot.durations: expected at most 15 durations, found 16"),
        arguments(
            HEAD + "hotspot:\n  rings: 1\n  slowDurations: " + hours(16),
            "5: hotspot.slowDurations: expected at most 15 durations, found 16"),
        arguments(
            HEAD + "hotspot:\n  events: [boom]",
            "4: hotspot.events[0]: expected an event code, fou"),
        arguments(
            HEAD + "hotspot:\n  events: [sexual-violence]",
            "4: hotspot.events[0]: expected an event that is neither restricted nor effort"),
        arguments(
            HEAD + "sensorLoss: {sensors: 1}", "3: sensorLoss.sensors: expected a whole number"),
        arguments(HEAD + "alerts: {pagesPerShift: 0}", "3: alerts.pagesPerShift: expected a whole"),
        arguments(
            HEAD + "feed:\n  speed: 0", "4: feed.speed: expected a number from 0.001 to 1000000"),
        arguments(
            HEAD + "feed:\n  liveFrom: 2024-01-01", "4: feed.liveFrom: expected a time such as"),
        arguments(HEAD + "coverage: {darkAfter: 48h", "3: is no YAML: expected ',' or '}'"),
        arguments(HEAD + "coverage: &a {darkAfter: *a}", "3: an anchor must not contain itself"));
  }

  private static List<String> hours(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(hours -> hours + "h").toList();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void inAreaYaml(String content, String expected) {
    assertMistake("area.yaml", content, expected);
  }

  static Stream<Arguments> features() {
    return Stream.of(
        zone(
            "'zoneId':'Z','name':'n','kind':'fence'",
            "features[0].properties.kind: expected one of"),
        zone("'zoneId':'Z','name':'n'", "features[0].properties.kind: is missing"),
        zone("'name':'n','kind':'watch'", "features[0].properties.zoneId: is missing"),
        zone(
            "'zoneId':null,'name':'n','kind':'watch'", "features[0].properties.zoneId: is missing"),
        zone(
            "'zoneId':' ','name':'n','kind':'watch'",
            "features[0].properties.zoneId: expected a te"),
        zone(
            "'zoneId':7,'name':'n','kind':'watch'",
            "features[0].properties.zoneId: expected a text"),
        zone("'zoneId':'Z','kind':'watch'", "features[0].properties.name: is missing"),
        zone(
            "'zoneId':'Z','name':'n','kind':'protected-site'",
            "features[0].properties.approachM: is m"),
        zone(
            "'zoneId':'Z','name':'n','kind':'must-be-visited'",
            "features[0].properties.emptyAfter: is"),
        zone(
            "'zoneId':'Z','name':'n','kind':'comms-shadow'",
            "features[0].properties.factor: is missing"),
        zone(
            "'zoneId':'Z','name':'n','kind':'comms-shadow','factor':0.5",
            "features[0].properties.factor: expected a number from 1 to 1000, found 0.5"),
        zone(
            "'zoneId':'Z','name':'n','kind':'must-be-visited','emptyAfter':'6 h'",
            "features[0].properties.emptyAfter: expected a duration such as 90s, 15m, 6h or 56d"),
        zone(
            "'zoneId':'Z','name':'n','kind':'protected-site','approachM':-1",
            "features[0].properties.approachM: expected a number from 0 to 1000000, found -1"),
        zone(
            "'zoneId':'Z','zoneId':'Y','name':'n','kind':'watch'",
            "features[0].properties.zoneId: the key"),
        feature(
            "routes.geojson",
            "'routeId':'R','name':'n','speedKph':0",
            "'LineString','coordinates':[[21,5],[22,5]]",
            "3: features[0].properties.speedKph: expected a number from 0.1 to 300, found 0"),
        feature(
            "routes.geojson",
            "'routeId':'R','name':'n'",
            "'LineString','coordinates':[[21,5],[22,'5']]",
            "4: features[0].geometry.coordinates[1]: expected [longitude, latitude] in degrees"),
        feature(
            "routes.geojson",
            "'routeId':'R','name':'n'",
            "'Polygon','coordinates':[[[21,5],[22,5],[22,6],[21,5]]]",
            "4: features[0].geometry.type: expected LineString, found Polygon"),
        feature(
            "sites.geojson",
            "'siteId':'S','name':'n','kind':'hospital'",
            "'Point','coordinates':[21,5]",
            "3: features[0].properties.kind: expected one of base, camp, depot, town, crossing"),
        feature(
            "sites.geojson",
            "'siteId':'S','name':'n','kind':'base'",
            "'Point','coordinates':[\n5,\n91]",
            "4: features[0].geometry.coordinates: expected a latitude from -90 to 90, found 91"),
        feature(
            "sensors.geojson",
            "'sensorId':'A','sensorType':'radar','rangeM':10",
            "'Point','coordinates':[21,5]",
            "3: features[0].properties.heartbeatEvery: is missing"),
        feature(
            "sensors.geojson",
            "'sensorId':'A','sensorType':'radar','heartbeatEvery':'5m','rangeM':'10'",
            "'Point','coordinates':[21,5]",
            "3: features[0].properties.rangeM: expected a number from 0 to 1000000, found \"10\""));
  }

  private static Arguments zone(String properties, String expected) {
    return feature(
        "zones.geojson",
        properties,
        "'Polygon','coordinates':[[[21,5],[22,5],[22,6],[21,5]]]",
        "3: " + expected);
  }

  private static Arguments feature(
      String file, String properties, String geometry, String expected) {
    String content =
        "{'type':'FeatureCollection','features':[\n{'type':'Feature',\n'properties':{%s},\n"
            + "'geometry':{'type':%s}}\n]}";
    return arguments(file, content.formatted(properties, geometry), expected);
  }

  @ParameterizedTest
  @MethodSource("features")
  void inFeatures(String file, String content, String expected) {
    assertMistake(file, content.replace('\'', '"'), expected);
  }

  static Stream<Arguments> geoJson() {
    return Stream.of(
        arguments("boundary.geojson", "", "1: the file is empty"),
        arguments("boundary.geojson", "{\n'type':\n}", "3: is no JSON: Unexpected character ('}'"),
        arguments("boundary.geojson", "{}\n{}", "2: there is something behind the end of the JSON"),
        arguments("boundary.geojson", "[]", "1: expected Polygon or MultiPolygon, found nothing"),
        arguments(
            "boundary.geojson", "{'type':'Point','coordinates':[1,2]}", "1: type: expected Poly"),
        arguments(
            "boundary.geojson", "{'type':'Feature','properties':{}}", "1: geometry: is missing"),
        arguments(
            "boundary.geojson",
            "{'type':'FeatureCollection','features':[]}",
            "1: expected exactly one feature, found 0"),
        arguments(
            "boundary.geojson",
            "{'type':'Polygon','coordinates':[[\n[20,2],\n[28,2],\n[28,9],\n[20,9]]]}",
            "5: coordinates[0][3]: the ring is not closed"),
        arguments(
            "boundary.geojson",
            "{'type':'Polygon',\n'coordinates':[[[20,2],[28,9],[28,2],[20,9],[20,2]]]}",
            "2: coordinates: is no valid shape: Self-intersection near longitude 24.0, latitude 5.5"),
        arguments("zones.geojson", "{'features':[]}", "1: type: is missing"),
        arguments("zones.geojson", "{'type':'FeatureCollection'}", "1: features: is missing"),
        arguments(
            "zones.geojson",
            "{'type':'FeatureCollection','features':{}}",
            "1: features: expected a list, found an object"),
        arguments(
            "zones.geojson",
            "{'type':'FeatureCollection','features':[\n7]}",
            "2: features[0]: expected an object, found 7"));
  }

  @ParameterizedTest
  @MethodSource("geoJson")
  void inGeoJson(String file, String content, String expected) {
    assertMistake(file, content.replace('\'', '"'), expected);
  }

  static Stream<Arguments> convoys() {
    return Stream.of(
        arguments("'routeId': 'R1'", "'routeId': 'R2'", "2: [0].routeId: there is no route 'R2'"),
        arguments("'routeId': 'R1',", "", "2: [0].routeId: is missing"),
        arguments("['V1', 'V2']", "[]", "2: [0].vehicles: expected a list of at least one"),
        arguments("['V1', 'V2']", "['V1', 'V1']", "2: [0].vehicles[1]: \"V1\" is there twice"),
        arguments("['V1', 'V2']", "['V1', 2]", "2: [0].vehicles[1]: expected a text of 1 to 256"),
        arguments("true", "'yes'", "2: [0].reverse: expected true or false, found \"yes\""),
        arguments("06:00:00Z", "10:00:00Z", "3: [0].plannedArrival: expected a time after the dep"),
        arguments("T06:00:00Z", "", "3: [0].departure: expected a time such as"),
        arguments("{'siteId': 'S2'", "{'siteId': 'S9'", "4: [0].halts[0].siteId: there is no site"),
        arguments("1800", "-1", "4: [0].halts[0].durationS: expected a number from 0 to"),
        arguments("'fromSite': 'S2'", "'fromSite': 'S9'", "4: [0].fromSite: there is no site 'S9'"),
        arguments("'toSite': 'S1'", "'toSite': 'S9'", "4: [0].toSite: there is no site 'S9'"),
        arguments("'toSite'", "'tosite'", "4: [0].tosite: unknown key, expected one of cargo, con"),
        arguments("20.5", "-20.5", "5: [0].cargo[0].quantity: expected a number from 0 to"),
        arguments("'unit': 'm3'", "'unit': null", "5: [0].cargo[0].unit: is missing"));
  }

  @ParameterizedTest
  @MethodSource("convoys")
  void inConvoys(String sound, String mistake, String expected) {
    String convoys = AreaFolder.CONVOYS.replace(json(sound), json(mistake));

    new AreaFolder(dir).full();
    assertMistake("convoys.json", convoys, expected);
  }

  static Stream<Arguments> rosters() {
    return Stream.of(
        arguments("north:", "south:", "7: south: expected 'default' or the zoneId of a sector"),
        arguments("north:", "clinic:", "7: clinic: expected 'default' or the zoneId of a sector"),
        arguments("P3: 12h", "P5: 12h", "10: north.tiers[0].acknowledgeWithin.P5: unknown key"),
        arguments("P3: 12h", "P3: 12", "10: north.tiers[0].acknowledgeWithin.P3: expected a dura"),
        arguments("desk:watch", "watch", "3: default.tiers[0].contacts[1]: expected a channel and"),
        arguments("desk:watch", "tel:c236123456", "3: default.tiers[0].contacts[1]: expected a ch"),
        arguments(
            "desk:watch", "mail:duty-operations", "3: default.tiers[0].contacts[1]: \"mail:"));
  }

  @ParameterizedTest
  @MethodSource("rosters")
  void inTheRoster(String sound, String mistake, String expected) {
    new AreaFolder(dir).full();
    assertMistake("roster.yaml", AreaFolder.ROSTER.replace(sound, mistake), expected);
  }

  @Test
  void inTheProcedures() {
    new AreaFolder(dir).full();

    assertMistake(
        "procedures.yaml",
        "hotspot: Call the sector.\nconvoy-stopped: Call the convoy.\n",
        "2: convoy-stopped: unknown key, expected one of");
  }

  @Test
  void anIdThatIsTakenNamesTheFirst() {
    new AreaFolder(dir).full();

    assertMistake(
        "zones.geojson",
        AreaFolder.ZONES.replace("clinic", "north"),
        "7: features[1].properties.zoneId: zone 'north' is there twice, first on line 2");
  }

  @Test
  void missingFilesAreMissing() {
    new AreaFolder(dir).without("area.yaml").without("boundary.geojson");

    assertThat(problems())
        .containsExactly(
            dir + "/area.yaml:1: the file is missing",
            dir + "/boundary.geojson:1: the file is missing");
  }

  @Test
  void aStreamIsThereOnce() {
    new AreaFolder(dir)
        .with("streams/supply-levels.jsonl", "")
        .with("streams/supply-levels.jsonl.gz", "");

    assertThat(problems())
        .containsExactly(
            dir
                + "/streams:1: has both supply-levels.jsonl and supply-levels.jsonl.gz,"
                + " only one may be");
  }

  @Test
  void whatIsNotUtf8IsNotRead() throws IOException {
    new AreaFolder(dir);
    Files.write(dir.resolve("roster.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});

    assertThat(problems()).containsExactly(dir + "/roster.yaml:1: the file is not UTF-8 text");
  }

  @Test
  void nobodyIsBlamedForNamingWhatCouldNotBeRead() {
    new AreaFolder(dir).full().with("routes.geojson", "{");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith(dir + "/routes.geojson:1: is no JSON: Unexpected end-of-input");
  }

  @Test
  void aMistakeInTheRulesIsTheirs() throws IOException {
    new AreaFolder(dir);
    Path rules =
        Files.writeString(dir.resolve("strict.yaml"), "# stricter\nhotspot: {rings: 99}\n");

    AreaProblems problems =
        catchThrowableOfType(AreaProblems.class, () -> AreaLoader.load(dir, Optional.of(rules)));

    assertThat(problems)
        .hasMessage(rules + ":2: hotspot.rings: expected a whole number from 0 to 10, found 99");
  }

  @Test
  void allMistakesAreReportedAtOnce() {
    new AreaFolder(dir)
        .with("area.yaml", "cellResolution: 99\nsupply: {warnDays: 400}\n")
        .with("zones.geojson", AreaFolder.ZONES.replace("3000", "null"))
        .with("convoys.json", json(AreaFolder.CONVOYS));

    assertThat(problems())
        .containsExactly(
            dir + "/area.yaml:1: name: is missing",
            dir + "/area.yaml:1: cellResolution: expected a whole number from 0 to 15, found 99",
            dir + "/area.yaml:2: supply.warnDays: expected a number from 0.1 to 365, found 400",
            dir + "/convoys.json:2: [0].routeId: there is no route 'R1'",
            dir + "/convoys.json:4: [0].fromSite: there is no site 'S2'",
            dir + "/convoys.json:4: [0].toSite: there is no site 'S1'",
            dir + "/convoys.json:4: [0].halts[0].siteId: there is no site 'S2'",
            dir + "/zones.geojson:8: features[1].properties.approachM: is missing");
  }

  private void assertMistake(String file, String content, String expected) {
    AreaFolder folder = new AreaFolder(dir);
    folder.with(file, content);

    assertThat(problems()).singleElement().asString().startsWith(dir + "/" + file + ":" + expected);
  }

  private List<String> problems() {
    AreaProblems problems =
        catchThrowableOfType(AreaProblems.class, () -> AreaLoader.load(dir, Optional.empty()));
    return problems.errors().stream().map(Problem::toString).toList();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
