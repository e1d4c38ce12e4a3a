package org.bluewatch.jobs.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import org.bluewatch.jobs.grafana.MapFiles;

/**
 * The machine's Grafana, on loopback only, with the dashboards, data sources and maps of a folder.
 * Nothing is written into its installation: what its web pages are made of is seen through links,
 * with our maps beside its own.
 *
 * @param program its process
 * @param address where to point a browser
 */
record LocalGrafana(ChildProgram program, String address) {
  /** How to get it, in one line. */
  static final String HOW_TO_GET =
      "not on this machine: install Grafana 9.4 or newer, so that 'grafana' or 'grafana-server' is"
          + " on the PATH";

  private static final String DEFAULTS = "conf/defaults.ini";

  /**
   * Starts it, if there is one.
   *
   * @param folder where its data go; holds {@code provisioning}, {@code dashboards} and {@code
   *     maps}
   * @param settings the file with what holds wherever Grafana runs
   * @param adminPassword the file that holds the administrator's password
   * @param port the port for browsers, free
   * @throws LocalFault if it is there and cannot be started
   */
  static Optional<LocalGrafana> start(Path folder, Path settings, Path adminPassword, int port) {
    Optional<Path> server = ChildProgram.find("grafana").map(LocalGrafana::real);
    Optional<Path> program =
        server.isPresent() ? server : ChildProgram.find("grafana-server").map(LocalGrafana::real);
    return program.map(
        found -> {
          Optional<Path> home = home(found);
          List<String> arguments = new ArrayList<>();
          if (server.isPresent()) {
            arguments.add("server");
          }
          home.ifPresent(path -> arguments.add("--homepath=" + path));
          arguments.add("--config=" + settings);
          arguments.add("cfg:default.paths.data=" + folder.resolve("data"));
          Map<String, String> environment = environment(folder, adminPassword, port);
          home.ifPresent(
              path ->
                  environment.put("GF_SERVER_STATIC_ROOT_PATH", webPages(path, folder).toString()));
          return new LocalGrafana(
              ChildProgram.start(found, arguments, environment, folder),
              "http://127.0.0.1:" + port);
        });
  }

  private static Path real(Path program) {
    try {
      return program.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is installed: what its packages and archives have in common. */
  private static Optional<Path> home(Path program) {
    return Stream.of(
            System.getenv("GF_PATHS_HOME"),
            parent(program, 2),
            parent(program, 1),
            "/usr/share/grafana",
            "/usr/local/share/grafana")
        .filter(Objects::nonNull)
        .map(Path::of)
        .filter(path -> Files.exists(path.resolve(DEFAULTS)))
        .findFirst();
  }

  private static String parent(Path program, int levels) {
    Path path = program;
    for (int i = 0; i < levels && path != null; i++) {
      path = path.getParent();
    }
    return path == null ? null : path.toString();
  }

  private static Map<String, String> environment(Path folder, Path adminPassword, int port) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("GF_PATHS_DATA", folder.resolve("data").toString());
    environment.put("GF_PATHS_LOGS", folder.resolve("logs").toString());
    environment.put("GF_PATHS_PLUGINS", folder.resolve("plugins").toString());
    environment.put("GF_PATHS_PROVISIONING", folder.resolve("provisioning").toString());
    environment.put("GF_SERVER_HTTP_ADDR", "127.0.0.1");
    environment.put("GF_SERVER_HTTP_PORT", Integer.toString(port));
    environment.put("GF_SECURITY_ADMIN_PASSWORD", "$__file{" + adminPassword + "}");
    // Loopback has no TLS, and a browser would keep a secure cookie back.
    environment.put("GF_SECURITY_COOKIE_SECURE", "false");
    environment.put(
        "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH",
        folder.resolve("dashboards/operations/bluewatch-runs.json").toString());
    return environment;
  }

  /** The web pages of the installation, seen through links, and our maps among its maps. */
  private static Path webPages(Path home, Path folder) {
    try {
      Path pages = folder.resolve("public");
      FileUtils.deleteDirectory(pages.toFile());
      Path maps = Files.createDirectories(pages.resolve("maps"));
      link(home.resolve("public"), pages, "maps");
      link(home.resolve("public/maps"), maps, null);
      for (String map : List.of(MapFiles.BASE, MapFiles.CELLS, MapFiles.ROUTES)) {
        Files.copy(folder.resolve("maps").resolve(map), maps.resolve(map));
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path from, Path to, String except) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (!name.equals(except)) {
          Files.createSymbolicLink(to.resolve(name), entry);
        }
      }
    }
  }
}
