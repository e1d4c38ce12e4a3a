package org.bluewatch.common.codec;

import org.bluewatch.common.model.RejectionReason;

/**
 * Everything wrong with one record, reduced to what is reported: the reason that comes first in the
 * closed list, and within one reason the field declared first in {@link Field}. So the outcome does
 * not depend on the order of fields in the JSON.
 */
final class Faults {

  private static final int NO_FIELD = Integer.MAX_VALUE;

  private RejectionReason reason;
  private Field field;
  private String message;

  void clear() {
    reason = null;
    field = null;
    message = null;
  }

  /**
   * Notes one fault.
   *
   * @param field the field at fault, null if it is none that the contract knows
   * @param message what was expected, never quoting the value
   */
  void note(RejectionReason newReason, Field newField, String newMessage) {
    if (reason == null || rank(newReason, newField) < rank(reason, field)) {
      reason = newReason;
      field = newField;
      message = newMessage;
    }
  }

  private static long rank(RejectionReason reason, Field field) {
    return ((long) reason.ordinal() << 32) + (field == null ? NO_FIELD : field.ordinal());
  }

  boolean none() {
    return reason == null;
  }

  RejectionReason reason() {
    return reason;
  }

  /** The wire name of the field at fault, or null. */
  String field() {
    return field == null ? null : field.wire();
  }

  String message() {
    return message;
  }
}
