package org.bluewatch.jobs.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;

/** Recorded streams out of a spool, in the form in which they go to Kafka. */
public final class SpooledStreams implements RecordedStreams {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Spool spool;
  private final SpoolReader reader;

  /**
   * @throws IOException if the spool cannot be read
   */
  public SpooledStreams(Spool spool) throws IOException {
    this.spool = spool;
    this.reader = new SpoolReader(spool, 0, 0);
  }

  @Override
  public Optional<RawRecord> next() {
    try {
      RawRecord record = reader.next();
      if (record != null && record.stream() == RawStream.REFERENCE) {
        return Optional.of(keyed(record));
      }
      return Optional.ofNullable(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A line {@code {"key","received","value"}} as key and value; unreadable ones stay as they are.
   */
  private static RawRecord keyed(RawRecord record) {
    JsonNode line;
    try {
      line = JSON.readTree(record.payload());
    } catch (IOException unreadable) {
      return record;
    }
    if (!line.path("key").isTextual() || !line.has("value")) {
      return record;
    }
    byte[] value = line.get("value").isNull() ? null : bytes(line.get("value").toString());
    return new RawRecord(
        record.stream(),
        false,
        record.receivedMs(),
        bytes(line.get("key").asText()),
        value,
        record.file(),
        record.partition(),
        record.position());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public long count() {
    return spool.count();
  }

  @Override
  public long firstReceivedMs() {
    return spool.firstReceivedMs();
  }

  @Override
  public long lastReceivedMs() {
    return spool.lastReceivedMs();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
