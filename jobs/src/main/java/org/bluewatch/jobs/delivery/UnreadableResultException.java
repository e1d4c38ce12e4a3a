package org.bluewatch.jobs.delivery;

/** A record of a result topic is not what the wire contract promises. */
final class UnreadableResultException extends Exception {

  /** Says which field is wrong and what was expected; never quotes the value. */
  UnreadableResultException(String message) {
    super(message);
  }
}
