package org.bluewatch.jobs.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads lines as bytes, so that what is no UTF-8 can be refused by the decoder and kept as it was.
 * A byte order mark at the start of the file and a carriage return at the end of a line are no part
 * of the line.
 */
final class LineReader implements AutoCloseable {
  /**
   * Of a longer line only the beginning is kept: it is refused anyway, and memory stays bounded.
   */
  static final int MAX_KEPT_BYTES = 16 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private byte[] line = new byte[1 << 12];
  private int length;
  private long number;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Number of the line last read, physical lines counted from 1. */
  long number() {
    return number;
  }

  /** The next line that is not blank, null at the end. */
  byte[] next() throws IOException {
    while (readLine()) {
      number++;
      int start = number == 1 && startsWithMark() ? BYTE_ORDER_MARK.length : 0;
      int end = length > start && line[length - 1] == '\r' ? length - 1 : length;
      if (!blank(start, end)) {
        return Arrays.copyOfRange(line, start, end);
      }
    }
    return null;
  }

  private boolean startsWithMark() {
    return length >= BYTE_ORDER_MARK.length
        && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
  }

  private boolean blank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Reads up to the next line feed or the end; false if there was nothing more. */
  private boolean readLine() throws IOException {
    length = 0;
    boolean any = false;
    while (position < limit || fill()) {
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      keep(position, end);
      position = end + 1;
      if (end < limit) {
        return true;
      }
    }
    return any;
  }

  private void keep(int from, int to) {
    int bytes = Math.min(to - from, MAX_KEPT_BYTES - length);
    if (bytes <= 0) {
      return;
    }
    if (length + bytes > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + bytes));
    }
    System.arraycopy(buffer, from, line, length, bytes);
    length += bytes;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
