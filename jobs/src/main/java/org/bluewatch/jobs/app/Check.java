package org.bluewatch.jobs.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaProblems;
import org.bluewatch.jobs.config.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bluewatch check}: says everything that is wrong with an area folder, or what is in it. */
@Command(
    name = "check",
    description = "Validates an area folder and prints what is wrong, with file and line.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the area is fine", "1:there are problems", "2:bad usage"})
final class Check implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AreaOptions options;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Area area = options.load();
      warn(area.warnings(), out);
      out.println(AreaSummary.of(area));
      return 0;
    } catch (AreaProblems e) {
      warn(e.warnings(), out);
      e.errors().forEach(out::println);
      return 1;
    }
  }

  private static void warn(List<Problem> warnings, PrintWriter out) {
    warnings.forEach(warning -> out.println("warning: " + warning));
  }
}
