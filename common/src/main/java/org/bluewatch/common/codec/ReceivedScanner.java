package org.bluewatch.common.codec;

import java.io.IOException;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;

/**
 * Reads only the knowledge time of a line of a file, so that files can be put in order before they
 * are decoded. The line is read as strictly as {@link RawDecoder} does.
 */
public final class ReceivedScanner {

  private static final long TIMES = Field.RECEIVED.bit() | Field.TIME.bit();

  private ReceivedScanner() {}

  /**
   * The knowledge time of a line: {@code received}, or where that is absent or null {@code time}
   * (not for reference lines, which have none).
   *
   * @param line the record without its line end
   * @return milliseconds since 1970 UTC; {@link RawRecord#UNSTAMPED} if the line is too large or
   *     malformed, or the time missing or unreadable
   */
  public static long receivedMs(RawStream stream, byte[] line) {
    if (line.length > RecordReader.MAX_BYTES) {
      return RawRecord.UNSTAMPED;
    }
    RecordReader reader = new RecordReader();
    try {
      reader.read(line, Shape.of(stream), TIMES);
    } catch (IOException e) {
      return RawRecord.UNSTAMPED;
    }
    Long ms = reader.draft().timeMs(reader.given(Field.RECEIVED) ? Field.RECEIVED : Field.TIME);
    return ms == null ? RawRecord.UNSTAMPED : ms;
  }
}
