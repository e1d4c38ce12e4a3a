package org.bluewatch.jobs.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bluewatch.common.model.Result;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.jobs.source.ExternalSort;

/**
 * The result files of a replay: of each (id, revision) the first, in the order (known, id,
 * revision). The same results give the same bytes, however they were spread over parts.
 */
final class ResultFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MAX_HEAP_BYTES = 128L << 20;

  /** The files that a replay writes; observations are not repeated. */
  private static final Set<ResultStream> WRITTEN =
      Set.of(
          ResultStream.ALERTS,
          ResultStream.HOTSPOTS,
          ResultStream.INCIDENTS,
          ResultStream.CONVOYS,
          ResultStream.ROUTES,
          ResultStream.ZONES,
          ResultStream.COVERAGE,
          ResultStream.NOTICES,
          ResultStream.ACTIONS,
          ResultStream.REJECTED);

  private static final Comparator<Result> BY_KNOWN =
      Comparator.comparingLong(Result::knownMs)
          .thenComparing(Result::id)
          .thenComparing(Result::revision)
          .thenComparing(Result::json);

  /** The id of a rejection is its place: stream, file, line or partition, offset. */
  private static final Comparator<Result> BY_PLACE =
      Comparator.comparing(Result::id).thenComparing(Result::json);

  private static final Comparator<Result> ORDER =
      Comparator.comparing(Result::stream)
          .thenComparing(
              (a, b) -> (a.stream() == ResultStream.REJECTED ? BY_PLACE : BY_KNOWN).compare(a, b));

  private final Path output;
  private final Map<ResultStream, BufferedWriter> writers = new EnumMap<>(ResultStream.class);
  private final Map<ResultStream, Long> written = new EnumMap<>(ResultStream.class);
  private final TreeMap<String, Result> balance = new TreeMap<>();
  private Result previous;

  private ResultFiles(Path output) {
    this.output = output;
  }

  /**
   * What a replay wrote.
   *
   * @param written number of records by result topic
   * @param balance the last balance of each raw topic as JSON
   */
  record Written(Map<ResultStream, Long> written, Map<String, String> balance) {}

  /**
   * Puts the parts in a folder together.
   *
   * @param output exists; takes the result files, replacing earlier ones
   */
  static Written assemble(Path parts, Path output) throws IOException {
    return new ResultFiles(output).assemble(parts);
  }

  private Written assemble(Path parts) throws IOException {
    try (var sort = new ExternalSort<>(parts, new ResultParts.Format(), ORDER, MAX_HEAP_BYTES)) {
      for (ResultStream stream : WRITTEN) {
        Path file = output.resolve(stream.topic() + ".jsonl");
        writers.put(stream, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        written.put(stream, 0L);
      }
      try (Stream<Path> files = Files.list(parts)) {
        for (Path part : files.filter(p -> p.toString().endsWith(".part")).toList()) {
          read(part, sort);
        }
      }
      sort.drainTo(this::write);
    } finally {
      for (BufferedWriter writer : writers.values()) {
        writer.close();
      }
    }
    var balances = new TreeMap<String, String>();
    balance.forEach((stream, result) -> balances.put(stream, result.json()));
    return new Written(written, balances);
  }

  private void read(Path part, ExternalSort<Result> sort) throws IOException {
    var format = new ResultParts.Format();
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(part), 1 << 16))) {
      while (true) {
        accept(format.read(in), sort);
      }
    } catch (EOFException endOfPart) {
      // A record that a failed attempt left half written was written again by the next one.
    }
  }

  private void accept(Result result, ExternalSort<Result> sort) throws IOException {
    if (result.stream() == ResultStream.BALANCE) {
      Result known = balance.get(result.id());
      if (known == null || counted(result) > counted(known)) {
        balance.put(result.id(), result);
      }
    } else if (WRITTEN.contains(result.stream())) {
      sort.add(result);
    }
  }

  /** Totals only grow, so the balance that has counted most is the last. */
  private static long counted(Result balance) throws IOException {
    JsonNode totals = JSON.readTree(balance.json());
    return Stream.of("read", "observations", "duplicates")
        .mapToLong(total -> totals.get(total).asLong())
        .sum();
  }

  private void write(Result result) throws IOException {
    if (previous != null
        && previous.stream() == result.stream()
        && previous.id().equals(result.id())
        && previous.revision() == result.revision()) {
      return;
    }
    previous = result;
    BufferedWriter writer = writers.get(result.stream());
    writer.write(result.json());
    writer.write('\n');
    written.merge(result.stream(), 1L, Long::sum);
  }
}
