package org.bluewatch.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** For each alert about Bluewatch itself the runbook says what to do. */
class RunbookTest {
  private static final Path DOCUMENT = DeployFiles.ROOT.resolve("docs/operations.md");
  private static final Path RULES = DeployFiles.DEPLOY.resolve("prometheus/rules");

  private final Set<String> headings =
      DeployFiles.find("(?m)^### (\\w+)$", DeployFiles.text(DOCUMENT).split("## Runbook\n", 2)[1]);

  @Test
  void everyHeadingIsFollowedByWhatToDo() {
    assertThat(headings).hasSizeGreaterThan(10).contains("Watchdog", "BluewatchFlinkDown");
    assertThat(DeployFiles.text(DOCUMENT)).doesNotContainPattern("(?m)^### \\w+\\n+###");
  }

  @Test
  void everyRuleLeadsToItsHeading() throws IOException {
    for (Map<String, Object> rule : alerts()) {
      String name = rule.get("alert").toString();
      assertThat(headings).as("docs/operations.md").contains(name);
      assertThat(DeployFiles.at(rule, "annotations", "runbook"))
          .as(name)
          .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
    }
  }

  private static List<Map<String, Object>> alerts() throws IOException {
    if (!Files.isDirectory(RULES)) {
      return List.of();
    }
    List<Map<String, Object>> alerts = new ArrayList<>();
    try (Stream<Path> files = Files.list(RULES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).toList()) {
        for (Object group : DeployFiles.list(DeployFiles.yaml(file).get(0), "groups")) {
          for (Object rule : DeployFiles.list(group, "rules")) {
            if (DeployFiles.at(rule, "alert") != null) {
              alerts.add(DeployFiles.map(rule));
            }
          }
        }
      }
    }
    return alerts;
  }
}
