package org.bluewatch.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.jobs.app.CommandNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code deploy/compose} and the images, as far as they can be checked without running them. */
class ComposeFilesTest {
  private static final Path FOLDER = DeployFiles.DEPLOY.resolve("compose");
  private static final String SECRETS = "/run/secrets";
  private static final Path PROVISIONING = DeployFiles.ROOT.resolve("grafana/provisioning");
  private static final String OWN_IMAGE = "bluewatch";

  private final Map<String, Object> compose =
      DeployFiles.yaml(FOLDER.resolve("compose.yaml")).get(0);
  private final Map<String, Map<String, Object>> services = new TreeMap<>();

  @TempDir Path work;

  ComposeFilesTest() {
    DeployFiles.map(compose, "services")
        .forEach((name, service) -> services.put(name, DeployFiles.map(service)));
  }

  @Test
  void allPartsAreThere() {
    assertThat(services)
        .containsOnlyKeys(
            "kafka",
            "postgres",
            "topics",
            "schema",
            "retention",
            "jobmanager",
            "taskmanager",
            "submit",
            "ticker",
            "pager",
            "prometheus",
            "alertmanager",
            "grafana");
  }

  @Test
  void imagesArePinnedAndOursHaveABuildFile() {
    services.forEach(
        (name, service) -> {
          String image = (String) service.get("image");
          DeployFiles.assertPinned(image);
          if (image.startsWith(OWN_IMAGE)) {
            String file = image.substring(0, image.indexOf(':'));
            file = file.equals(OWN_IMAGE) ? file : file.substring(OWN_IMAGE.length() + 1);
            assertThat(
                    DeployFiles.text(DeployFiles.DEPLOY.resolve("images/" + file + ".Dockerfile")))
                .as(name)
                .contains("-t " + image + " ");
          }
        });
    assertThat(services.get("kafka").get("image"))
        .isEqualTo("apache/kafka:" + DeployFiles.version("kafka.version"));
  }

  @Test
  void nobodyIsRootOrMayBecomeIt() {
    services.forEach(
        (name, service) -> {
          assertThat((String) service.get("user")).as(name).matches("[1-9][0-9]*:[0-9]+");
          assertThat(DeployFiles.list(service, "cap_drop")).as(name).containsExactly("ALL");
          assertThat(DeployFiles.list(service, "security_opt"))
              .as(name)
              .contains("no-new-privileges:true");
          assertThat(service).as(name).doesNotContainKeys("privileged", "cap_add", "pid");
        });
  }

  /** Flink's entry script writes its configuration. */
  @Test
  void allButFlinkHaveAReadOnlyRoot() {
    services.forEach(
        (name, service) ->
            assertThat(service.get("read_only"))
                .as(name)
                .isEqualTo(
                    service.get("image").toString().startsWith("bluewatch-flink") ? null : true));
  }

  @Test
  void everyServiceHasLimitsAndEveryLastingOneAHealthCheck() {
    services.forEach(
        (name, service) -> {
          assertThat(DeployFiles.map(service, "deploy", "resources", "limits"))
              .as(name)
              .containsKeys("cpus", "memory");
          boolean lasting = service.get("restart").equals("unless-stopped");
          assertThat(DeployFiles.map(service, "healthcheck").containsKey("test"))
              .as(name)
              .isEqualTo(lasting);
        });
  }

  @Test
  void oldRowsAreForgottenEveryHour() {
    assertThat(strings(services.get("retention"), "command")).startsWith("forget", "--hourly");
  }

  @Test
  void portsArePublishedOnLoopbackOnly() {
    services.forEach(
        (name, service) ->
            assertThat(DeployFiles.list(service, "ports"))
                .as(name)
                .allMatch(port -> port.toString().startsWith("127.0.0.1:")));
  }

