package org.bluewatch.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bluewatch.bench.detection.DetectionBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code bluewatch bench}: runs a benchmark, prints a table for people and, as the last line, one
 * JSON object. Exit codes: 0 fine, 1 a run failed or did not do its work, 2 bad usage.
 */
@Command(
    name = "bluewatch bench",
    description = "Measures on this machine and prints ratios.",
    subcommands = DetectionBench.class,
    mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
  private static final Map<String, Benchmark> BENCHMARKS =
      new TreeMap<>(
          Map.of(
              "pipeline", new PipelineBench(),
              "ordering", new OrderingBench(),
              "convoys", new ConvoyBench(),
              "incidents", new IncidentBench(),
              "paging", new PagingBench()));

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      defaultValue = "pipeline",
      description = "what to measure (default ${DEFAULT-VALUE}), or list for all names")
  private String name;

  @Option(names = "--records", paramLabel = "N", description = "number of records, 2,000 or more")
  private Integer records;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "5",
      description = "measured runs of each graph (default ${DEFAULT-VALUE})")
  private int repetitions;

  public static void main(String[] args) {
    System.setProperty("log4j2.configurationFile", "bench-log4j2.properties");
    System.exit(commandLine().execute(args));
  }

  /** The command, with errors in one line each. */
  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (error, args) -> {
              error.getCommandLine().getErr().println("bluewatch bench: " + error.getMessage());
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (error, command, parsed) -> {
              command.getErr().println("bluewatch bench: " + rootOf(error));
              if (System.getenv("BLUEWATCH_DEBUG") != null) {
                error.printStackTrace(command.getErr());
              }
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  /** Flink wraps what went wrong in an operator several times. */
  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (name.equals("list")) {
      abouts().forEach((each, about) -> out.printf("%-10s %s%n", each, about));
      return 0;
    }
    measure(checked(), out);
    return 0;
  }

  /** What each benchmark measures, by name; those with options of their own are subcommands. */
  private Map<String, String> abouts() {
    Map<String, String> abouts = new TreeMap<>();
    BENCHMARKS.forEach((each, benchmark) -> abouts.put(each, benchmark.about()));
    spec.subcommands()
        .forEach(
            (each, command) ->
                abouts.put(each, command.getCommandSpec().usageMessage().description()[0]));
    return abouts;
  }

  private Benchmark checked() {
    Benchmark benchmark = BENCHMARKS.get(name);
    if (benchmark == null) {
      throw usage(
          "no benchmark '" + name + "'; there are: " + String.join(", ", abouts().keySet()));
    }
    if (records != null && records < 2 * Cost.RECORDS_OF_START) {
      throw usage("--records: expected 2000 or more, got " + records);
    }
    if (repetitions < 1) {
      throw usage("--repetitions: expected 1 or more, got " + repetitions);
    }
    return benchmark;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void measure(Benchmark benchmark, PrintWriter out) throws Exception {
    int count = records == null ? benchmark.defaultRecords() : records;
    int cores = Runtime.getRuntime().availableProcessors();
    String java = System.getProperty("java.version");
    out.printf(
        "%s: %s%n%d measured runs of each graph, Java %s, %d cores; read the ratios%n",
        name, benchmark.about(), repetitions, java, cores);
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("benchmark", name);
    benchmark.run(count, repetitions, this::show, out, result);
    result.put("records", count).put("repetitions", repetitions);
    result.put("java", java).put("cores", cores);
    out.println(result);
    out.flush();
  }

  private void show(String variant, int round, int rounds) {
    PrintWriter err = spec.commandLine().getErr();
    String which = round == 0 ? "warm-up" : "round " + round + " of " + rounds;
    if (System.console() != null) {
      err.printf("\r%-78s", which + ": " + variant);
      err.flush();
    }
  }
}
