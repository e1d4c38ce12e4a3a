package org.bluewatch.jobs.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static final String MARK = "\uFEFF";

  @Test
  void readsLinesWithTheirPhysicalNumbers() throws IOException {
    assertThat(read("a\n\n  \t\nb\r\n\r\nc")).containsExactly("1:a", "4:b", "6:c");
  }

  @Test
  void aLineFeedAtTheEndBeginsNoFurtherLine() throws IOException {
    assertThat(read("a\n")).containsExactly("1:a");
    assertThat(read("")).isEmpty();
    assertThat(read("\n")).isEmpty();
  }

  @Test
  void aByteOrderMarkIsAllowedAtTheStartOfTheFileOnly() throws IOException {
    assertThat(read(MARK + "a\n" + MARK + "b")).containsExactly("1:a", "2:" + MARK + "b");
    assertThat(read(MARK + "\na")).containsExactly("2:a");
    assertThat(read(MARK)).isEmpty();
  }

  @Test
  void onlyTheCarriageReturnOfTheLineEndGoes() throws IOException {
    assertThat(read("a\rb\r\r\n")).containsExactly("1:a\rb\r");
  }

  @Test
  void anEndlessLineIsCutAndTheNextOneIsRead() throws IOException {
    byte[] endless = new byte[LineReader.MAX_KEPT_BYTES + 100_000];
    Arrays.fill(endless, (byte) 'x');
    endless[endless.length - 3] = '\n';
    try (var lines = new LineReader(new ByteArrayInputStream(endless))) {
      assertThat(lines.next()).hasSize(LineReader.MAX_KEPT_BYTES);
      assertThat(lines.next()).hasSize(2);
      assertThat(lines.number()).isEqualTo(2);
      assertThat(lines.next()).isNull();
    }
  }

  @Property(tries = 500)
  void howTheBytesArriveDoesNotMatter(
      @ForAll @Chars({'\n', '\r', ' '}) @CharRange(from = 'a', to = 'c') String text,
      @ForAll @IntRange(min = 1, max = 3) int atATime)
      throws IOException {
    assertThat(read(inPieces(text, atATime))).isEqualTo(readAsOneString(text));
  }

  private static List<String> readAsOneString(String text) {
    List<String> expected = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line =
          lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
      if (!line.isBlank()) {
        expected.add((i + 1) + ":" + line);
      }
    }
    return expected;
  }

  private static InputStream inPieces(String text, int atATime) {
    return new ByteArrayInputStream(text.getBytes(UTF_8)) {
      @Override
      public synchronized int read(byte[] into) {
        return read(into, 0, atATime);
      }
    };
  }

  private static List<String> read(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static List<String> read(InputStream in) throws IOException {
    List<String> read = new ArrayList<>();
    try (var lines = new LineReader(in)) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        read.add(lines.number() + ":" + new String(line, UTF_8));
      }
    }
    return read;
  }
}
