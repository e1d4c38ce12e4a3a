package org.bluewatch.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of the shipped alerts hide which others by the shipped {@code alertmanager.yml}. */
class InhibitionTest {
  private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~|!~|=|!=)\"(.*)\"");
  private static final String NAME = "alertname";

  private final List<Object> inhibitions =
      DeployFiles.list(
          DeployFiles.yaml(DeployFiles.DEPLOY.resolve("alertmanager/alertmanager.yml")).get(0),
          "inhibit_rules");
  private final Map<String, Map<String, Object>> alerts = new TreeMap<>();

  InhibitionTest() {
    var file =
        DeployFiles.yaml(DeployFiles.DEPLOY.resolve("prometheus/rules/bluewatch.yml")).get(0);
    for (Object group : DeployFiles.list(file, "groups")) {
      for (Object rule : DeployFiles.list(group, "rules")) {
        Map<String, Object> labels = new TreeMap<>(DeployFiles.map(rule, "labels"));
        labels.put(NAME, DeployFiles.at(rule, "alert"));
        alerts.put(labels.get(NAME).toString(), labels);
      }
    }
  }

  @Test
  void aProcessThatIsDownHidesWarningsThatFollowFromItOnly() {
    assertThat(hiddenBy("BluewatchDown"))
        .containsExactly(
            "BluewatchCheckpointOld",
            "BluewatchLateRecords",
            "BluewatchRejectedShare",
            "BluewatchRestarts",
            "BluewatchResultsUnreadable",
            "BluewatchStreamSilent",
            "BluewatchWatermarkLag");
  }

  @Test
  void nothingHidesThatPagesFailOrThatTheAuditDoesNotHold() {
    for (String alert : alerts.keySet()) {
      assertThat(hiddenBy(alert))
          .as(alert)
          .doesNotContain("BluewatchPagesFailing", "BluewatchAuditBroken", "BluewatchAuditWaiting")
          .doesNotContain("BluewatchDown", "BluewatchKafkaDown", "Watchdog");
    }
  }

  private Set<String> hiddenBy(String source) {
    Set<String> hidden = new TreeSet<>();
    for (Object rule : inhibitions) {
      if (matches(rule, "source_matchers", alerts.get(source))) {
        alerts.values().stream()
            .filter(labels -> matches(rule, "target_matchers", labels))
            .forEach(labels -> hidden.add(labels.get(NAME).toString()));
      }
    }
    return hidden;
  }

  private static boolean matches(Object rule, String matchers, Map<String, Object> labels) {
    Stream<Object> all = DeployFiles.list(rule, matchers).stream();
    return all.allMatch(matcher -> matches(matcher.toString(), labels));
  }

  private static boolean matches(String text, Map<String, Object> labels) {
    Matcher matcher = MATCHER.matcher(text);
    assertThat(matcher.matches()).as(text).isTrue();
    String value = labels.getOrDefault(matcher.group(1), "").toString();
    boolean found =
        matcher.group(2).endsWith("~")
            ? value.matches(matcher.group(3))
            : value.equals(matcher.group(3));
    return found != matcher.group(2).startsWith("!");
  }
}
