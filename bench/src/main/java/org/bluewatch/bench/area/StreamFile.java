package org.bluewatch.bench.area;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.bluewatch.common.model.RawStream;

/** Writes a recorded stream: lines by {@code received}, compressed, without a time stamp. */
public final class StreamFile {
  private StreamFile() {}

  /** In the order of the file. */
  public static List<Line> sorted(List<Line> lines) {
    return lines.stream()
        .sorted(Comparator.comparing(Line::received).thenComparing(Line::text))
        .toList();
  }

  /**
   * Writes {@code <topic>.jsonl.gz}. The content is the same everywhere; the compressed bytes are
   * the same wherever the JDK uses the same version of zlib.
   */
  public static void write(Path folder, RawStream stream, List<Line> lines) throws IOException {
    try (OutputStream out =
        new SmallestGzip(Files.newOutputStream(folder.resolve(stream.topic() + ".jsonl.gz")))) {
      for (Line line : lines) {
        out.write((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static final class SmallestGzip extends GZIPOutputStream {
    SmallestGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
