package org.bluewatch.common.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bluewatch.common.model.RejectionReason;

/**
 * What may be kept of the bytes of a rejected record: nothing that a forbidden name marks, and free
 * text only with its phone- and identity-shaped digits masked, byte for byte, so that the length
 * stays and JSON stays JSON.
 */
final class KeptRaw {

  /** What is kept of a record that is too large. */
  static final int CUT_BYTES = 4096;

  private static final char UNREADABLE = '\uFFFD';

  private KeptRaw() {}

  /** True for fields that hold free text, at any depth. */
  static boolean isFreeText(String name) {
    return name.equalsIgnoreCase("text") || name.equalsIgnoreCase("note");
  }

  /** The bytes to keep, null if none may be. */
  static byte[] of(byte[] bytes, RejectionReason reason) {
    boolean parsed =
        reason != RejectionReason.MALFORMED_JSON && reason != RejectionReason.TOO_LARGE;
    if (bytes == null
        || reason == RejectionReason.FORBIDDEN_FIELD
        || !parsed && ForbiddenNames.standAsKey(bytes)) {
      return null;
    }
    if (reason == RejectionReason.TOO_LARGE && bytes.length > CUT_BYTES) {
      // A number across the cut is masked whole.
      byte[] masked = masked(Arrays.copyOf(bytes, Math.min(bytes.length, CUT_BYTES + 64)), false);
      return Arrays.copyOf(masked, CUT_BYTES);
    }
    return masked(bytes, parsed);
  }

  /** Where quotes cannot be trusted, everything from the first free text on counts as free text. */
  private static byte[] masked(byte[] bytes, boolean parsed) {
    byte[] masked = bytes.clone();
    int[] untrustedFrom = {bytes.length};
    LooseKeys.each(
        bytes,
        (name, valueAt) -> {
          if (isFreeText(name) && parsed) {
            mask(masked, valueAt, stringEnd(bytes, valueAt));
          } else if (isFreeText(name)) {
            untrustedFrom[0] = Math.min(untrustedFrom[0], valueAt);
          }
        });
    mask(masked, untrustedFrom[0], bytes.length);
    return masked;
  }

  /** The closing quote of the string that opens here; the same place if no string does. */
  private static int stringEnd(byte[] bytes, int quoteAt) {
    if (quoteAt >= bytes.length || bytes[quoteAt] != '"') {
      return quoteAt;
    }
    int at = quoteAt + 1;
    while (at < bytes.length && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, bytes.length);
  }

  private static void mask(byte[] bytes, int from, int end) {
    StringBuilder text = new StringBuilder(end - from);
    int[] byteAt = new int[end - from + 1];
    int at = from;
    while (at < end) {
      int first = text.length();
      int next = appendCharacter(bytes, at, end, text);
      Arrays.fill(byteAt, first, text.length(), at);
      at = next;
    }
    byteAt[text.length()] = end;
    TextMask.hidden(text).stream()
        .forEach(i -> Arrays.fill(bytes, byteAt[i], byteAt[i + 1], (byte) '#'));
  }

  /** Appends the character that begins here, escaped or not, and returns where the next begins. */
  private static int appendCharacter(byte[] bytes, int at, int end, StringBuilder text) {
    if (bytes[at] == '\\' && at + 1 < end) {
      int unit = bytes[at + 1] == 'u' ? StrictBytes.hex(bytes, at + 2) : -1;
      boolean blank = "bfnrt".indexOf(bytes[at + 1]) >= 0;
      text.append(unit >= 0 ? (char) unit : blank ? '\n' : (char) bytes[at + 1]);
      return Math.min(end, at + (unit >= 0 ? 6 : 2));
    }
    int next = bytes[at] >= 0 ? at + 1 : StrictBytes.afterCharacter(bytes, at);
    if (next < 0 || next > end) {
      text.append(UNREADABLE);
      return at + 1;
    }
    text.append(new String(bytes, at, next - at, StandardCharsets.UTF_8));
    return next;
  }
}
