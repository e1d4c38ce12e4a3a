package org.bluewatch.common.codec;

/**
 * Finds keys in bytes that need not be JSON: broken, cut, or wrongly quoted. Every quote is tried
 * as the start of a key, since in broken bytes nobody can tell which quotes open and which close.
 * It rather finds one key too many than misses one.
 */
final class LooseKeys {

  /** Longer names are of no interest. */
  private static final int MAX_NAME = 16;

  private final byte[] bytes;
  private final StringBuilder name = new StringBuilder(MAX_NAME);

  /** Takes one key. */
  interface Visitor {
    /**
     * @param name the key without its escapes
     * @param valueAt where the value begins, may be the end of the bytes
     */
    void key(String name, int valueAt);
  }

  private LooseKeys(byte[] bytes) {
    this.bytes = bytes;
  }

  static void each(byte[] bytes, Visitor visitor) {
    LooseKeys keys = new LooseKeys(bytes);
    for (int at = 0; at < bytes.length; at++) {
      byte b = bytes[at];
      if (b == '"' || b == '\'') {
        keys.quoted(at, visitor);
      } else if (b == '{' || b == ',') {
        keys.bare(keys.skipBlanks(at + 1), visitor);
      }
    }
  }

  private void quoted(int quoteAt, Visitor visitor) {
    name.setLength(0);
    int at = quoteAt + 1;
    while (at < bytes.length && bytes[at] != bytes[quoteAt]) {
      if (name.length() == MAX_NAME) {
        return;
      }
      at = appendCharacter(at);
    }
    int after = skipBlanks(at + 1);
    // A comma or a closing bracket behind it makes it a value.
    if (after < bytes.length && ",}]".indexOf(bytes[after]) < 0) {
      visitor.key(name.toString(), bytes[after] == ':' ? skipBlanks(after + 1) : after);
    }
  }

  private void bare(int from, Visitor visitor) {
    name.setLength(0);
    int at = from;
    while (at < bytes.length && Character.isLetter(bytes[at])) {
      if (name.length() == MAX_NAME) {
        return;
      }
      name.append((char) bytes[at++]);
    }
    int after = skipBlanks(at);
    if (after < bytes.length && (bytes[after] == ':' || bytes[after] == '=')) {
      visitor.key(name.toString(), skipBlanks(after + 1));
    }
  }

  /** Appends one character, none for a zero byte as UTF-16 has them, and returns what follows. */
  private int appendCharacter(int at) {
    if (bytes[at] == '\\' && at + 1 < bytes.length) {
      int unit = bytes[at + 1] == 'u' ? StrictBytes.hex(bytes, at + 2) : -1;
      name.append(unit >= 0 ? (char) unit : (char) bytes[at + 1]);
      return at + (unit >= 0 ? 6 : 2);
    }
    if (bytes[at] != 0) {
      name.append((char) (bytes[at] & 0xFF));
    }
    return at + 1;
  }

  /** Skips blanks and zero bytes. */
  private int skipBlanks(int from) {
    int at = from;
    while (at < bytes.length && bytes[at] >= 0 && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }
}
