package org.bluewatch.jobs.app;

import java.nio.file.Path;
import org.bluewatch.jobs.config.AreaProblems;
import org.bluewatch.jobs.config.ClusterSettings;
import picocli.CommandLine.Option;

/** The option that says which cluster is meant. */
final class ClusterOptions {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "the cluster file, docs/operations.md")
  private Path file;

  /**
   * Reads the cluster file.
   *
   * @throws AreaProblems with everything that is wrong in it
   */
  ClusterSettings load() throws AreaProblems {
    return ClusterSettings.load(file);
  }
}
