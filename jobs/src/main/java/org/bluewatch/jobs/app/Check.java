package org.bluewatch.jobs.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaLoader;
import org.bluewatch.jobs.config.AreaProblems;
import org.bluewatch.jobs.config.ClusterSettings;
import org.bluewatch.jobs.config.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bluewatch check}: says everything that is wrong with an area folder or a cluster file, or
 * what is in it.
 */
@Command(
    name = "check",
    description =
        "Validates an area folder, or a cluster file and its area, and prints what is wrong.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the area is fine", "1:there are problems", "2:bad usage"})
final class Check implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AreaOptions options;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "a cluster file, to be validated together with the area that it names")
  private Path config;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Area area = config == null ? options.load() : loadCluster(out);
      warn(area.warnings(), out);
      out.println(AreaSummary.of(area));
      return 0;
    } catch (AreaProblems e) {
      warn(e.warnings(), out);
      e.errors().forEach(out::println);
      return 1;
    }
  }

  private Area loadCluster(PrintWriter out) throws AreaProblems {
    if (!Files.isRegularFile(config)) {
      throw new ParameterException(spec.commandLine(), "--config: no such file: " + config);
    }
    ClusterSettings settings = ClusterSettings.load(config);
    Area area = AreaLoader.load(Path.of(settings.area()), Optional.empty());
    out.println("cluster file " + config + " is fine");
    settings.describe().forEach(line -> out.println("  " + line));
    return area;
  }

  private static void warn(List<Problem> warnings, PrintWriter out) {
    warnings.forEach(warning -> out.println("warning: " + warning));
  }
}
