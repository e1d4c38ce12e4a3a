package org.bluewatch.jobs.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 fine, 1 something went wrong or was found wrong, 2 bad usage. */
@Command(
    name = "bluewatch",
    description = "Real-time situational awareness for peacekeeping operations centres.",
    mixinStandardHelpOptions = true,
    subcommands = {Check.class, ReplayCommand.class})
public final class Bluewatch implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The commands, with errors in one line each. */
  static CommandLine commandLine() {
    return new CommandLine(new Bluewatch())
        .setParameterExceptionHandler((error, args) -> explainUsage(error))
        .setExecutionExceptionHandler((error, command, parsed) -> explain(error, command));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  private static int explainUsage(ParameterException error) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("bluewatch: " + error.getMessage());
    err.println("Try './" + command.getCommandSpec().qualifiedName() + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  private static int explain(Exception error, CommandLine command) {
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    command.getErr().println("bluewatch: " + message);
    if (System.getenv("BLUEWATCH_DEBUG") != null) {
      error.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
