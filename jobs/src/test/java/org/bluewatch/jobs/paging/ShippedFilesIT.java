package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluewatch.jobs.metrics.BluewatchMetric;
import org.bluewatch.jobs.metrics.EngineMetrics;
import org.bluewatch.jobs.programs.Program;
import org.bluewatch.jobs.programs.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that ship, judged by the programs that will read them. */
class ShippedFilesIT {
  private static final Pattern METRIC = Pattern.compile("\\bbluewatch_[a-z_]+");
  private static final Pattern CONTACT = Pattern.compile("\"([a-z]+:[a-z0-9-]+)\"");
  private static final Path DEPLOY = Path.of("../deploy").toAbsolutePath().normalize();

  @Test
  void alertmanagerTakesItsFiles() throws Exception {
    accepts(
        ShippedFiles.ALERTMANAGER,
        Programs.amtool().toString(),
        "check-config",
        "alertmanager.yml");
  }

  @Test
  void prometheusTakesItsFilesAndRulesFireWhenTheyShould() throws Exception {
    String promtool = Programs.promtool().toString();
    accepts(ShippedFiles.PROMETHEUS, promtool, "check", "config", "prometheus.yml");
    try (Stream<Path> tests = Files.list(ShippedFiles.PROMETHEUS.resolve("tests"))) {
      for (Path test : tests.toList()) {
        accepts(ShippedFiles.PROMETHEUS, promtool, "test", "rules", test.toString());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "priority=P1 contacts=,desk:watch,mail:duty-operations, | sms:gateway,desk:watch,mail:duty-operations",
        "priority=P1 contacts=,mail:chief-of-operations, | sms:gateway,mail:chief-of-operations",
        "priority=P2 contacts=,desk:watch,mail:duty-operations, | desk:watch,mail:duty-operations",
        "priority=P2 contacts=,desk:watch, sector=S-CAR-EAST | desk:car-east,desk:watch",
        "priority=P1 contacts=,desk:watch, sector=S-CAR-EAST | desk:car-east,desk:watch",
        "priority=P2 contacts=,fax:nobody-knows, | duty-page",
        "priority=P1 contacts=,fax:nobody-knows, | duty-page",
        "priority=P2 contacts=,fax:nobody-knows, sector=S-CAR-EAST | desk:car-east,duty-page",
        "priority=P1 contacts=,fax:nobody-knows, sector=S-CAR-EAST | desk:car-east,duty-page",
        "priority=P1 contacts=,desk:watch,fax:nobody-knows, | duty-page,desk:watch",
        "priority=P1 contacts=,fax:nobody-knows,mail:duty-operations, | sms:gateway,duty-page,mail:duty-operations",
        "priority=P1 contacts=,, | duty-page",
        "priority=P2 contacts=,desk:watch-2, | duty-page",
        "priority=P1 contacts=,desk:watch, exercise=true | exercise",
        "priority=P1 contacts=,desk:watch, replay=true | nobody",
        "priority=P1 contacts=,desk:watch, replay=true exercise=true | nobody"
      })
  void aPageReachesTheContactsOfTheRoster(String labels, String receivers) throws Exception {
    assertThat(route("alertname=BluewatchPage " + labels)).isEqualTo(receivers);
  }

  @Test
  void whateverContactsAreCalledTogetherEachIsReached() throws Exception {
    List<String> contacts =
        List.of("desk:watch", "fax:nobody-knows", "mail:duty-operations", "radio:nobody-knows");
    for (int mix = 1; mix < 1 << contacts.size(); mix++) {
      List<String> called = new ArrayList<>();
      Set<String> expected = new TreeSet<>();
      for (int i = 0; i < contacts.size(); i++) {
        if ((mix >> i & 1) == 1) {
          called.add(contacts.get(i));
          expected.add(contacts.get(i).endsWith("nobody-knows") ? "duty-page" : contacts.get(i));
        }
      }
      String labels =
          "alertname=BluewatchPage priority=P2 contacts=," + String.join(",", called) + ",";
      assertThat(route(labels).split(",")).as(labels).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void whoIsListedAsHavingARouteHasOne() throws IOException {
    String routes = Files.readString(ShippedFiles.ALERTMANAGER.resolve("alertmanager.yml"));
    Matcher list = Pattern.compile("contacts!~\",\\(\\((.*)\\),\\)\\+\"").matcher(routes);
    assertThat(list.find()).isTrue();
    Set<String> routed = new TreeSet<>();
    Pattern.compile("contacts=~\"\\.\\*,([a-z0-9:-]+),\\.\\*\"'\\]\\s+receiver: \\1\\s")
        .matcher(routes)
        .results()
        .forEach(route -> routed.add(route.group(1)));

    assertThat(routed).isNotEmpty().containsExactlyInAnyOrder(list.group(1).split("\\|"));
  }

  @ParameterizedTest
  @CsvSource({
    "alertname=BluewatchCanary,canary",
    "alertname=BluewatchCanary replay=true,nobody",
    "alertname=Watchdog severity=none,watchdog",
    "alertname=BluewatchDown severity=critical,operations"
  })
  void watchersHearOfEachOther(String labels, String receiver) throws Exception {
    assertThat(route(labels)).isEqualTo(receiver);
  }

  @ParameterizedTest
  @CsvSource({"P1,S-CAR-EAST", "P1,S-CAR-WEST", "P2,S-CAR-EAST", "P2,S-CAR-WEST"})
  void eachContactOfTheShippedRosterHasAReceiver(String priority, String sector) throws Exception {
    String roster = Files.readString(DEPLOY.resolve("areas/central-africa/roster.yaml"));
    List<MatchResult> contacts = CONTACT.matcher(roster).results().toList();

    assertThat(contacts).isNotEmpty();
    for (MatchResult contact : contacts) {
      String labels =
          "alertname=BluewatchPage priority=%s sector=%s contacts=,%s,"
              .formatted(priority, sector, contact.group(1));
      assertThat(route(labels).split(",")).contains(contact.group(1)).doesNotContain("duty-page");
    }
  }

  @Test
  void everyMetricOfARuleIsExported() throws IOException {
    Set<String> exported = new TreeSet<>();
    Arrays.stream(BluewatchMetric.values())
        .forEach(metric -> exported.add("bluewatch_" + metric.metricName()));
    exported.addAll(EngineMetrics.names());
    exported.addAll(PagerMetrics.names());
    Set<String> used = new TreeSet<>();
    for (String rule : rules()) {
      METRIC.matcher(rule).results().forEach(name -> used.add(family(name.group())));
    }

    assertThat(used).isNotEmpty();
    assertThat(exported).containsAll(used);
  }

  /** The name without what an exporter puts behind it. */
  private static String family(String name) {
    return name.replaceFirst("_(total|bucket|count|sum)$", "");
  }

  @Test
  void everyRuleSaysWhatItIsAndWhatToDo() throws IOException {
    for (String rule : rules()) {
      String name = rule.lines().findFirst().orElseThrow().strip();
      assertThat(rule)
          .as(name)
          .contains("severity: ", "summary: ", "description: ")
          .contains("runbook: docs/operations.md#" + name.toLowerCase(java.util.Locale.ROOT));
    }
  }

  private static List<String> rules() throws IOException {
    List<String> rules = new ArrayList<>();
    try (Stream<Path> files = Files.list(ShippedFiles.PROMETHEUS.resolve("rules"))) {
      for (Path file : files.toList()) {
        String[] parts = Files.readString(file).split("- alert: ");
        rules.addAll(Arrays.asList(parts).subList(1, parts.length));
      }
    }
    return rules;
  }

  private static String route(String labels) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Programs.amtool().toString(),
                "config",
                "routes",
                "test",
                "--config.file=alertmanager.yml"));
    command.addAll(List.of(labels.split(" ")));
    String output = accepts(ShippedFiles.ALERTMANAGER, command.toArray(String[]::new));
    Matcher warnings = Pattern.compile("(?m)^Warning:.*$").matcher(output);
    return warnings.replaceAll("").lines().filter(l -> !l.isBlank()).collect(Collectors.joining());
  }

  private static String accepts(Path folder, String... command) throws Exception {
    Program.Result result = Program.run(folder, List.of(command));
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result.output();
  }
}
