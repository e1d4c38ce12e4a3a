package org.bluewatch.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bluewatch.jobs.metrics.ExportedNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules, deployments and documents name only metrics that there are. */
class DeployedMetricsTest {
  private static final Path RULES = DeployFiles.DEPLOY.resolve("prometheus/rules/bluewatch.yml");

  /** What is named alike and is none: roles of the database, and the files of their passwords. */
  private static final Set<String> ROLES =
      DeployFiles.find(
          "create role (\\w+)", DeployFiles.text(DeployFiles.DEPLOY.resolve("postgres/roles.sql")));

  static List<Path> files() throws IOException {
    Path areas = DeployFiles.DEPLOY.resolve("areas");
    Path secrets = DeployFiles.DEPLOY.resolve("compose/secrets");
    try (Stream<Path> deploy = Files.walk(DeployFiles.DEPLOY);
        Stream<Path> docs = Files.walk(DeployFiles.ROOT.resolve("docs"));
        Stream<Path> provisioning = Files.walk(DeployFiles.ROOT.resolve("grafana/provisioning"))) {
      return Stream.of(deploy, docs.filter(file -> file.toString().endsWith(".md")), provisioning)
          .flatMap(files -> files)
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(areas) && !file.startsWith(secrets))
          .filter(file -> !ExportedNames.in(DeployFiles.text(file)).isEmpty())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyMetricThatIsNamedIsExposed(Path file) {
    Set<String> named = ExportedNames.in(DeployFiles.text(file));
    named.removeIf(name -> ROLES.contains(name.replaceFirst("_password$", "")));

    assertThat(ExportedNames.all()).containsAll(named);
  }

  @Test
  void theRulesAreAmongThem() throws IOException {
    assertThat(files()).contains(RULES);
    assertThat(ExportedNames.in(DeployFiles.text(RULES))).hasSizeGreaterThan(10);
  }
}
