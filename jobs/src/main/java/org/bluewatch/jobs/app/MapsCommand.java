package org.bluewatch.jobs.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaProblems;
import org.bluewatch.jobs.grafana.MapFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bluewatch maps}: the map files of an area for Grafana. */
@Command(
    name = "maps",
    description = "Writes the maps of an area that dashboards draw on, as GeoJSON files.")
final class MapsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private AreaOptions areaOptions;

  @Option(
      names = "--background",
      paramLabel = "FILE",
      description = "GeoJSON features to draw under everything, for example provinces")
  private Path background;

  @Option(
      names = "--attribution",
      paramLabel = "TEXT",
      description = "what the sources of the data want said with a map")
  private String attribution;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "folder for the files; goes to public/maps of Grafana")
  private Path output;

  @Override
  public Integer call() {
    Area area;
    try {
      area = areaOptions.load();
    } catch (AreaProblems problems) {
      problems.errors().forEach(spec.commandLine().getErr()::println);
      return 1;
    }
    int leftOut = MapFiles.write(area, background, attribution, output);
    if (leftOut > 0) {
      spec.commandLine()
          .getErr()
          .printf(
              "%d cells are too many to draw: hotspots will show without outlines; a lower"
                  + " cellResolution has fewer%n",
              leftOut);
    }
    spec.commandLine().getOut().println("written to " + output);
    return 0;
  }
}