  @Test
  void everythingNamedIsDeclaredAndEveryMountedFileIsThere() {
    Set<String> volumes = DeployFiles.map(compose, "volumes").keySet();
    Set<String> networks = DeployFiles.map(compose, "networks").keySet();
    Set<String> secrets = DeployFiles.map(compose, "secrets").keySet();
    services.forEach(
        (name, service) -> {
          assertThat(networks).as(name).containsAll(strings(service, "networks"));
          assertThat(strings(service, "networks")).as(name).isNotEmpty();
          assertThat(secrets).as(name).containsAll(strings(service, "secrets"));
          assertThat(services.keySet())
              .as(name)
              .containsAll(DeployFiles.map(service, "depends_on").keySet());
          for (String volume : strings(service, "volumes")) {
            String from = volume.substring(0, volume.indexOf(':'));
            if (from.startsWith(".")) {
              assertThat(Files.exists(FOLDER.resolve(from))).as("%s: %s", name, from).isTrue();
              assertThat(volume).as(name).endsWith(":ro");
            } else {
              assertThat(volumes).as(name).contains(from);
            }
          }
        });
  }

  @Test
  void everySecretIsAFileThatPrepareMakesAndNoneStandsInTheFile() {
    String prepare = DeployFiles.text(FOLDER.resolve("prepare"));
    DeployFiles.map(compose, "secrets")
        .forEach(
            (name, secret) -> {
              assertThat(DeployFiles.at(secret, "file")).isEqualTo("./secrets/" + name);
              assertThat(prepare).contains(name.replaceFirst("_(key|certificate)$", ""));
            });
    services.forEach(
        (name, service) ->
            assertThat(DeployFiles.map(service, "environment").entrySet())
                .as(name)
                .filteredOn(entry -> entry.getKey().matches(".*(PASSWORD|TOKEN|KEY).*"))
                .allMatch(entry -> entry.getValue().toString().startsWith(SECRETS)));
  }

  /** A secret that a mounted file names is given to the service, and no other one. */
  @Test
  void everyServiceHasTheSecretsThatItsFilesNameAndNoOthers() {
    services.forEach(
        (name, service) -> {
          StringBuilder all = new StringBuilder(service.toString());
          for (String volume : strings(service, "volumes")) {
            Path from = FOLDER.resolve(volume.substring(0, volume.indexOf(':')));
            filesIn(from).forEach(file -> all.append(DeployFiles.text(file)));
          }
          Set<String> named =
              new TreeSet<>(DeployFiles.find(SECRETS + "/([a-z_]+[a-z])", all.toString()));
          if (all.indexOf("${role}_password") >= 0) {
            named.addAll(
                DeployFiles.find("create role ([a-z_]+)", all.toString()).stream()
                    .map(role -> role + "_password")
                    .toList());
          }
          Set<String> given = new TreeSet<>(strings(service, "secrets"));
          assertThat(given).as(name).containsAll(named);
          assertThat(given.equals(named) || name.equals("grafana") && !Files.exists(PROVISIONING))
              .as("%s: %s, named are %s", name, given, named)
              .isTrue();
        });
  }

