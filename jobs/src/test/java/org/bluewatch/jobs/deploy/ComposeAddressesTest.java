package org.bluewatch.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.jobs.config.AreaProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the services of {@code deploy/compose} speak to is there, and listens. */
class ComposeAddressesTest {
  private static final Path FOLDER = DeployFiles.DEPLOY.resolve("compose");
  private static final String RENDER = "alertmanager/render";

  private final Map<String, Object> services =
      DeployFiles.map(DeployFiles.yaml(FOLDER.resolve("compose.yaml")).get(0), "services");

  @TempDir Path work;

  @Test
  void alertmanagerReachesThePagerAndOtherwiseOnlyWaysOfTheSite() {
    var rendered = RenderedAlertmanager.of(RENDER, alertmanagerEnvironment());

    assertThat(rendered.exitCode()).as(rendered.errors()).isZero();
    assertThat(rendered.addresses())
        .containsExactlyInAnyOrder("pager:8088", "gateway.test:8443", "mail.test:587");
    assertReaches("alertmanager", "pager:8088");
    assertThat(rendered.output())
        .contains("http://pager:8088/canary", "http://pager:8088/watchdog", "@people.test")
        .contains("credentials_file: /run/secrets/pager_token")
        .contains("- /etc/bluewatch/alertmanager/templates/*.tmpl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BLUEWATCH_GATEWAY", "BLUEWATCH_MAIL", "BLUEWATCH_DOMAIN"})
  void withoutAWayOfTheSiteNothingStarts(String variable) {
    assertThat(environment("alertmanager").get(variable).toString())
        .startsWith("${" + variable + ":?expected ");
    Map<String, String> lacking = alertmanagerEnvironment();
    lacking.remove(variable);

    var rendered = RenderedAlertmanager.of(RENDER, lacking);

    assertThat(rendered.exitCode()).isEqualTo(1);
    assertThat(rendered.output()).isEmpty();
    assertThat(rendered.errors())
        .startsWith("render: " + variable + " is not set: expected what takes the place of ")
        .hasLineCount(1);
  }

  @Test
  void aWayThatLeadsBackToAlertmanagersOwnMachineIsRefused() {
    Map<String, String> environment = alertmanagerEnvironment();
    environment.put("BLUEWATCH_GATEWAY", "http://localhost:9096");

    var rendered = RenderedAlertmanager.of(RENDER, environment);

    assertThat(rendered.exitCode()).isEqualTo(1);
    assertThat(rendered.errors())
        .startsWith("render: leads to Alertmanager's own machine, or to nobody: ")
        .contains("http://localhost:9096/desk")
        .hasLineCount(1);
  }

  private Map<String, String> alertmanagerEnvironment() {
    Map<String, String> environment = new TreeMap<>();
    environment("alertmanager").forEach((name, value) -> environment.put(name, value.toString()));
    environment.putAll(RenderedAlertmanager.OF_THE_SITE);
    return environment;
  }

