package org.bluewatch.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bluewatch.jobs.config.AreaProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whom the processes of {@code deploy/kubernetes} speak to is there, listens, and may be reached.
 */
class KubernetesAddressesTest {
  private static final Path FOLDER = DeployFiles.DEPLOY.resolve("kubernetes");
  private static final String SERVICE = "([a-z-]+\\.[a-z]+\\.svc:[0-9]+)";

  private final List<Map<String, Object>> objects = new ArrayList<>();
  private final String readme = DeployFiles.text(FOLDER.resolve("README.md"));

  @TempDir Path work;

  KubernetesAddressesTest() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .forEach(file -> objects.addAll(DeployFiles.yaml(file)));
    }
  }

  @Test
  void alertmanagerReachesThePagerAndOtherwiseOnlyWaysOfTheSite() {
    var rendered =
        RenderedAlertmanager.of("kubernetes/alertmanager", RenderedAlertmanager.OF_THE_SITE);

    assertThat(rendered.exitCode()).as(rendered.errors()).isZero();
    assertThat(rendered.addresses())
        .containsExactlyInAnyOrder(
            "pager.bluewatch.svc:8088", "gateway.test:8443", "mail.test:587");
    assertIsAServiceOfOurs("pager.bluewatch.svc:8088");
    assertThat(opened("Ingress", "pager")).contains("monitoring:8088");
    assertThat(rendered.output())
        .contains("http://pager.bluewatch.svc:8088/canary")
        .contains("http://pager.bluewatch.svc:8088/watchdog")
        .contains("credentials_file: /etc/alertmanager/secrets/pager/token")
        .contains("- /etc/alertmanager/config/*.tmpl");
    assertThat(readme).contains("deploy/kubernetes/alertmanager", "secrets: [pager]");
  }

  @Test
  void withoutAWayOfTheSiteNothingIsPrinted() {
    var rendered = RenderedAlertmanager.of("kubernetes/alertmanager", Map.of());

    assertThat(rendered.exitCode()).isEqualTo(1);
    assertThat(rendered.output()).isEmpty();
    assertThat(rendered.errors()).startsWith("render: BLUEWATCH_GATEWAY is not set: ");
  }

  /** What is not of Bluewatch is named in the README, and the way to it is open. */
  @Test
  void everyAddressInAClusterFileIsExpectedAndMayBeReached() {
    Map<String, Set<String>> users = new HashMap<>();
    users.put("jobs.yaml", Set.of("flink"));
    users.put("records.yaml", Set.of("topics", "ticker"));
    users.put("migrations.yaml", Set.of("schema", "retention"));
    users.put("pager.yaml", Set.of("pager"));
    for (var file : users.entrySet()) {
      String text = clusterFile(file.getKey());
      Set<String> addresses = DeployFiles.find(SERVICE, text);
      assertThat(addresses).as(file.getKey()).isNotEmpty();
      assertThat(text.replaceAll("(?m)^ *#.*$", "").replaceAll(SERVICE, ""))
          .as(file.getKey())
          .doesNotContainPattern("://[a-z0-9]|127\\.0\\.0\\.1|localhost|\\.example");
      if (file.getKey().equals("migrations.yaml")) {
        // It names the broker because every cluster file does; its commands do not go there.
        assertThat(addresses.remove("kafka-kafka-bootstrap.kafka.svc:9093")).isTrue();
      }
      for (String address : addresses) {
        assertThat(readme).contains("`" + address + "`");
        String wanted = address.split("\\.")[1] + address.substring(address.indexOf(':'));
        for (String part : file.getValue()) {
          assertThat(opened("Egress", part)).as("%s to %s", part, address).contains(wanted);
        }
      }
    }
  }

  @Test
  void thePagerDoesNotStartBeforeSomebodySaysWhereItsLinksLead() {
    assertThatThrownBy(() -> DeployFiles.pagerFile(clusterFile("pager.yaml"), work))
        .isInstanceOf(AreaProblems.class)
        .hasMessageContaining("expected links.baseUrl too");
  }

  @Test
  void whatPrometheusScrapesIsAPortOfEveryPartThatItSelects() {
    Map<String, Object> monitor = ofKind("PodMonitor").get(0);
    String port =
        DeployFiles.at(DeployFiles.list(monitor, "spec", "podMetricsEndpoints").get(0), "port")
            .toString();
    Set<String> parts = DeployFiles.find("values=\\[([a-z, ]+)]", monitor.toString());
    for (String part : parts.iterator().next().split(", ")) {
      assertThat(objects)
          .filteredOn(object -> object.toString().contains("labels={bluewatch/part=" + part + "}"))
          .isNotEmpty()
          .allSatisfy(
              object ->
                  assertThat(object.toString()).contains("{name=" + port + ", containerPort="));
    }
  }

  private void assertIsAServiceOfOurs(String address) {
    String[] host = address.substring(0, address.indexOf(':')).split("\\.");
    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    assertThat(name(ofKind("Namespace").get(0))).isEqualTo(host[1]);
    assertThat(ofKind("Service"))
        .filteredOn(service -> name(service).equals(host[0]))
        .singleElement()
        .satisfies(
            service ->
                assertThat(DeployFiles.list(service, "spec", "ports"))
                    .extracting(each -> DeployFiles.at(each, "port"))
                    .contains(port));
  }

  /** Namespaces with ports that the policies for a part open in one direction. */
  private List<String> opened(String direction, String part) {
    List<String> opened = new ArrayList<>();
    boolean in = direction.equals("Ingress");
    for (Map<String, Object> policy : ofKind("NetworkPolicy")) {
      if (!DeployFiles.at(policy, "spec", "podSelector")
          .toString()
          .matches(".*\\b" + part + "\\b.*")) {
        continue;
      }
      for (Object rule : DeployFiles.list(policy, "spec", in ? "ingress" : "egress")) {
        Set<String> namespaces =
            DeployFiles.find(
                "metadata.name=([a-z-]+)", DeployFiles.list(rule, in ? "from" : "to").toString());
        for (Object port : DeployFiles.list(rule, "ports")) {
          namespaces.forEach(name -> opened.add(name + ":" + DeployFiles.at(port, "port")));
        }
      }
    }
    return opened;
  }

  private String clusterFile(String name) {
    return DeployFiles.at(ofKind("ConfigMap").get(0), "data", name).toString();
  }

  private List<Map<String, Object>> ofKind(String kind) {
    return objects.stream().filter(object -> kind.equals(object.get("kind"))).toList();
  }

  private static String name(Map<String, Object> object) {
    return DeployFiles.at(object, "metadata", "name").toString();
  }
}