  private static List<Path> filesIn(Path path) {
    try (var files = Files.walk(path)) {
      return Files.exists(path)
          ? files
              .filter(Files::isRegularFile)
              .filter(file -> !file.toString().endsWith(".json"))
              .filter(file -> !file.toString().endsWith(".geojson"))
              .toList()
          : List.of();
    } catch (IOException namedVolume) {
      return List.of();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cluster.yaml", "records.yaml", "migrations.yaml"})
  void clusterFilesAreValid(String file) throws Exception {
    var settings = DeployFiles.clusterFile(DeployFiles.text(FOLDER.resolve(file)), SECRETS, work);

    assertThat(settings.exercise()).isFalse();
    assertThat(settings.kafka().bootstrapServers()).containsExactly("kafka:9092");
  }

  @Test
  void linksOfPagesLeadSomewhereAndTheirWayIsTested() throws Exception {
    var pager = DeployFiles.adaptedPagerFile(DeployFiles.text(FOLDER.resolve("pager.yaml")), work);

    assertThat(pager.links().baseUrl()).hasHost("pager.test");
    assertThat(pager.canary()).isNotNull();
  }

  @Test
  void slotsSufficeWhenATaskManagerIsLost() throws Exception {
    int parallelism =
        DeployFiles.clusterFile(DeployFiles.text(FOLDER.resolve("cluster.yaml")), SECRETS, work)
            .parallelism();
    String flink =
        DeployFiles.at(services.get("taskmanager"), "environment", "FLINK_PROPERTIES").toString();
    int slots =
        Integer.parseInt(DeployFiles.find("numberOfTaskSlots: (\\d+)", flink).iterator().next());
    int taskManagers = (Integer) DeployFiles.at(services.get("taskmanager"), "deploy", "replicas");

    // The delivery job has one slot, the situation job one for each subtask.
    assertThat((taskManagers - 1) * slots).isGreaterThanOrEqualTo(parallelism + 1);
  }

  @Test
  void recordsAndRowsStayOnNetworksOfTheirOwn() {
    assertThat(strings(services.get("pager"), "networks")).contains("records", "watch");
    assertThat(strings(services.get("taskmanager"), "networks")).contains("records", "store");
    assertThat(DeployFiles.map(compose, "networks", "records")).containsEntry("internal", true);
  }

  @Test
  void commandsAndMainClassesExist() throws Exception {
    for (Map<String, Object> service : services.values()) {
      if (service.get("image").toString().startsWith(OWN_IMAGE + ":")) {
        String command = strings(service, "command").get(0);
        assertThat(CommandNames.all().contains(command)).as(command).isTrue();
      }
    }
    String text =
        DeployFiles.text(FOLDER.resolve("compose.yaml"))
            + DeployFiles.text(FOLDER.resolve("kafka-client.properties"))
            + DeployFiles.text(DeployFiles.DEPLOY.resolve("images/submit"));
    Set<String> classes = DeployFiles.find("(org\\.bluewatch\\.[A-Za-z.]+[A-Za-z])", text);
    assertThat(classes).hasSizeGreaterThan(3);
    for (String name : classes) {
      assertThat(Class.forName(name)).isNotNull();
    }
  }

  @Test
  void buildFilesCopyWhatTheBuildMakes() {
    String flink = DeployFiles.text(DeployFiles.DEPLOY.resolve("images/flink.Dockerfile"));
    assertThat(flink)
        .contains("FROM flink:" + DeployFiles.version("flink.version") + "-java17")
        .contains("jobs/target/cluster/bluewatch-job.jar")
        .contains("jobs/target/cluster/lib/bluewatch-metrics.jar");
    for (String file : List.of("flink", "bluewatch")) {
      String build = DeployFiles.text(DeployFiles.DEPLOY.resolve("images/" + file + ".Dockerfile"));
      DeployFiles.assertPinned(DeployFiles.find("(?m)^FROM (\\S+)$", build).iterator().next());
      assertThat(build).containsPattern("(?m)^USER [1-9][0-9]*:[1-9][0-9]*$");
      assertThat(DeployFiles.DEPLOY.resolve("images/" + file + ".Dockerfile.dockerignore"))
          .content()
          .contains("\n*\n");
      for (String copied : DeployFiles.find("(?m)^COPY (?:--\\S+ )*(deploy/\\S+) ", build)) {
        assertThat(DeployFiles.ROOT.resolve(copied.replace("${AREA}", "central-africa"))).exists();
      }
    }
  }

  @Test
  void scriptsCanBeRun() {
    for (String script :
        List.of(
            "alertmanager/render",
            "alertmanager/start",
            "kubernetes/alertmanager",
            "compose/prepare",
            "compose/kafka/start",
            "compose/postgres/start",
            "compose/postgres/roles.sh",
            "images/submit",
            "cluster/start",
            "cluster/stop",
            "cluster/upgrade")) {
      assertThat(DeployFiles.DEPLOY.resolve(script)).isExecutable();
    }
  }

  private static List<String> strings(Map<String, Object> service, String key) {
    return DeployFiles.list(service, key).stream().map(Object::toString).toList();
  }

  /** The documents say what was not done. */
  @Test
  void theReadmeSaysThatItWasNotRun() {
    assertThat(Arrays.asList("compose", "kubernetes"))
        .allSatisfy(
            folder ->
                assertThat(DeployFiles.text(DeployFiles.DEPLOY.resolve(folder + "/README.md")))
                    .contains("not run", "## First run"));
  }
}
