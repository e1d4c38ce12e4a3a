package org.bluewatch.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluewatch.jobs.app.CommandNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/kubernetes}, as far as it can be checked without a cluster. */
class KubernetesFilesTest {
  private static final Path FOLDER = DeployFiles.DEPLOY.resolve("kubernetes");
  private static final String SECRETS = "/etc/bluewatch/secrets";
  private static final String CLUSTER_FILES = "/etc/bluewatch/cluster";
  private static final String PART = "bluewatch/part";

  private static final Map<String, String> API_VERSIONS =
      Map.ofEntries(
          Map.entry("Kustomization", "kustomize.config.k8s.io/v1beta1"),
          Map.entry("Namespace", "v1"),
          Map.entry("ServiceAccount", "v1"),
          Map.entry("ConfigMap", "v1"),
          Map.entry("PersistentVolumeClaim", "v1"),
          Map.entry("Service", "v1"),
          Map.entry("Role", "rbac.authorization.k8s.io/v1"),
          Map.entry("RoleBinding", "rbac.authorization.k8s.io/v1"),
          Map.entry("Job", "batch/v1"),
          Map.entry("CronJob", "batch/v1"),
          Map.entry("Deployment", "apps/v1"),
          Map.entry("FlinkDeployment", "flink.apache.org/v1beta1"),
          Map.entry("NetworkPolicy", "networking.k8s.io/v1"),
          Map.entry("PodDisruptionBudget", "policy/v1"),
          Map.entry("PodMonitor", "monitoring.coreos.com/v1"));

  private final List<Map<String, Object>> objects = new ArrayList<>();
  private final Map<String, Object> kustomization =
      DeployFiles.yaml(FOLDER.resolve("kustomization.yaml")).get(0);
  private final String readme = DeployFiles.text(FOLDER.resolve("README.md"));

  @TempDir Path work;

  /** What runs in a pod, wherever its template stands. */
  private record Pod(String name, Map<String, Object> labels, Map<String, Object> spec) {
    List<Object> containers() {
      return DeployFiles.list(spec, "containers");
    }
  }

  KubernetesFilesTest() {
    for (Object file : DeployFiles.list(kustomization, "resources")) {
      objects.addAll(DeployFiles.yaml(FOLDER.resolve(file.toString())));
    }
  }

  @Test
  void everyFileIsListedAndEveryObjectHasItsKindVersionAndName() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(there)
          .isEqualTo(
              DeployFiles.list(kustomization, "resources").stream()
                  .map(Object::toString)
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
    for (Map<String, Object> object : objects) {
      String kind = (String) object.get("kind");
      assertThat(API_VERSIONS).containsKey(kind);
      assertThat(object).as(kind).containsEntry("apiVersion", API_VERSIONS.get(kind));
      assertThat(name(object)).as(kind).matches("[a-z][a-z-]*");
    }
    assertThat(objects.stream().map(object -> object.get("kind") + "/" + name(object)))
        .doesNotHaveDuplicates();
  }

  @Test
  void imagesArePinnedInOnePlaceAndTheSameEverywhere() {
    Map<String, Object> image = DeployFiles.map(DeployFiles.list(kustomization, "images").get(0));
    String pinned = image.get("newName") + ":" + image.get("newTag");
    DeployFiles.assertPinned(pinned);
    for (Map<String, Object> flink : ofKind("FlinkDeployment")) {
      assertThat(DeployFiles.at(flink, "spec", "image"))
          .isEqualTo(pinned.replace("bluewatch:", "bluewatch-flink:"));
    }
    for (Pod pod : pods()) {
      for (Object container : pod.containers()) {
        Object name = DeployFiles.at(container, "image");
        assertThat(name == null || name.equals(image.get("name"))).as(pod.name()).isTrue();
      }
    }
  }

  @Test
  void nobodyIsRootOrMayBecomeIt() {
    assertThat(pods()).hasSize(7);
    for (Pod pod : pods()) {
      assertThat(DeployFiles.map(pod.spec(), "securityContext"))
          .as(pod.name())
          .containsEntry("runAsNonRoot", true)
          .containsKeys("runAsUser", "fsGroup", "seccompProfile");
      for (Object container : pod.containers()) {
        Map<String, Object> context = DeployFiles.map(container, "securityContext");
        assertThat(context).as(pod.name()).containsEntry("allowPrivilegeEscalation", false);
        assertThat(DeployFiles.list(context, "capabilities", "drop")).containsExactly("ALL");
        boolean flink = pod.labels().get(PART).equals("flink");
        assertThat(flink || Boolean.TRUE.equals(context.get("readOnlyRootFilesystem"))).isTrue();
        assertThat(flink || DeployFiles.map(container, "resources", "limits").size() == 2)
            .as(pod.name())
            .isTrue();
      }
    }
  }

