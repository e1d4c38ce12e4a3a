package org.bluewatch.common.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Keys of reference records, {@code kind/id}. A zone, route or site has a name, as the contract
 * says, so there and only there {@code name} is not a forbidden field.
 */
final class ReferenceKey {

  /** Where a place has its name in a line of a file, as JSON pointers. */
  static final Set<String> NAMES_IN_LINE = Set.of("/value/name", "/value/properties/name");

  /** Where a place has its name in a value that stands alone, as JSON pointers. */
  static final Set<String> NAMES_IN_VALUE = Set.of("/name", "/properties/name");

  private static final Set<String> KINDS =
      Set.of("zone", "route", "convoy", "site", "sensor", "roster");
  private static final Set<String> NAMELESS_KINDS = Set.of("convoy", "sensor", "roster");
  private static final int MAX_ID_CHARACTERS = 256;

  private ReferenceKey() {}

  /** The key of a Kafka record; empty, and so not valid, if it is no UTF-8. */
  static String decode(byte[] key) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  static boolean isValid(String key) {
    String id = key.substring(key.indexOf('/') + 1);
    return KINDS.contains(kind(key))
        && !id.isBlank()
        && id.codePointCount(0, id.length()) <= MAX_ID_CHARACTERS
        && id.indexOf('\0') < 0;
  }

  /** True for a convoy, sensor or roster, which have no name of a place. */
  static boolean isNameless(String key) {
    return key != null && NAMELESS_KINDS.contains(kind(key));
  }

  /** What stands before the slash, empty without a slash. */
  static String kind(String key) {
    return key.substring(0, Math.max(0, key.indexOf('/')));
  }
}
