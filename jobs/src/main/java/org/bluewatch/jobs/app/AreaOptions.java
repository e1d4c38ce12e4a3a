package org.bluewatch.jobs.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaLoader;
import org.bluewatch.jobs.config.AreaProblems;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say which area is meant. */
final class AreaOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--area",
      required = true,
      paramLabel = "DIR",
      defaultValue = "${sys:bluewatch.area}",
      description = "the area folder (default: the area shipped with Bluewatch)")
  private Path areaDir;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "a fragment of area.yaml that overrides it")
  private Path rules;

  /**
   * Loads the area.
   *
   * @throws AreaProblems with everything that is wrong in its files
   * @throws ParameterException if the folder or the rules are not there at all
   */
  Area load() throws AreaProblems {
    if (!Files.isDirectory(areaDir)) {
      throw new ParameterException(command.commandLine(), "--area: no such folder: " + areaDir);
    }
    if (rules != null && !Files.isRegularFile(rules)) {
      throw new ParameterException(command.commandLine(), "--rules: no such file: " + rules);
    }
    return AreaLoader.load(areaDir, Optional.ofNullable(rules));
  }

  /** The area folder. */
  Path folder() {
    return areaDir;
  }
}
