package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the jobs and commands of a cluster are told: one YAML file, docs/operations.md. Paths in it
 * are relative to it.
 *
 * @param area the area folder
 * @param run name of the run that speaks
 * @param exercise true if the raw topics are fed from recordings: nobody is paged
 * @param archive true if every observation is written to its topic and table
 * @param parallelism subtasks of each operator that can be split, 1 to 64
 * @param checkpointEvery time between checkpoints
 * @param stateFolder where the jobs keep checkpoints and savepoints, and find the newest at their
 *     start; null leaves both to Flink's own configuration
 * @param database null where nothing is stored, for example for the ticker
 */
public record ClusterSettings(
    String area,
    String run,
    boolean exercise,
    boolean archive,
    int parallelism,
    Duration checkpointEvery,
    String stateFolder,
    KafkaSettings kafka,
    TopicSettings topics,
    DatabaseSettings database)
    implements Serializable {
  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

  /**
   * Reads a cluster file.
   *
   * @throws AreaProblems with everything that is wrong in it, but not in the area
   */
  public static ClusterSettings load(Path file) throws AreaProblems {
    var problems = new Problems();
    Optional<Located> yaml = AreaFile.read(file, problems);
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    Optional<ClusterSettings> settings =
        yaml.map(
            top -> read(Fields.of(top, problems), new FileReferences(folder, problems), problems));
    problems.throwIfAny();
    return settings.orElseThrow();
  }

  private static ClusterSettings read(Fields cluster, FileReferences files, Problems problems) {
    cluster.require("area", "kafka");
    var settings =
        new ClusterSettings(
            area(cluster, files, problems).orElse(""),
            files.name(cluster, "run").orElse("live"),
            cluster.flag("exercise").orElse(false),
            cluster.flag("archive").orElse(true),
            cluster.wholeNumber("parallelism", 1, 64).orElse(1),
            cluster.duration("checkpointEvery").orElse(CHECKPOINT_EVERY),
            files.path(cluster, "stateFolder").orElse(null),
            KafkaSettings.read(cluster.section("kafka"), files),
            TopicSettings.read(cluster.section("topics")),
            cluster
                .value("database")
                .map(present -> DatabaseSettings.read(cluster.section("database"), files))
                .orElse(null));
    cluster.rejectOthers();
    return settings;
  }

  private static Optional<String> area(Fields cluster, FileReferences files, Problems problems) {
    Optional<String> area = files.path(cluster, "area");
    if (area.isPresent() && !Files.isDirectory(Path.of(area.get()))) {
      problems.error(
          cluster.value("area").orElseThrow(), "expected an area folder, found " + area.get());
    }
    return area;
  }

  /**
   * The database.
   *
   * @throws IllegalStateException if the file names none
   */
  public DatabaseSettings requireDatabase() {
    if (database == null) {
      throw new IllegalStateException("database is missing in the cluster file");
    }
    return database;
  }

  /** What it says, in lines for people, without any secret. */
  public List<String> describe() {
    return List.of(
        "area      " + area,
        "run       " + run + (exercise ? " (exercise: fed from recordings)" : ""),
        "jobs      parallelism %d, checkpoints every %d s, %s"
            .formatted(
                parallelism,
                checkpointEvery.toSeconds(),
                stateFolder == null ? "kept where Flink says" : "kept in " + stateFolder),
        "Kafka     %s, %s%s"
            .formatted(
                String.join(",", kafka.bootstrapServers()),
                kafka.protocol(),
                kafka.sasl() == null ? "" : " as " + kafka.sasl().user()),
        "topics    %d raw partitions, %d copies"
            .formatted(topics.rawPartitions(), topics.replication()),
        database == null
            ? "database  none"
            : "database  %s as %s"
                .formatted(database.writer().jdbcUrl(), database.writer().role()));
  }
}
