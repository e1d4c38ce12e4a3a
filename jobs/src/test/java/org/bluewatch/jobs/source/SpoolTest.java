package org.bluewatch.jobs.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final String EIGHT = "2025-01-01T08:00:00Z";
  private static final String NINE = "2025-01-01T09:00:00Z";

  @TempDir private Path folder;
  private Path in;
  private Path work;

  @BeforeEach
  void folders() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    work = Files.createDirectory(folder.resolve("work"));
  }

  @Test
  void mergesFilesIntoKnowledgeOrder() throws IOException {
    write("patrol-reports.jsonl", "{\"id\":\"b\",\"time\":\"" + NINE + "\"}\n");
    write(
        "sensor-observations-1.jsonl",
        "{\"id\":\"a\",\"time\":\"" + EIGHT + "\",\"received\":\"" + NINE + "\"}\n");
    write("sensor-observations-2.jsonl", "no json\n{\"id\":\"c\",\"time\":\"" + EIGHT + "\"}\n");
    Spool spool = spool(Spool.Range.ALL);

    // What carries no time comes first; of one millisecond, streams in their order.
    assertThat(read(spool))
        .extracting(record -> record.file() + ":" + record.position())
        .containsExactly(
            "sensor-observations-2.jsonl:1",
            "sensor-observations-2.jsonl:2",
            "sensor-observations-1.jsonl:1",
            "patrol-reports.jsonl:1");
    assertThat(spool.count()).isEqualTo(4);
    assertThat(spool.firstReceivedMs()).isEqualTo(Instant.parse(EIGHT).toEpochMilli());
    assertThat(spool.lastReceivedMs()).isEqualTo(Instant.parse(NINE).toEpochMilli());
  }

  @Test
  void aRangeHoldsItsBeginningAndNotItsEnd() throws IOException {
    write(
        "patrol-reports.jsonl",
        "{\"id\":\"a\",\"time\":\"" + EIGHT + "\"}\n{\"id\":\"b\",\"time\":\"" + NINE + "\"}\n");
    long eightMs = Instant.parse(EIGHT).toEpochMilli();
    long nineMs = Instant.parse(NINE).toEpochMilli();

    assertThat(read(spool(new Spool.Range(eightMs, nineMs))))
        .extracting(RawRecord::receivedMs)
        .containsExactly(eightMs);
    assertThat(spool(new Spool.Range(eightMs + 1, nineMs)).count()).isZero();
  }

  @Test
  void aReaderGoesOnWhereAnotherOneStopped() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("patrol-reports-" + i + ".jsonl", "{\"time\":\"" + EIGHT + "\",\"n\":" + i + "}\n");
    }
    Spool spool = spool(Spool.Range.ALL);
    List<String> whole = payloads(read(spool));
    List<String> pieces = new ArrayList<>();
    long records = 0;
    long bytes = 0;
    while (records < spool.count()) {
      try (var reader = new SpoolReader(spool, records, bytes)) {
        pieces.addAll(payloads(List.of(reader.next())));
        records = reader.recordsRead();
        bytes = reader.bytePosition();
      }
    }
    assertThat(pieces).hasSize(20).isEqualTo(whole);
  }

  @Test
  void readsCompressedAndSplitFiles() throws IOException {
    try (var gz = new GZIPOutputStream(Files.newOutputStream(in.resolve("reference.a.jsonl.gz")))) {
      gz.write("{\"key\":\"site/S1\"}".getBytes(UTF_8));
    }
    Files.createDirectory(in.resolve("reference"));
    write("reference/part.jsonl", "{\"key\":\"site/S2\"}");
    write("referenceless.jsonl", "{}");
    write("notes.txt", "");

    assertThat(StreamFile.find(in))
        .extracting(StreamFile::name)
        .containsExactlyInAnyOrder("reference.a.jsonl.gz", "reference/part.jsonl");
    assertThat(StreamFile.find(in)).allMatch(file -> file.stream() == RawStream.REFERENCE);
    assertThat(StreamFile.strangers(in)).containsExactly("referenceless.jsonl");
    assertThat(spool(Spool.Range.ALL).count()).isEqualTo(2);
  }

  @Test
  void aFileThatIsThereTwiceIsAMistake() throws IOException {
    write("reference.jsonl", "");
    write("reference.jsonl.gz", "");

    assertThatThrownBy(() -> StreamFile.find(in))
        .isInstanceOf(StreamFile.BadInput.class)
        .hasMessageContaining("both reference.jsonl and reference.jsonl.gz");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    write("reference.jsonl.gz", "not compressed");

    assertThatThrownBy(() -> spool(Spool.Range.ALL))
        .isInstanceOf(StreamFile.BadInput.class)
        .hasMessageContaining("reference.jsonl.gz: cannot be read");
  }

  @Test
  void anEmptyInputIsAnEmptySpool() throws IOException {
    Spool spool = spool(Spool.Range.ALL);

    assertThat(read(spool)).isEmpty();
    assertThat(spool.lastReceivedMs()).isEqualTo(RawRecord.UNSTAMPED);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(in.resolve(name), text);
  }

  private Spool spool(Spool.Range range) throws IOException {
    return Spool.of(StreamFile.find(in), range, work, count -> {});
  }

  private static List<RawRecord> read(Spool spool) throws IOException {
    List<RawRecord> read = new ArrayList<>();
    try (var reader = new SpoolReader(spool, 0, 0)) {
      for (RawRecord r = reader.next(); r != null; r = reader.next()) {
        read.add(r);
      }
    }
    return read;
  }

  private static List<String> payloads(List<RawRecord> records) {
    return records.stream().map(record -> new String(record.payload(), UTF_8)).toList();
  }
}
