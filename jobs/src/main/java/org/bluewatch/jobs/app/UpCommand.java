package org.bluewatch.jobs.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaProblems;
import org.bluewatch.jobs.config.Durations;
import org.bluewatch.jobs.config.PagerSettings;
import org.bluewatch.jobs.local.Screen;
import org.bluewatch.jobs.local.Up;
import org.bluewatch.jobs.local.UpSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code bluewatch up}: all of it on this machine. */
@Command(
    name = "up",
    description = {
      "Starts Kafka, Flink and PostgreSQL on this machine, feeds the area's recorded streams, and",
      "shows progress and every alert. Ctrl-C stops; the next start carries on."
    })
final class UpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private AreaOptions areaOptions;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".bluewatch",
      description = "folder for all state (default ${DEFAULT-VALUE})")
  private Path data;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "times real time once live (default from the area)")
  private Double speed;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "stop so long after the first live record, e.g. 3m")
  private Duration runFor;

  @Option(names = "--no-feed", description = "feed nothing: records come from elsewhere")
  private boolean noFeed;

  @Option(
      names = "--grafana",
      description =
          "start Grafana and Prometheus too, if they are on this machine, with all dashboards")
  private boolean grafana;

  @Option(
      names = "--grafana-files",
      hidden = true,
      defaultValue = "${sys:bluewatch.grafana}",
      description = "the folder grafana of the project")
  private Path grafanaFiles;

  @Option(
      names = "--alertmanager",
      paramLabel = "URL",
      converter = UrlConverter.class,
      description = "an Alertmanager that pages are sent to; repeat it for each of a cluster")
  private List<URI> alertmanagers = List.of();

  @Option(
      names = "--fallback",
      paramLabel = "URL",
      converter = UrlConverter.class,
      description = {
        "a webhook that is told when no Alertmanager confirms a page within 60 s, or Prometheus",
        "was not heard through them for 5 min"
      })
  private URI fallback;

  @Option(
      names = "--page-exercise",
      description = "let a recorded feed page once it is live, every page marked EXERCISE")
  private boolean pageExercise;

  @ArgGroup(heading = "Loopback ports (default: that of the last start, or any free one)%n")
  private PortOptions ports = new PortOptions();

  private static final class PortOptions {
    @Option(names = "--kafka-port", paramLabel = "PORT", description = "of the broker")
    private int kafka;

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "of the database")
    private int postgres;

    @Option(names = "--flink-port", paramLabel = "PORT", description = "of the Flink web UI")
    private int flink;

    @Option(names = "--metrics-port", paramLabel = "PORT", description = "of /metrics")
    private int metrics;

    @Option(
        names = "--pager-port",
        paramLabel = "PORT",
        description = "where pages are acknowledged")
    private int pager;
  }

  private static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return Durations.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("expected a duration such as 90s, 15m, 6h or 56d");
      }
    }
  }

  private static final class UrlConverter implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      return PagerSettings.url(text)
          .orElseThrow(
              () ->
                  new TypeConversionException("expected an address such as http://127.0.0.1:9093"));
    }
  }

  @Override
  public Integer call() throws Exception {
    Area area;
    try {
      area = areaOptions.load();
    } catch (AreaProblems problems) {
      problems.errors().forEach(spec.commandLine().getErr()::println);
      return 1;
    }
    if (speed != null && !(speed > 0 && speed <= 1e6)) {
      throw new ParameterException(
          spec.commandLine(), "--speed: expected more than 0, at most a million, got " + speed);
    }
    if (fallback != null && alertmanagers.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--fallback: is the second way: expected --alertmanager too");
    }
    var settings =
        new UpSettings(
            area,
            areaOptions.folder(),
            data,
            !noFeed,
            speed == null ? area.settings().feed().speed() : speed,
            Optional.ofNullable(runFor),
            grafana ? Optional.of(grafanaFiles()) : Optional.empty(),
            new UpSettings.Paging(alertmanagers, Optional.ofNullable(fallback), pageExercise),
            new UpSettings.Ports(
                ports.kafka, ports.postgres, ports.flink, ports.metrics, ports.pager));
    var screen = new Screen(spec.commandLine().getOut(), System.console() != null);
    Up.run(
        settings, screen, StopSignal.latch(() -> screen.line("stopping; once more ends at once")));
    return 0;
  }

  private Path grafanaFiles() {
    if (grafanaFiles == null || !Files.isDirectory(grafanaFiles)) {
      throw new ParameterException(
          spec.commandLine(), "--grafana-files: no such folder: " + grafanaFiles);
    }
    return grafanaFiles.toAbsolutePath().normalize();
  }
}
