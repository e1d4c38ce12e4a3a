package org.bluewatch.jobs.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Exit codes: 0 fine, 1 something went wrong or was found wrong, 2 bad usage. */
@Command(
    name = "bluewatch",
    description = "Real-time situational awareness for peacekeeping operations centres.",
    footer = {
      "",
      "In a source folder also: 'bluewatch test' runs all tests, 'bluewatch bench [NAME]' the"
          + " benchmarks,",
      "'bluewatch jars' makes what a Flink cluster is given."
    },
    subcommands = {
      UpCommand.class,
      ReplayCommand.class,
      Check.class,
      MapsCommand.class,
      TopicsCommand.class,
      SchemaCommand.class,
      TickCommand.class,
      ForgetCommand.class,
      FeedCommand.class,
      ServeCommand.class,
      PagerCommand.class,
      AuditCommand.class
    })
public final class Bluewatch implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "says how to use this")
  @SuppressWarnings("unused") // picocli answers it
  private boolean help;

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
    err.println("bluewatch: " + message(error));
    err.println("Try './" + command.getCommandSpec().qualifiedName() + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  private static String message(ParameterException error) {
    return error instanceof UnmatchedArgumentException unmatched
        ? "unknown command or option: " + String.join(" ", unmatched.getUnmatched())
        : error.getMessage();
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
