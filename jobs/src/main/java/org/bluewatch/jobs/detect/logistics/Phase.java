package org.bluewatch.jobs.detect.logistics;

/** Whether a disruption stands, has ended, or turned out never to have been. */
public enum Phase {
  STANDS,
  RESOLVED,
  WITHDRAWN
}
