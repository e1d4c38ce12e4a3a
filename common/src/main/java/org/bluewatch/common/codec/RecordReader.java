package org.bluewatch.common.codec;

import static org.bluewatch.common.model.RejectionReason.BAD_VALUE;
import static org.bluewatch.common.model.RejectionReason.MISSING_FIELD;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the bytes of one record into a draft by the shape of its stream, and notes every fault on
 * the way. Reused from record to record, by one thread.
 */
final class RecordReader {

  /** Longer records are not read. */
  static final int MAX_BYTES = 1 << 20;

  /** Every field of the shape. */
  static final long ALL_FIELDS = -1L;

  private final Draft draft = new Draft();
  private final Faults faults = new Faults();
  private String forbidden;
  private int unknownFields;
  private long given;

  /**
   * Reads a record.
   *
   * @param wanted the bits of the fields to read; others are passed over
   * @throws IOException if the bytes are not one strict JSON object
   */
  void read(byte[] bytes, Shape shape, long wanted) throws IOException {
    clear();
    boolean reference = shape == Shape.REFERENCE;
    try (JsonCursor in = new JsonCursor(bytes, reference ? ReferenceKey.NAMES_IN_LINE : Set.of())) {
      readFields(in, shape, wanted);
      noteMissing(shape.required() & wanted & ~given);
      finish(in, reference ? draft.text(Field.KEY) : null);
    }
    if (reference) {
      checkKey();
    }
  }

  /**
   * Reads a reference record from Kafka, where key and value stand apart.
   *
   * @param key the key as UTF-8, null if there is none
   * @param value the value, null deletes
   * @throws IOException if the value is not one strict JSON object
   */
  void readReference(byte[] key, byte[] value) throws IOException {
    clear();
    if (key == null) {
      noteMissing(Field.KEY.bit());
    } else {
      draft.put(Field.KEY, ReferenceKey.decode(key));
      checkKey();
    }
    if (value == null) {
      draft.put(Field.VALUE, (String) null);
      return;
    }
    try (JsonCursor in = new JsonCursor(value, ReferenceKey.NAMES_IN_VALUE)) {
      new FieldReader(in, draft, faults).read(Field.VALUE);
      finish(in, draft.text(Field.KEY));
    }
  }

  private void clear() {
    draft.clear();
    faults.clear();
    forbidden = null;
    unknownFields = 0;
    given = 0;
  }

  private void finish(JsonCursor in, String referenceKey) throws IOException {
    in.end();
    forbidden = in.forbidden();
    if (forbidden == null && in.placeNameSeen() && ReferenceKey.isNameless(referenceKey)) {
      forbidden = "name";
    }
  }

  private void checkKey() {
    if (draft.has(Field.KEY) && !ReferenceKey.isValid(draft.text(Field.KEY))) {
      faults.note(BAD_VALUE, Field.KEY, "key must be kind/id with a kind of the contract.");
    }
  }

  private void readFields(JsonCursor in, Shape shape, long wanted) throws IOException {
    FieldReader fields = new FieldReader(in, draft, faults);
    long met = 0;
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      Field field = shape.field(name);
      if (field == null) {
        skipUnknown(in, name);
        continue;
      }
      if ((met & field.bit()) != 0) {
        throw in.malformed("duplicate key");
      }
      met |= field.bit();
      if (in.token() == JsonToken.VALUE_NULL && field.rule() != Field.Rule.OBJECT_OR_NULL) {
        continue;
      }
      given |= field.bit();
      if ((wanted & field.bit()) != 0) {
        fields.read(field);
      } else {
        skip(in, field);
      }
    }
  }

  private void skipUnknown(JsonCursor in, String name) throws IOException {
    unknownFields++;
    in.strangeName(name);
    skip(in, null);
  }

  private void skip(JsonCursor in, Field field) throws IOException {
    in.skip();
    if (in.takeNul()) {
      faults.note(BAD_VALUE, field, "A string must not contain NUL.");
    }
  }

  private void noteMissing(long missing) {
    if (missing != 0) {
      Field field = Field.values()[Long.numberOfTrailingZeros(missing)];
      faults.note(MISSING_FIELD, field, field.wire() + " is required.");
    }
  }

  Draft draft() {
    return draft;
  }

  Faults faults() {
    return faults;
  }

  /** The forbidden name in the record as the contract spells it, or null. */
  String forbidden() {
    return forbidden;
  }

  /** True if the field has a value, good or bad. */
  boolean given(Field field) {
    return (given & field.bit()) != 0;
  }

  int unknownFields() {
    return unknownFields;
  }
}