  @Test
  void flinkIsHighlyAvailableKeepsItsStateAndIsBounded() throws Exception {
    assertThat(ofKind("FlinkDeployment"))
        .extracting(KubernetesFilesTest::name)
        .containsExactly("situation", "delivery");
    for (Map<String, Object> flink : ofKind("FlinkDeployment")) {
      Map<String, Object> spec = DeployFiles.map(flink, "spec");
      Map<String, Object> settings = DeployFiles.map(spec, "flinkConfiguration");
      assertThat(settings)
          .containsEntry("high-availability.type", "kubernetes")
          .containsEntry("web.submit.enable", "false")
          .containsEntry("web.cancel.enable", "false")
          .containsEntry("kubernetes.rest-service.exposed.type", "ClusterIP");
      assertThat(settings.values()).allMatch(String.class::isInstance);
      for (String folder :
          List.of(
              "high-availability.storageDir",
              "execution.checkpointing.dir",
              "execution.checkpointing.savepoint-dir")) {
        assertThat(settings.get(folder).toString())
            .startsWith("file:///var/lib/bluewatch/flink/" + name(flink) + "/");
      }
      assertThat(DeployFiles.map(spec, "jobManager", "resource")).containsKeys("memory", "cpu");
      assertThat(DeployFiles.map(spec, "taskManager", "resource")).containsKeys("memory", "cpu");
      assertThat(DeployFiles.map(spec, "job"))
          .containsEntry("upgradeMode", "savepoint")
          .containsEntry("state", "running");
      assertThat(Class.forName((String) DeployFiles.at(spec, "job", "entryClass"))).isNotNull();
      assertThat(Class.forName((String) settings.get("metrics.reporter.bluewatch.factory.class")))
          .isNotNull();
      assertThat("v" + DeployFiles.version("flink.version").replace('.', '_'))
          .startsWith((String) spec.get("flinkVersion") + "_");
    }
  }

  @Test
  void theParallelismOfTheClusterFileHasItsSlots() throws Exception {
    int parallelism = settings("jobs.yaml").parallelism();
    Map<String, Object> situation = ofKind("FlinkDeployment").get(0);

    assertThat(DeployFiles.at(situation, "spec", "job", "parallelism")).isEqualTo(parallelism);
  }

  @Test
  void clusterFilesAreValid() throws Exception {
    for (String file : List.of("jobs.yaml", "records.yaml", "migrations.yaml")) {
      assertThat(settings(file).exercise()).as(file).isFalse();
    }
    assertThat(settings("jobs.yaml").stateFolder()).as("the operator restores").isNull();
    assertThat(settings("records.yaml").topics().replication()).isEqualTo(3);
  }

  @Test
  void linksOfPagesLeadSomewhereAndTheirWayIsTested() throws Exception {
    var pager = DeployFiles.adaptedPagerFile(clusterFiles().get("pager.yaml").toString(), work);

    assertThat(pager.links().baseUrl()).hasHost("pager.test");
    assertThat(pager.canary()).isNotNull();
  }

  private org.bluewatch.jobs.config.ClusterSettings settings(String file) throws Exception {
    return DeployFiles.clusterFile(clusterFiles().get(file).toString(), SECRETS, work);
  }

  private Map<String, Object> clusterFiles() {
    return DeployFiles.map(ofKind("ConfigMap").get(0), "data");
  }

  @Test
  void everyFileThatAProcessReadsIsMountedAndEverySecretIsInTheReadme() {
    for (Pod pod : pods()) {
      Set<String> volumes = names(DeployFiles.list(pod.spec(), "volumes"));
      Set<String> mounted = names(DeployFiles.list(pod.containers().get(0), "volumeMounts"));
      assertThat(mounted).as(pod.name()).isEqualTo(volumes);
      String arguments = arguments(pod);
      Set<String> files = DeployFiles.find(CLUSTER_FILES + "/([a-z.-]+[a-z])", arguments);
      assertThat(files).as(pod.name()).hasSize(1);
      assertThat(clusterFiles().keySet()).containsAll(files);
      StringBuilder read = new StringBuilder();
      files.forEach(file -> read.append(clusterFiles().get(file)));
      if (read.indexOf("kafka-client.properties") >= 0) {
        read.append(clusterFiles().get("kafka-client.properties"));
      }
      Set<String> secrets = DeployFiles.find(SECRETS + "/([a-z-]+)/", read.toString());
      Set<String> given =
          DeployFiles.list(pod.spec(), "volumes").stream()
              .map(volume -> DeployFiles.at(volume, "secret", "secretName"))
              .filter(secret -> secret != null)
              .map(Object::toString)
              .collect(Collectors.toSet());
      assertThat(given).as(pod.name()).isEqualTo(secrets);
      assertThat(secrets).allSatisfy(secret -> assertThat(readme).contains("`" + secret + "`"));
    }
  }

