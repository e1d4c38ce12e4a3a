package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bluewatch bench detection}: false alarms, power, delay and place of hotspots. */
@Command(
    name = "detection",
    description = "how well hotspots are found in simulated worlds, beside other detectors",
    mixinStandardHelpOptions = true)
public final class DetectionBench implements Callable<Integer> {
  /** What is measured. */
  enum Part {
    NULL,
    SIZES,
    COLD,
    POWER,
    SHAPES,
    DECOYS,
    LATE,
    SCALE,
    ALL;

    String inDocument() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--seed",
      paramLabel = "WORD",
      defaultValue = "bluewatch",
      description = "decides every random number (default ${DEFAULT-VALUE})")
  private String seed;

  @Option(
      names = "--part",
      paramLabel = "PART",
      defaultValue = "all",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private Part part;

  @Option(
      names = "--world",
      paramLabel = "NAME",
      description = "only this world: reference, smooth, restless, sparse, late, field")
  private String world;

  @Option(names = "--quick", description = "a tenth of it: wide intervals")
  private boolean quick;

  @Option(names = "--days", paramLabel = "N", description = "length of null runs (default 360)")
  private Integer days;

  @Option(names = "--worlds", paramLabel = "N", description = "worlds of each kind (default 5)")
  private Integer worlds;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "outbreaks or decoys of each kind in each world (default 20)")
  private Integer trials;

  @Option(names = "--only-bluewatch", description = "leave out the detectors it is compared with")
  private boolean onlyBluewatch;

  @Option(
      names = "--max-cells",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "of scale only worlds up to this size (default ${DEFAULT-VALUE})")
  private int maxCells;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "put the tables into this document too, e.g. docs/detection-quality.md")
  private Path markdown;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "write a world (--world, default field) as an area folder, and nothing else")
  private Path export;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (export != null) {
      new AreaExport(new World(settings(List.of(WorldSettings.FIELD)).get(0), seed)).write(export);
      out.println("wrote " + export);
      return 0;
    }
    Plan plan =
        new Plan(
            seed,
            chosen(days, quick ? 60 : 360, "--days"),
            chosen(worlds, quick ? 1 : 5, "--worlds"),
            chosen(trials, quick ? 10 : 20, "--trials"),
            onlyBluewatch);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("benchmark", "detection").put("seed", seed);
    List<Part> parts =
        part == Part.ALL ? List.of(Part.values()).subList(0, Part.ALL.ordinal()) : List.of(part);
    var document = markdown == null ? null : new QualityDocument(markdown);
    for (Part each : parts) {
      if (document != null) {
        document.check(each.inDocument());
      }
    }
    for (Part each : parts) {
      Tables tables = new Tables(out);
      run(each, plan, tables, json);
      if (document != null) {
        document.put(each.inDocument(), tables.markdown());
      }
    }
    out.println();
    out.println(json);
    out.flush();
    return 0;
  }

  private void run(Part which, Plan plan, Tables tables, ObjectNode json) {
    switch (which) {
      case NULL -> new NullPart(plan).run(settings(WorldSettings.ALL), tables, json);
      case SIZES -> {
        for (WorldSettings settings : settings(List.of(WorldSettings.REFERENCE))) {
          new NullPart(plan).runSizes(settings, tables, json);
        }
      }
      case COLD -> new ColdPart(plan).run(settings(WorldSettings.ALL), tables, json);
      case POWER -> {
        for (WorldSettings settings : settings(List.of(WorldSettings.REFERENCE))) {
          new PowerPart(plan).run(settings, OutbreakKind.GOALS, "power", tables, json);
        }
      }
      case SHAPES -> {
        for (WorldSettings settings : settings(List.of(WorldSettings.REFERENCE))) {
          new PowerPart(plan).run(settings, OutbreakKind.OTHERS, "shapes", tables, json);
        }
      }
      case DECOYS ->
          new DecoyPart(plan)
              .run(settings(List.of(WorldSettings.REFERENCE, WorldSettings.FIELD)), tables, json);
      case LATE -> {
        for (WorldSettings settings : settings(List.of(WorldSettings.LATE))) {
          new LatePart(plan).run(settings, tables, json);
        }
      }
      case SCALE -> new ScalePart(seed).run(quick ? ScalePart.Size.QUICK : sizes(), tables, json);
      case ALL -> throw new IllegalArgumentException("all is no part");
    }
  }

  private List<ScalePart.Size> sizes() {
    return ScalePart.Size.ALL.stream().filter(s -> s.cells() <= maxCells).toList();
  }

  private List<WorldSettings> settings(List<WorldSettings> usual) {
    if (world == null) {
      return usual;
    }
    return WorldSettings.ALL.stream()
        .filter(settings -> settings.name().equals(world))
        .findFirst()
        .map(List::of)
        .orElseThrow(() -> usage("--world: there is no world '" + world + "'"));
  }

  private int chosen(Integer given, int otherwise, String option) {
    if (given != null && given < 1) {
      throw usage(option + ": expected 1 or more, got " + given);
    }
    return given == null ? otherwise : given;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