  @Test
  void everyTargetOfPrometheusListens() {
    String file = DeployFiles.text(FOLDER.resolve("prometheus.yml"));
    Set<String> targets = DeployFiles.find("'([^',]+:[0-9]+)'", file);
    assertThat(targets).hasSize(4);
    targets.forEach(target -> assertReaches("prometheus", target));
    Object discovered =
        DeployFiles.list(
                DeployFiles.yaml(FOLDER.resolve("prometheus.yml")).get(0), "scrape_configs")
            .stream()
            .flatMap(job -> DeployFiles.list(job, "dns_sd_configs").stream())
            .findFirst()
            .orElseThrow();
    String name = DeployFiles.list(discovered, "names").get(0).toString();
    assertReaches("prometheus", name + ":" + DeployFiles.at(discovered, "port"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BLUEWATCH_POSTGRES", "BLUEWATCH_PROMETHEUS", "BLUEWATCH_ALERTMANAGER"})
  void everyDataSourceOfGrafanaListens(String variable) {
    assertThat(
            DeployFiles.text(
                DeployFiles.ROOT.resolve("grafana/provisioning/datasources/bluewatch.yaml")))
        .contains("${" + variable + "}");
    assertReaches("grafana", environment("grafana").get(variable).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "taskmanager, cluster.yaml, 2",
    "submit, cluster.yaml, 2",
    "topics, records.yaml, 1",
    "ticker, records.yaml, 1",
    "schema, migrations.yaml, 1",
    "retention, migrations.yaml, 1",
    "pager, pager.yaml, 2"
  })
  void everyAddressInAFileOfOursListens(String service, String file, int count) {
    String text = DeployFiles.text(FOLDER.resolve(file)).replaceAll("(?m)^ *#.*$", "");
    assertThat(services.get(service).toString()).contains("./" + file + ":");
    Set<String> addresses = DeployFiles.find("[/\" ]([a-z][a-z.]*:[0-9]+)\\b", text);
    if (file.equals("migrations.yaml")) {
      // It names the broker because every cluster file does; its commands do not go there.
      assertThat(addresses.remove("kafka:9092")).isTrue();
    }
    assertThat(addresses).hasSize(count);
    addresses.forEach(address -> assertReaches(service, address));
  }

  @Test
  void theBrokerTellsItsClientsAnAddressAtWhichItListens() {
    String broker = DeployFiles.text(FOLDER.resolve("kafka/server.properties"));
    assertThat(DeployFiles.find("advertised.listeners=CLIENT://(\\S+)", broker))
        .isNotEmpty()
        .allSatisfy(address -> assertReaches("ticker", address));
  }

  @Test
  void thePagerDoesNotStartBeforeSomebodySaysWhereItsLinksLead() {
    String shipped = DeployFiles.text(FOLDER.resolve("pager.yaml"));

    assertThatThrownBy(() -> DeployFiles.pagerFile(shipped, work))
        .isInstanceOf(AreaProblems.class)
        .hasMessageContaining("expected links.baseUrl too");
  }

  private void assertReaches(String asking, String address) {
    String host = address.substring(0, address.indexOf(':'));
    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    assertThat(services).as("%s asks %s", asking, address).containsKey(host);
    assertThat(ports(host)).as("%s asks %s", asking, address).contains(port);
    Set<Object> common = new HashSet<>(DeployFiles.list(services.get(asking), "networks"));
    common.retainAll(DeployFiles.list(services.get(host), "networks"));
    assertThat(common).as("networks of %s and %s", asking, host).isNotEmpty();
  }

  /** At which ports a service listens, by its own command, environment and files. */
  private Set<Integer> ports(String service) {
    StringBuilder said = new StringBuilder(services.get(service).toString());
    if (service.equals("postgres")) {
      said.append(" 0.0.0.0:5432"); // PostgreSQL's own default; nothing here changes it
    }
    for (Object volume : DeployFiles.list(services.get(service), "volumes")) {
      Path file = FOLDER.resolve(volume.toString().replaceFirst(":.*", ""));
      if (volume.toString().startsWith("./kafka:")) {
        file = file.resolve("server.properties");
      }
      if (volume.toString().startsWith("./")) {
        said.append(DeployFiles.text(file));
      }
    }
    Set<Integer> ports = new TreeSet<>();
    for (String listens :
        Set.of(
            "//0\\.0\\.0\\.0:(\\d+)",
            "[= ]0\\.0\\.0\\.0:(\\d+)",
            "reporter\\.bluewatch\\.port: (\\d+)",
            "--metrics-host, 0\\.0\\.0\\.0, --metrics-port, (\\d+)",
            "host: 0\\.0\\.0\\.0\\s+port: (\\d+)",
            "GF_SERVER_HTTP_ADDR=0\\.0\\.0\\.0.*/127\\.0\\.0\\.1:(\\d+)/api")) {
      DeployFiles.find(listens, said.toString()).forEach(port -> ports.add(Integer.valueOf(port)));
    }
    return ports;
  }

  private Map<String, Object> environment(String service) {
    return DeployFiles.map(services.get(service), "environment");
  }
}
