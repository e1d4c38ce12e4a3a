package org.bluewatch.jobs.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaProblems;
import org.bluewatch.jobs.replay.Replay;
import org.bluewatch.jobs.replay.ReplaySettings;
import org.bluewatch.jobs.replay.Summary;
import org.bluewatch.jobs.source.Spool;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code bluewatch replay}: what would have been said of recorded streams. */
@Command(
    name = "replay",
    description = "Replays recorded streams as fast as it goes and writes what was found.")
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private AreaOptions areaOptions;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR",
      description = "folder with <topic>.jsonl or .jsonl.gz files")
  private String input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "folder for the result files")
  private Path output;

  @Option(
      names = "--from",
      paramLabel = "T",
      converter = TimeConverter.class,
      description = "first knowledge time to replay, RFC 3339")
  private Long fromMs;

  @Option(
      names = "--to",
      paramLabel = "T",
      converter = TimeConverter.class,
      description = "knowledge time to stop before, RFC 3339")
  private Long toMs;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "parallel subtasks, 1 to 128 (default ${DEFAULT-VALUE}); changes no result")
  private int parallelism;

  @Option(
      names = "--state-backend",
      paramLabel = "NAME",
      defaultValue = "heap",
      description = "heap or rocksdb (default ${DEFAULT-VALUE}); changes no result")
  private StateBackend stateBackend;

  private enum StateBackend {
    heap("hashmap"),
    rocksdb("rocksdb");

    private final String flinkName;

    StateBackend(String flinkName) {
      this.flinkName = flinkName;
    }
  }

  private static final class TimeConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      OptionalLong ms = WireTime.parse(text);
      if (ms.isEmpty()) {
        throw new TypeConversionException("expected a time such as 2021-03-01T00:00:00Z");
      }
      return ms.getAsLong();
    }
  }

  @Override
  public Integer call() throws Exception {
    checkOptions();
    PrintWriter err = spec.commandLine().getErr();
    Area area;
    try {
      area = areaOptions.load();
    } catch (AreaProblems problems) {
      problems.errors().forEach(err::println);
      return 1;
    }
    var range =
        new Spool.Range(
            fromMs == null ? Spool.Range.ALL.fromMs() : fromMs,
            toMs == null ? Spool.Range.ALL.toMs() : toMs);
    var settings =
        new ReplaySettings(
            area, Path.of(input), range, output, parallelism, stateBackend.flinkName);
    var progress = new ReplayProgress(err, System.console() != null);
    Summary summary = Replay.run(settings, progress);
    progress.done();
    print(summary);
    return summary.unaccounted() == 0 ? 0 : 1;
  }

  private void checkOptions() {
    if (input.startsWith("kafka:")) {
      throw usage("--input: replay from Kafka is not there yet; give a folder");
    }
    if (parallelism < 1 || parallelism > 128) {
      throw usage("--parallelism: expected 1 to 128, got " + parallelism);
    }
    if (fromMs != null && toMs != null && fromMs >= toMs) {
      throw usage("--from: expected a time before --to");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void print(Summary summary) {
    PrintWriter out = spec.commandLine().getOut();
    var content = summary.content();
    content
        .get("streams")
        .properties()
        .forEach(stream -> out.printf("%-20s %s%n", stream.getKey(), stream.getValue()));
    out.println("results              " + content.get("results"));
    List<String> strangers = new ArrayList<>();
    content.get("filesNotRead").forEach(name -> strangers.add(name.asText()));
    if (!strangers.isEmpty()) {
      out.println("not read (no raw stream has this name): " + String.join(", ", strangers));
    }
    if (summary.unaccounted() != 0) {
      out.println("the balance does not hold: " + summary.unaccounted() + " records unaccounted");
    }
    out.println("written to " + output);
    out.flush();
  }
}
