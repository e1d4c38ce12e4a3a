package org.bluewatch.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bluewatch.jobs.config.AreaProblems;
import org.bluewatch.jobs.config.ClusterSettings;
import org.bluewatch.jobs.config.PagerSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of {@code deploy}, and what can be asked of them without running them. */
final class DeployFiles {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path DEPLOY = ROOT.resolve("deploy");

  private DeployFiles() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The documents of a YAML file, merge keys resolved. */
  static List<Map<String, Object>> yaml(Path file) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object document :
        new Load(LoadSettings.builder().setLabel(file.toString()).build())
            .loadAllFromString(text(file))) {
      documents.add(map(merged(document)));
    }
    return documents;
  }

  private static Object merged(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> result = new LinkedHashMap<>();
      if (map.get("<<") != null) {
        result.putAll((Map<?, ?>) merged(map.get("<<")));
      }
      map.forEach(
          (key, each) -> {
            if (!"<<".equals(key)) {
              result.put(key, merged(each));
            }
          });
      return result;
    }
    return value instanceof List<?> list ? list.stream().map(DeployFiles::merged).toList() : value;
  }

  /** The object at a path of keys, empty if it is not there. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value, String... path) {
    Object found = at(value, path);
    return found == null ? Map.of() : (Map<String, Object>) found;
  }

  /** The list at a path of keys, empty if it is not there. */
  @SuppressWarnings("unchecked")
  static List<Object> list(Object value, String... path) {
    Object found = at(value, path);
    return found == null ? List.of() : (List<Object>) found;
  }

  static Object at(Object value, String... path) {
    Object found = value;
    for (String key : path) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return found;
  }

  /** All that a pattern's first group finds. */
  static Set<String> find(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult r) -> r.group(1))
        .forEach(found::add);
    return found;
  }

  /** An image with a version of its own, which says what it will be tomorrow as well. */
  static void assertPinned(String image) {
    assertThat(image)
        .matches("[a-z0-9./-]+:v?[0-9]+\\.[0-9][A-Za-z0-9._-]*")
        .doesNotContain("latest");
  }

  /**
   * Reads a cluster file of a deployment, with its secrets and its area somewhere else.
   *
   * @param secrets where secrets are in the deployment
   * @param work an empty folder
   */
  static ClusterSettings clusterFile(String content, String secrets, Path work)
      throws IOException, AreaProblems {
    Path file = work.resolve("cluster.yaml");
    for (String secret : find(Pattern.quote(secrets) + "/([A-Za-z0-9._/-]+)", content)) {
      Path there = work.resolve("secrets").resolve(secret);
      Files.createDirectories(there.getParent());
      Files.writeString(there, "secret\n");
    }
    Files.createDirectories(work.resolve("area"));
    Files.writeString(
        file,
        content
            .replace(secrets, work.resolve("secrets").toString())
            .replace("/etc/bluewatch/area", work.resolve("area").toString()));
    return ClusterSettings.load(file);
  }

  /** Reads a {@code pager.yaml} of a deployment, as the sender will. */
  static PagerSettings pagerFile(String content, Path work) throws IOException, AreaProblems {
    return PagerSettings.load(Files.writeString(work.resolve("pager.yaml"), content));
  }

  /** The same when somebody has said where links lead, which no shipped file can. */
  static PagerSettings adaptedPagerFile(String content, Path work)
      throws IOException, AreaProblems {
    assertThat(content).contains("# baseUrl: https://HOST");
    return pagerFile(
        content.replace("# baseUrl: https://HOST", "baseUrl: https://pager.test"), work);
  }

  /** What the root pom says of a version. */
  static String version(String property) {
    return find("<" + Pattern.quote(property) + ">([^<]+)<", text(ROOT.resolve("pom.xml")))
        .iterator()
        .next();
  }
}
