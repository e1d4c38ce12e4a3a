package org.bluewatch.common.model;

/** Why a raw record was refused. The list is closed: its names are part of the wire contract. */
public enum RejectionReason {
  /** Not a JSON object, or JSON outside the strict grammar. */
  MALFORMED_JSON,
  /** A required field is absent or null. */
  MISSING_FIELD,
  /** A field has the wrong type or lies outside its range. */
  BAD_VALUE,
  /** A time cannot be read, lies before 1900, or a span ends before it begins. */
  BAD_TIME,
  /** The time lies more than five minutes after the record was received. */
  TIME_IN_FUTURE,
  /** A position out of range, not finite, or exactly 0/0. */
  BAD_POSITION,
  /** The position lies outside the boundary of the area of operations. */
  OUTSIDE_AREA,
  /** The event code is not one of {@link EventCode}. */
  UNKNOWN_EVENT,
  /** The record carries a field that would identify a person. Its bytes are never kept. */
  FORBIDDEN_FIELD,
  /** The record is longer than {@code 1 MiB}. */
  TOO_LARGE
}