  private String arguments(Pod pod) {
    return ofKind("FlinkDeployment").stream()
        .filter(flink -> name(flink).equals(pod.name()))
        .map(flink -> DeployFiles.list(flink, "spec", "job", "args").toString())
        .findFirst()
        .orElseGet(() -> DeployFiles.list(pod.containers().get(0), "args").toString());
  }

  @Test
  void commandsExist() {
    for (Pod pod : pods()) {
      List<Object> arguments = DeployFiles.list(pod.containers().get(0), "args");
      assertThat(arguments.isEmpty() || CommandNames.all().contains(arguments.get(0).toString()))
          .as(pod.name())
          .isTrue();
    }
  }

  @Test
  void oldRowsAreForgottenEveryHour() {
    assertThat(ofKind("CronJob"))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(DeployFiles.at(job, "spec", "schedule").toString())
                  .matches("[0-9]+ \\* \\* \\* \\*");
              assertThat(DeployFiles.map(job, "spec"))
                  .containsEntry("concurrencyPolicy", "Forbid")
                  .doesNotContainKey("suspend");
            });
    assertThat(pods())
        .filteredOn(pod -> pod.name().equals("retention"))
        .singleElement()
        .satisfies(
            pod ->
                assertThat(DeployFiles.list(pod.containers().get(0), "args"))
                    .startsWith("forget")
                    .doesNotContain("--hourly"));
  }

  @Test
  void whoIsSelectedIsThere() {
    Set<String> parts =
        pods().stream().map(pod -> pod.labels().get(PART).toString()).collect(Collectors.toSet());
    Set<String> jobs =
        ofKind("FlinkDeployment").stream()
            .map(KubernetesFilesTest::name)
            .collect(Collectors.toSet());
    String policies = DeployFiles.text(FOLDER.resolve("network-policies.yaml"));
    String budgets = DeployFiles.text(FOLDER.resolve("disruption-budgets.yaml"));
    String monitoring = DeployFiles.text(FOLDER.resolve("monitoring.yaml"));
    for (String text : List.of(policies, budgets, monitoring)) {
      for (String values : DeployFiles.find("values: \\[([a-z, ]+)]", text)) {
        assertThat(parts).containsAll(List.of(values.split(", ")));
      }
      assertThat(parts).containsAll(DeployFiles.find("bluewatch/part: ([a-z]+)", text));
      assertThat(jobs).containsAll(DeployFiles.find("\\{app: ([a-z]+)}", text));
    }
    assertThat(parts)
        .as("who may be disturbed is said for each that lasts")
        .containsAll(List.of("flink", "ticker", "pager"));
    assertThat(DeployFiles.find("name: ([a-z]+)", budgets))
        .containsExactly("delivery", "pager", "situation", "ticker");
  }

  @Test
  void policiesBeginWithNothingAndOpenPortsThatAreUsed() {
    Map<String, Object> first = ofKind("NetworkPolicy").get(0);
    assertThat(DeployFiles.map(first, "spec", "podSelector")).isEmpty();
    assertThat(DeployFiles.list(first, "spec", "policyTypes")).containsExactly("Ingress", "Egress");
    assertThat(DeployFiles.map(first, "spec")).doesNotContainKeys("ingress", "egress");
    String all =
        pods().toString() + clusterFiles() + "names: 53, Kubernetes: 443, 6443; Flink: 8081";
    for (String port :
        DeployFiles.find(
            "port: (\\d+)", DeployFiles.text(FOLDER.resolve("network-policies.yaml")))) {
      assertThat(all).as(port).contains(port);
    }
  }

  @Test
  void noSecretIsWrittenDown() {
    assertThat(ofKind("Secret")).isEmpty();
    assertThat(clusterFiles().toString())
        .doesNotContainPattern("password *[=:] *[\"']?(?!quoted})[a-z0-9]{6}");
  }

  private List<Map<String, Object>> ofKind(String kind) {
    return objects.stream().filter(object -> object.get("kind").equals(kind)).toList();
  }

  private List<Pod> pods() {
    List<Pod> pods = new ArrayList<>();
    for (Map<String, Object> object : objects) {
      for (Map<String, Object> template :
          List.of(
              DeployFiles.map(object, "spec", "template"),
              DeployFiles.map(object, "spec", "podTemplate"),
              DeployFiles.map(object, "spec", "jobTemplate", "spec", "template"))) {
        if (!template.isEmpty()) {
          pods.add(
              new Pod(
                  name(object),
                  DeployFiles.map(template, "metadata", "labels"),
                  DeployFiles.map(template, "spec")));
        }
      }
    }
    return pods;
  }

  private static Set<String> names(List<Object> named) {
    return named.stream()
        .map(each -> DeployFiles.at(each, "name").toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(Map<String, Object> object) {
    return DeployFiles.at(object, "metadata", "name").toString();
  }
}
