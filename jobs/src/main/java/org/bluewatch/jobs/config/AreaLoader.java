package org.bluewatch.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluewatch.jobs.source.StreamFile;

/** Reads and checks an area folder, all of it, before anything is said about it. */
public final class AreaLoader {
  private final Path areaDir;
  private final Problems problems = new Problems();
  private final Subjects subjects = new Subjects(problems);

  private AreaLoader(Path areaDir) {
    this.areaDir = areaDir;
  }

  /**
   * Reads an area.
   *
   * @param areaDir the folder
   * @param rules a YAML file with the form of {@code area.yaml} that overrides it key by key; lists
   *     are replaced as a whole
   * @throws AreaProblems with everything that is wrong
   */
  public static Area load(Path areaDir, Optional<Path> rules) throws AreaProblems {
    return new AreaLoader(areaDir).load(rules);
  }

  private Area load(Optional<Path> rules) throws AreaProblems {
    Optional<AreaSettings> settings = settings(rules);
    Optional<JsonNode> boundary = readGeography();
    readPlans();
    SortedMap<String, String> procedures = procedures();
    warnAboutStrangers();
    List<StreamFile> streams = StreamFolder.list(areaDir.resolve("streams"), problems);
    problems.throwIfAny();
    return new Area(
        settings.orElseThrow(),
        boundary.orElseThrow().toString(),
        subjects.toJson(),
        procedures,
        streams,
        problems.warnings());
  }

  private Optional<AreaSettings> settings(Optional<Path> rules) {
    Optional<Located> yaml = AreaFile.read(areaDir.resolve("area.yaml"), problems);
    Optional<Located> overrides = rules.flatMap(file -> AreaFile.read(file, problems));
    return yaml.map(area -> overrides.map(area::overriddenBy).orElse(area))
        .map(area -> AreaSettings.read(Fields.of(area, problems)));
  }

  private Optional<JsonNode> readGeography() {
    FeatureFiles features = new FeatureFiles(areaDir, problems);
    Optional<JsonNode> boundary = features.boundary();
    for (Layer layer : Layer.ALL) {
      features.read(layer, subjects, boundary);
    }
    return boundary;
  }

  private void readPlans() {
    ifThere("convoys.json").ifPresent(new ConvoyFile(subjects, problems)::read);
    ifThere("roster.yaml").ifPresent(new RosterFile(subjects, problems)::read);
  }

  private SortedMap<String, String> procedures() {
    return ifThere("procedures.yaml")
        .map(top -> ProceduresFile.read(top, problems))
        .orElse(new TreeMap<>());
  }

  /** A misspelt layer would otherwise be missing without a word. */
  private void warnAboutStrangers() {
    Set<String> known =
        Stream.concat(Stream.of(FeatureFiles.BOUNDARY), Layer.ALL.stream().map(Layer::fileName))
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(areaDir)) {
      files
          .filter(file -> file.toString().endsWith(".geojson"))
          .filter(file -> !known.contains(file.getFileName().toString()))
          .forEach(file -> problems.warning(file.toString(), "is not read: no such layer"));
    } catch (IOException e) {
      problems.error(areaDir.toString(), 1, "the folder cannot be read: " + e.getMessage());
    }
  }

  private Optional<Located> ifThere(String fileName) {
    Path file = areaDir.resolve(fileName);
    return Files.exists(file) ? AreaFile.read(file, problems) : Optional.empty();
  }
}
