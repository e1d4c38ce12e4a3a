package org.bluewatch.jobs.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsIdentityTest {
  @TempDir Path streams;
  @TempDir Path kafka;

  @BeforeEach
  void feedOnce() throws IOException {
    Files.writeString(streams.resolve("patrol-reports.jsonl"), "{\"id\":\"1\"}\n");
    Files.writeString(streams.resolve("README.md"), "where they come from");
    StreamsIdentity.check(streams, kafka);
  }

  @Test
  void theSameRecordingsMayBeFedOn() throws IOException {
    Files.setLastModifiedTime(streams.resolve("patrol-reports.jsonl"), FileTime.fromMillis(0));
    Files.writeString(streams.resolve("README.md"), "something else");

    assertThatCode(() -> StreamsIdentity.check(streams, kafka)).doesNotThrowAnyException();
  }

  @Test
  void changedAddedAndRemovedRecordingsAreNamed() throws IOException {
    Files.writeString(streams.resolve("patrol-reports.jsonl"), "{\"id\":\"2\"}\n");
    Files.writeString(streams.resolve("supply-levels.jsonl"), "{\"id\":\"3\"}\n");

    assertThatThrownBy(() -> StreamsIdentity.check(streams, kafka))
        .isInstanceOf(LocalFault.class)
        .hasMessage(
            "recorded streams in "
                + streams
                + " changed since this data folder was first fed"
                + " (patrol-reports.jsonl, supply-levels.jsonl):"
                + " put them back or choose another --data");
  }
}
