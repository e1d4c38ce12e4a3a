package org.bluewatch.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cluster file. */
class ClusterSettingsTest {
  private static final String LEAST =
      """
      area: area
      kafka: {bootstrapServers: ["kafka-1:9093"]}
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectory(folder.resolve("area"));
    Files.writeString(folder.resolve("ca.crt"), "certificate");
    Files.writeString(folder.resolve("secret"), "a \"quoted\\ secret\n");
    Files.writeString(folder.resolve("two-lines"), "secret-one\nsecret-two\n");
  }

  @Test
  void whatIsNotSaidHasItsDefault() throws Exception {
    ClusterSettings settings = load(LEAST);

    assertThat(settings.area()).isEqualTo(folder.resolve("area").toString());
    assertThat(settings.run()).isEqualTo("live");
    assertThat(settings.exercise()).isFalse();
    assertThat(settings.archive()).isTrue();
    assertThat(settings.checkpointEvery()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.topics()).isEqualTo(TopicSettings.DEFAULTS);
    assertThat(settings.kafka().client())
        .isEqualTo(
            properties("bootstrap.servers", "kafka-1:9093", "security.protocol", "PLAINTEXT"));
    assertThat(settings.stateFolder()).isNull();
    assertThat(settings.database()).isNull();
  }

  @Test
  void aClientThatSignsInNamesTheFileOfItsPassword() throws Exception {
    Properties client =
        load("""
                area: area
                kafka:
                  bootstrapServers: ["kafka-1:9093", "kafka-2:9093"]
                  tls: {caFile: ca.crt}
                  sasl: {user: bluewatch, passwordFile: secret}
                """)
            .kafka()
            .client();

    assertThat(client)
        .containsEntry("bootstrap.servers", "kafka-1:9093,kafka-2:9093")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("ssl.truststore.location", folder.resolve("ca.crt").toString())
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
    assertThat(client.getProperty("sasl.jaas.config"))
        .contains("username=\"bluewatch\"", "${secret:" + folder.resolve("secret") + ":quoted}");
    assertThat(client.toString()).doesNotContain("quoted\\");
  }

  @Test
  void aSecretIsWrittenAsJaasWantsIt() {
    var found = new SecretFile().get(folder.resolve("secret").toString(), Set.of("quoted"));

    assertThat(found.data()).containsEntry("quoted", "a \\\"quoted\\\\ secret");
  }

  @Test
  void theDatabaseIsReachedWithTlsUnlessSaidOtherwise() throws Exception {
    DatabaseSettings database =
        load(LEAST
                + """
                    database:
                      url: jdbc:postgresql://db:5432/bluewatch
                      caFile: ca.crt
                      writer: {role: bluewatch_writer, passwordFile: secret}
                    """)
            .requireDatabase();

    assertThat(database.writer().jdbcUrl())
        .isEqualTo(
            "jdbc:postgresql://db:5432/bluewatch?sslmode=verify-full&sslrootcert="
                + folder.resolve("ca.crt"));
    assertThat(database.writer().password()).contains("a \"quoted\\ secret");
    assertThat(database.migrations()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka: {}                                    | kafka.bootstrapServers: is missing",
        "area: nowhere                                | area: expected an area folder, found ",
        "parallelism: 65                              | parallelism: expected a whole number from 1 to 64, found 65",
        "checkpointEvery: soon                        | checkpointEvery: expected a duration such as",
        "stateFolder: 'a:b'                           | stateFolder: expected a path without any of",
        "colour: blue                                 | colour: unknown key, expected one of ",
        "kafka: {bootstrapServers: [kafka]}           | kafka.bootstrapServers[0]: expected a host and a port such as kafka-1:9093, found \"kafka\"",
        "kafka: {bootstrapServers: ['k:1'], sasl: {user: u}} | kafka.sasl.passwordFile: is missing",
        "kafka: {bootstrapServers: ['k:1'], sasl: {user: 'u\"', passwordFile: secret}} | kafka.sasl.user: expected a name of letters",
        "kafka: {bootstrapServers: ['k:1'], sasl: {user: u, passwordFile: none}} | kafka.sasl.passwordFile: expected a readable file, found ",
        "kafka: {bootstrapServers: ['k:1'], tls: {caFile: none}} | kafka.tls.caFile: expected a readable file, found ",
        "topics: {replication: 2, minInSync: 3}       | topics.minInSync: expected a whole number from 1 to 2, found 3",
        "topics: {tickEveryMs: 5}                     | topics.tickEveryMs: expected a whole number from 10 to 1000, found 5",
        "database: {url: 'jdbc:postgresql://h/d?password=x', writer: {role: r}} | database.url: expected jdbc:postgresql://host:port/database and nothing behind it",
        "database: {url: 'jdbc:postgresql://h/d'}     | database.writer: is missing",
      })
  void aMistakeIsToldWithFileKeyAndWhatWasExpected(String line, String problem) throws Exception {
    String key = line.substring(0, line.indexOf(':'));
    String others =
        LEAST.lines().filter(l -> !l.startsWith(key + ":")).reduce("", (a, b) -> a + b + "\n");

    assertThat(problems(others + line))
        .anySatisfy(
            told ->
                assertThat(told)
                    .startsWith(folder.resolve("cluster.yaml") + ":")
                    .contains(": " + problem));
  }

  @Test
  void ofAFileThatHoldsSeveralSecretsNothingIsTold() throws Exception {
    List<String> problems =
        problems(
            """
            area: area
            kafka:
              bootstrapServers: ["kafka-1:9093"]
              sasl: {user: bluewatch, passwordFile: two-lines}
            """);

    assertThat(problems)
        .singleElement()
        .asString()
        .contains("kafka.sasl.passwordFile: expected one line");
    assertThat(problems.toString()).doesNotContain("secret-one", "secret-two");
  }

  @Test
  void whatItSaysIsDescribedWithoutSecrets() throws Exception {
    String described =
        String.join(
            "\n",
            load("""
                    area: area
                    kafka:
                      bootstrapServers: ["kafka-1:9093"]
                      tls: {}
                      sasl: {user: bluewatch, passwordFile: secret}
                    """)
                .describe());

    assertThat(described).contains("SASL_SSL as bluewatch").doesNotContain("quoted");
  }

  @Test
  void everyKeyIsDocumented() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "operations.md"));

    assertThat(keys(ClusterSettings.class).filter(key -> !key.equals("jdbcUrl")))
        .hasSizeGreaterThan(15)
        .allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
  }

  private static Stream<String> keys(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .flatMap(component -> Stream.concat(Stream.of(component.getName()), nested(component)));
  }

  private static Stream<String> nested(RecordComponent component) {
    return component.getType().isRecord() ? keys(component.getType()) : Stream.empty();
  }

  private ClusterSettings load(String yaml) throws IOException, AreaProblems {
    return ClusterSettings.load(Files.writeString(folder.resolve("cluster.yaml"), yaml));
  }

  private List<String> problems(String yaml) {
    AreaProblems problems = catchThrowableOfType(AreaProblems.class, () -> load(yaml));
    return problems.errors().stream().map(Problem::toString).toList();
  }

  private static Properties properties(String... pairs) {
    var properties = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty(pairs[i], pairs[i + 1]);
    }
    return properties;
  }
}
