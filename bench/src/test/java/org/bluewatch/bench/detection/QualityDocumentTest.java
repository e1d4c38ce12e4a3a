package org.bluewatch.bench.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityDocumentTest {
  @TempDir private Path folder;

  @Test
  void theTablesOfAPartTakeThePlaceOfOlderOnes() throws IOException {
    Path path = written("# Quality\n<!-- measured: null -->\nold\n<!-- end -->\nwords\n");
    var tables = new Tables(new PrintWriter(Writer.nullWriter()));
    tables.add("Title", List.of("a", "b")).row(List.of("1", "2"));

    new QualityDocument(path).put("null", tables.markdown());

    assertThat(path)
        .hasContent(
            """
            # Quality
            <!-- measured: null -->
            Title:

            | a | b |
            |---|---|
            | 1 | 2 |
            <!-- end -->
            words
            """);
  }

  @Test
  void aDocumentWithoutAPlaceForAPartIsRefused() throws IOException {
    var document = new QualityDocument(written("# Quality\n"));

    assertThatThrownBy(() -> document.check("null"))
        .hasMessageContaining("expected a line '<!-- measured: null -->'");
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("quality.md"), text);
  }
}
