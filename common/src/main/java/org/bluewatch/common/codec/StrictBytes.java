package org.bluewatch.common.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The checks that a JSON parser leaves out, on the bytes before it sees them: strict UTF-8 (no
 * overlong form, no encoded surrogate, nothing above U+10FFFF), no NUL byte, no byte order mark, no
 * lone surrogate escape. Outside strings a backslash is malformed anyway, so escapes are checked
 * wherever they stand.
 */
final class StrictBytes {

  /** What the scan found. */
  enum Verdict {
    CLEAN,
    /** Well-formed, with an escaped NUL in some string. */
    HAS_NUL,
    MALFORMED
  }

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long BACKSLASHES = LOW_BITS * '\\';
  private static final int BAD = -1;

  private StrictBytes() {}

  static Verdict scan(byte[] bytes) {
    if (startsWithByteOrderMark(bytes)) {
      return Verdict.MALFORMED;
    }
    boolean nul = false;
    int at = 0;
    while (at < bytes.length) {
      at = skipPlain(bytes, at);
      if (at == bytes.length) {
        break;
      }
      int next = bytes[at] == '\\' ? afterEscape(bytes, at) : afterCharacter(bytes, at);
      if (next == BAD) {
        return Verdict.MALFORMED;
      }
      nul |= next - at == 6 && hex(bytes, at + 2) == 0;
      at = next;
    }
    return nul ? Verdict.HAS_NUL : Verdict.CLEAN;
  }

  private static boolean startsWithByteOrderMark(byte[] b) {
    return b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
  }

  /** Skips ASCII other than NUL and backslash, eight bytes at a time. */
  private static int skipPlain(byte[] bytes, int from) {
    int at = from;
    while (at + 8 <= bytes.length && isPlain((long) LONGS.get(bytes, at))) {
      at += 8;
    }
    while (at < bytes.length && bytes[at] > 0 && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  /** A byte is zero where subtracting one borrows; the same on the difference to a backslash. */
  private static boolean isPlain(long eight) {
    long difference = eight ^ BACKSLASHES;
    long nul = (eight - LOW_BITS) & ~eight;
    long backslash = (difference - LOW_BITS) & ~difference;
    return ((eight | nul | backslash) & HIGH_BITS) == 0;
  }

  private static int afterEscape(byte[] bytes, int at) {
    if (at + 1 >= bytes.length || bytes[at + 1] != 'u') {
      // The parser judges what may follow; a second byte that is not ASCII is checked next.
      return at + 1 < bytes.length && bytes[at + 1] > 0 ? at + 2 : BAD;
    }
    int unit = hex(bytes, at + 2);
    if (unit < 0 || unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE) {
      return BAD;
    }
    if (unit < Character.MIN_HIGH_SURROGATE || unit > Character.MAX_HIGH_SURROGATE) {
      return at + 6;
    }
    boolean second = at + 7 < bytes.length && bytes[at + 6] == '\\' && bytes[at + 7] == 'u';
    int low = second ? hex(bytes, at + 8) : BAD;
    boolean pair = low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE;
    return pair ? at + 12 : BAD;
  }

  /** The value of four hexadecimal digits, or {@link #BAD}. */
  static int hex(byte[] bytes, int from) {
    if (from + 4 > bytes.length) {
      return BAD;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = bytes[i] > 0 ? Character.digit(bytes[i], 16) : BAD;
      if (digit < 0) {
        return BAD;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** Table 3-7 of the Unicode standard: well-formed UTF-8 byte sequences. */
  static int afterCharacter(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return follows(bytes, at, 0x80, 0xBF, 2);
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      return follows(bytes, at, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF, 3);
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      return follows(bytes, at, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF, 4);
    }
    return BAD;
  }

  private static int follows(byte[] bytes, int at, int secondMin, int secondMax, int length) {
    if (at + length > bytes.length) {
      return BAD;
    }
    int second = bytes[at + 1] & 0xFF;
    if (second < secondMin || second > secondMax) {
      return BAD;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return BAD;
      }
    }
    return at + length;
  }
}
