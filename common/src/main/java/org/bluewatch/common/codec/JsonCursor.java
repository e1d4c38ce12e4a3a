package org.bluewatch.common.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Walks one strict JSON object from its first byte to its last, and remembers what may stand
 * anywhere in it: a forbidden name, a NUL in a string. Every method throws {@link IOException}
 * where the bytes leave the strict grammar.
 */
final class JsonCursor implements Closeable {

  /** The deepest nesting allowed; the object itself is the first level. */
  static final int MAX_DEPTH = 64;

  /** Digits up to which a whole number in an object is kept as written. */
  private static final int KEPT_DIGITS = 18;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final JsonParser parser;
  private final boolean nulPossible;
  private final Set<String> placeNamePaths;
  private final Set<String> strangeNames = new HashSet<>(4);
  private boolean nulSeen;
  private boolean placeNameSeen;
  private boolean numberTooLarge;
  private String forbidden;

  /**
   * Opens the object.
   *
   * @param placeNamePaths JSON pointers at which {@code name} may stand, being that of a place
   */
  JsonCursor(byte[] bytes, Set<String> placeNamePaths) throws IOException {
    StrictBytes.Verdict verdict = StrictBytes.scan(bytes);
    this.parser = FACTORY.createParser(bytes);
    this.nulPossible = verdict == StrictBytes.Verdict.HAS_NUL;
    this.placeNamePaths = placeNamePaths;
    if (verdict == StrictBytes.Verdict.MALFORMED || parser.nextToken() != JsonToken.START_OBJECT) {
      parser.close();
      throw malformed("not strict UTF-8 or not an object");
    }
  }

  /** The next name in the current object, its value under the cursor; null at the object's end. */
  String nextName() throws IOException {
    String name = parser.nextFieldName();
    if (name != null) {
      parser.nextToken();
    }
    return name;
  }

  /** Moves to the next element or the end of an array. */
  JsonToken next() throws IOException {
    return parser.nextToken();
  }

  JsonToken token() {
    return parser.currentToken();
  }

  /** The string under the cursor. */
  String string() throws IOException {
    return checked(parser.getText());
  }

  /** The number under the cursor as the nearest double, infinite if it is too large. */
  double number() throws IOException {
    return WireNumber.parse(
        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** The time in the string under the cursor, or {@link WireTime#UNREADABLE}. */
  long timeMs() throws IOException {
    return WireTime.parse(
        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** Checks a name at the top that the stream does not know. */
  void strangeName(String name) throws IOException {
    inspect(name, strangeNames.add(name));
  }

  /** Passes over the value under the cursor, to the last token that belongs to it. */
  void skip() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      skipObject();
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        skip();
      }
    } else if (nulPossible && token == JsonToken.VALUE_STRING) {
      checked(parser.getText());
    }
  }

  private void skipObject() throws IOException {
    Set<String> names = new HashSet<>();
    for (String name = nextName(); name != null; name = nextName()) {
      inspect(name, names.add(name));
      skip();
    }
  }

  /**
   * The value under the cursor as canonical text: no blanks, members ordered by name, free text
   * masked, whole numbers of up to 18 digits as written and others as the nearest double. Equal
   * values have equal text.
   *
   * @return null if a number in it is too large for a double
   */
  String canonical() throws IOException {
    numberTooLarge = false;
    StringBuilder out = new StringBuilder(64);
    appendCanonical(out, false);
    return numberTooLarge ? null : out.toString();
  }

  private void appendCanonical(StringBuilder out, boolean freeText) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> appendObject(out);
      case START_ARRAY -> appendArray(out, freeText);
      case VALUE_STRING -> {
        String text = string();
        appendQuoted(out, freeText ? TextMask.mask(text) : text);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> appendNumber(out);
      default -> out.append(parser.getText());
    }
  }

  private void appendObject(StringBuilder out) throws IOException {
    Map<String, String> members = new TreeMap<>();
    for (String name = nextName(); name != null; name = nextName()) {
      StringBuilder value = new StringBuilder();
      boolean isNew = !members.containsKey(name);
      inspect(name, isNew);
      appendCanonical(value, KeptRaw.isFreeText(name));
      members.put(name, value.toString());
    }
    out.append('{');
    for (Iterator<Map.Entry<String, String>> i = members.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<String, String> member = i.next();
      appendQuoted(out, member.getKey());
      out.append(':').append(member.getValue()).append(i.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private void appendArray(StringBuilder out, boolean freeText) throws IOException {
    out.append('[');
    for (boolean first = true; parser.nextToken() != JsonToken.END_ARRAY; first = false) {
      out.append(first ? "" : ",");
      appendCanonical(out, freeText);
    }
    out.append(']');
  }

  private void appendNumber(StringBuilder out) throws IOException {
    boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    if (whole && parser.getTextLength() <= KEPT_DIGITS) {
      out.append(parser.getText());
      return;
    }
    double value = number();
    numberTooLarge |= Double.isInfinite(value);
    out.append(Double.isInfinite(value) ? "" : WireNumber.exact(value));
  }

  private static void appendQuoted(StringBuilder out, String text) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }

  /** Judges a name inside the value under the cursor. */
  void inspect(String name, boolean isNew) throws IOException {
    if (!isNew) {
      throw malformed("duplicate key");
    }
    checked(name);
    String match = ForbiddenNames.match(name);
    if (match != null) {
      meetForbidden(name, match);
    }
  }

  private void meetForbidden(String name, String match) {
    boolean namesPlace =
        name.equals("name")
            && placeNamePaths.contains(parser.getParsingContext().pathAsPointer().toString());
    if (namesPlace) {
      placeNameSeen = true;
    } else if (forbidden == null) {
      forbidden = match;
    }
  }

  private String checked(String text) {
    nulSeen |= nulPossible && text.indexOf('\0') >= 0;
    return text;
  }

  /** Demands that nothing but blanks follows the object. */
  void end() throws IOException {
    if (parser.nextToken() != null) {
      throw malformed("something follows the object");
    }
  }

  /** An error for bytes outside the strict grammar; its text never leaves this package. */
  IOException malformed(String what) {
    return new JsonParseException(parser, what);
  }

  /** True if a string met since the last call holds a NUL. */
  boolean takeNul() {
    boolean seen = nulSeen;
    nulSeen = false;
    return seen;
  }

  /** The first forbidden name met, as the contract spells it, or null. */
  String forbidden() {
    return forbidden;
  }

  /** True if a {@code name} was met where a place may have one. */
  boolean placeNameSeen() {
    return placeNameSeen;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
