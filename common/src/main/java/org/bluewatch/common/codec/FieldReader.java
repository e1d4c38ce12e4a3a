package org.bluewatch.common.codec;

import static org.bluewatch.common.model.RejectionReason.BAD_POSITION;
import static org.bluewatch.common.model.RejectionReason.BAD_TIME;
import static org.bluewatch.common.model.RejectionReason.BAD_VALUE;
import static org.bluewatch.common.model.RejectionReason.UNKNOWN_EVENT;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.GeoPath;
import org.bluewatch.common.model.RejectionReason;

/** Reads the value of one field by its rule, into the draft or into the faults. */
final class FieldReader {

  private static final int MAX_ID_CHARACTERS = 256;

  private final JsonCursor in;
  private final Draft draft;
  private final Faults faults;

  FieldReader(JsonCursor in, Draft draft, Faults faults) {
    this.in = in;
    this.draft = draft;
    this.faults = faults;
  }

  /** Reads the value under the cursor, which is not null unless the field's rule allows that. */
  void read(Field field) throws IOException {
    switch (field.rule()) {
      case ID, WORD, LABEL, TEXT, CHOICE, EVENT -> readString(field);
      case INTEGER, NUMBER, DEGREES -> readNumber(field);
      case TIME -> readTime(field);
      case OBJECT, OBJECT_OR_NULL -> readObject(field);
      case POLYGON -> readPath(field, new GeoPathReader(in).polygon(), "a GeoJSON Polygon");
      case LINE -> readPath(field, new GeoPathReader(in).line(), "a GeoJSON LineString");
    }
    if (in.takeNul()) {
      fault(field, BAD_VALUE, "must not contain NUL");
    }
  }

  private void readString(Field field) throws IOException {
    if (in.token() != JsonToken.VALUE_STRING) {
      in.skip();
      fault(field, BAD_VALUE, "must be a string");
      return;
    }
    String text = in.string();
    switch (field.rule()) {
      case ID -> readId(field, text);
      case WORD -> putIf(!text.isBlank(), field, text, "must not be empty or blank");
      case CHOICE ->
          putIf(field.choices().contains(text), field, text, "is not in its closed list");
      case EVENT -> readEvent(field, text);
      default -> readFreeWords(field, text);
    }
  }

  private void readId(Field field, String text) {
    boolean fits =
        text.length() <= MAX_ID_CHARACTERS
            || text.codePointCount(0, text.length()) <= MAX_ID_CHARACTERS;
    putIf(fits && !text.isBlank(), field, text, "must have 1 to 256 characters, not all blank");
  }

  private void readFreeWords(Field field, String text) {
    if (!text.isBlank()) {
      draft.put(field, field.rule() == Field.Rule.TEXT ? TextMask.mask(text) : text);
    }
  }

  private void putIf(boolean good, Field field, String text, String expected) {
    if (good) {
      draft.put(field, text);
    } else {
      fault(field, BAD_VALUE, expected);
    }
  }

  private void readEvent(Field field, String text) {
    Optional<EventCode> event = EventCode.ofWire(text);
    if (event.isPresent()) {
      draft.put(field, event.get());
    } else {
      fault(field, UNKNOWN_EVENT, "is not an event code of the contract");
    }
  }

  private void readNumber(Field field) throws IOException {
    if (!in.token().isNumeric()) {
      in.skip();
      fault(field, BAD_VALUE, "must be a number");
      return;
    }
    double value = in.number();
    if (value < field.min() || value > field.max()) {
      RejectionReason reason = field.rule() == Field.Rule.DEGREES ? BAD_POSITION : BAD_VALUE;
      fault(field, reason, "is out of range");
    } else if (field.rule() == Field.Rule.INTEGER && value != Math.rint(value)) {
      fault(field, BAD_VALUE, "must be a whole number");
    } else {
      draft.put(field, value);
    }
  }

  private void readTime(Field field) throws IOException {
    boolean string = in.token() == JsonToken.VALUE_STRING;
    long timeMs = string ? in.timeMs() : WireTime.UNREADABLE;
    if (timeMs != WireTime.UNREADABLE) {
      draft.put(field, timeMs);
      return;
    }
    in.skip();
    fault(field, BAD_TIME, "must be an RFC 3339 time with an offset, from 1900 on");
  }

  private void readObject(Field field) throws IOException {
    if (in.token() == JsonToken.VALUE_NULL) {
      draft.put(field, (String) null);
    } else if (in.token() != JsonToken.START_OBJECT) {
      in.skip();
      fault(field, BAD_VALUE, "must be an object");
    } else {
      String json = in.canonical();
      putIf(json != null, field, json, "holds a number that is too large");
    }
  }

  private void readPath(Field field, GeoPath path, String expected) {
    if (path == null) {
      fault(field, BAD_VALUE, "must be " + expected + " with an extent that does not cross itself");
    } else {
      draft.put(field, path);
    }
  }

  private void fault(Field field, RejectionReason reason, String problem) {
    faults.note(reason, field, field.wire() + " " + problem + ".");
  }
}
