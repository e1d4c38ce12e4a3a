package org.bluewatch.common.codec;

import static org.bluewatch.common.model.RejectionReason.BAD_POSITION;
import static org.bluewatch.common.model.RejectionReason.BAD_TIME;
import static org.bluewatch.common.model.RejectionReason.BAD_VALUE;
import static org.bluewatch.common.model.RejectionReason.FORBIDDEN_FIELD;
import static org.bluewatch.common.model.RejectionReason.MALFORMED_JSON;
import static org.bluewatch.common.model.RejectionReason.OUTSIDE_AREA;
import static org.bluewatch.common.model.RejectionReason.TIME_IN_FUTURE;
import static org.bluewatch.common.model.RejectionReason.TOO_LARGE;

import java.io.IOException;
import java.util.Locale;
import org.bluewatch.common.geo.AreaBoundary;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.Rejection;
import org.bluewatch.common.model.RejectionReason;

/**
 * Turns a raw record into an observation, a reference update, an alert action, or a rejection with
 * its reason: always exactly one of them, whatever the bytes. The same record gives the same
 * outcome; nothing is remembered between records. Not for use by several threads at once, since the
 * buffers are reused.
 */
public final class RawDecoder {

  private static final long MAX_AHEAD_MS = 5 * 60_000L;

  private final AreaBoundary boundary;
  private final RecordReader reader = new RecordReader();

  /**
   * Makes a decoder.
   *
   * @param boundary the area of operations
   */
  public RawDecoder(AreaBoundary boundary) {
    this.boundary = boundary;
  }

  /**
   * Decodes a record that is not a tick.
   *
   * @param raw where {@code receivedMs} is the record timestamp, or for a line of a file what
   *     {@link ReceivedScanner} says
   */
  public Decoded decode(RawRecord raw) {
    byte[] bytes = raw.payload();
    if (bytes == null && !(raw.stream() == RawStream.REFERENCE && raw.fromKafka())) {
      return rejected(raw, MALFORMED_JSON, null, "The record is empty.");
    }
    if (bytes != null && bytes.length > RecordReader.MAX_BYTES) {
      return rejected(raw, TOO_LARGE, null, "The record is longer than 1 MiB.");
    }
    try {
      read(raw);
    } catch (IOException e) {
      // The parser's own message quotes the record.
      return rejected(raw, MALFORMED_JSON, null, "The record is not one strict JSON object.");
    }
    return judge(raw);
  }

  private void read(RawRecord raw) throws IOException {
    if (raw.stream() == RawStream.REFERENCE && raw.fromKafka()) {
      reader.readReference(raw.key(), raw.payload());
    } else if (raw.fromKafka()) {
      reader.read(raw.payload(), Shape.of(raw.stream()), ~Field.RECEIVED.bit());
    } else {
      reader.read(raw.payload(), Shape.of(raw.stream()), RecordReader.ALL_FIELDS);
    }
  }

  private Decoded judge(RawRecord raw) {
    if (reader.forbidden() != null) {
      String message = "The record has a field that would identify a person.";
      return rejected(raw, FORBIDDEN_FIELD, reader.forbidden(), message);
    }
    checkTimes(raw.receivedMs());
    checkPlace();
    if (raw.stream() == RawStream.REFERENCE && reader.faults().none()) {
      checkReference();
    }
    Faults faults = reader.faults();
    if (!faults.none()) {
      return rejected(raw, faults.reason(), faults.field(), faults.message());
    }
    return accept(raw);
  }

  private void checkTimes(long receivedMs) {
    Long timeMs = reader.draft().timeMs(Field.TIME);
    Long timeEndMs = reader.draft().timeMs(Field.TIME_END);
    if (timeMs != null && timeEndMs != null && timeEndMs < timeMs) {
      reader.faults().note(BAD_TIME, Field.TIME_END, "timeEnd must not be before time.");
    }
    if (receivedMs == RawRecord.UNSTAMPED) {
      reader.faults().note(BAD_TIME, Field.RECEIVED, "The record has no knowledge time.");
    } else if (timeMs != null && timeMs > receivedMs + MAX_AHEAD_MS) {
      String message = "time is more than 5 minutes after received.";
      reader.faults().note(TIME_IN_FUTURE, Field.TIME, message);
    }
  }

  private void checkPlace() {
    Double lat = reader.draft().number(Field.LAT);
    Double lon = reader.draft().number(Field.LON);
    if (lat == null || lon == null) {
      return;
    }
    if (lat == 0 && lon == 0) {
      reader.faults().note(BAD_POSITION, null, "The position is exactly 0/0.");
    } else if (!boundary.covers(lat, lon)) {
      reader.faults().note(OUTSIDE_AREA, null, "The position is outside the area of operations.");
    }
  }

  private void checkReference() {
    String key = reader.draft().text(Field.KEY);
    if (!ReferenceGeometry.isValid(ReferenceKey.kind(key), reader.draft().text(Field.VALUE))) {
      String message = "The geometry is not valid or not of its kind.";
      reader.faults().note(BAD_VALUE, Field.VALUE, message);
    }
  }

  private Decoded accept(RawRecord raw) {
    Draft draft = reader.draft();
    return switch (raw.stream()) {
      case REFERENCE ->
          new Decoded.Reference(
              new ReferenceUpdate(
                  draft.text(Field.KEY), raw.receivedMs(), draft.text(Field.VALUE)));
      case ALERT_ACTIONS -> new Decoded.Action(action(raw.receivedMs()), reader.unknownFields());
      default ->
          new Decoded.Accepted(
              ObservationAssembly.assemble(raw.stream(), draft, raw.receivedMs()),
              reader.unknownFields());
    };
  }

  private AlertAction action(long receivedMs) {
    Draft draft = reader.draft();
    return new AlertAction(
        draft.text(Field.ID),
        draft.text(Field.ALERT_ID),
        draft.timeMs(Field.TIME),
        receivedMs,
        draft.text(Field.OFFICER),
        AlertAction.Action.valueOf(draft.text(Field.ACTION).toUpperCase(Locale.ROOT)),
        draft.text(Field.NOTE),
        draft.timeMs(Field.UNTIL));
  }

  private static Decoded rejected(
      RawRecord raw, RejectionReason reason, String field, String message) {
    boolean kafka = raw.fromKafka();
    return new Decoded.Rejected(
        new Rejection(
            reason,
            field,
            message,
            raw.stream(),
            raw.file(),
            kafka ? null : (Long) raw.position(),
            kafka ? (Integer) raw.partition() : null,
            kafka ? (Long) raw.position() : null,
            KeptRaw.of(raw.payload(), reason)));
  }
}
