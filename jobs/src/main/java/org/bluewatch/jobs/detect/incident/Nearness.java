package org.bluewatch.jobs.detect.incident;

import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.config.IncidentSettings;

/**
 * Which two reports can speak of one incident.
 *
 * <p>In place: if the root mean square of their true distance is below {@code withinM}, the stated
 * errors being taken for root mean squares: {@code distance² + error² + error² < withinM²}. What is
 * not known better than {@code withinM} is therefore near nothing, however near its centroid lies.
 * Of two reports of one sensor only the distance counts: that it hears a thing somewhere within its
 * reach, and soon after another, is what its error says.
 *
 * <p>In time: if less than {@code within} lies between the end of one and the beginning of the
 * other. What spans more than {@code staleAfter} does not say when it happened and is near nothing.
 */
final class Nearness {
  private static final double METRES_PER_DEGREE_AT_LEAST = 110_000;

  /** More than what distances by way of a third place may be off. */
  private static final double MARGIN = 1.01;

  private final double withinM;
  private final long withinMs;
  private final long longestSpanMs;

  Nearness(IncidentSettings settings) {
    this.withinM = settings.withinM();
    this.withinMs = settings.within().toMillis();
    this.longestSpanMs = settings.staleAfter().toMillis();
  }

  /** True if a report says well enough where and when it was to be near any other. */
  boolean isExact(IncidentEvent event) {
    return event.spanMs() <= longestSpanMs
        && (event.errorM() < withinM || event.stream() == RawStream.SENSOR_OBSERVATIONS);
  }

  /** True if both can speak of one incident. */
  boolean near(IncidentEvent a, IncidentEvent b) {
    if (!isExact(a) || !isExact(b) || !nearInTime(a, b)) {
      return false;
    }
    // Spares most of what is too far the cosines of the distance.
    if (Math.abs(a.lat() - b.lat()) * METRES_PER_DEGREE_AT_LEAST >= withinM) {
      return false;
    }
    double distanceM = Metres.between(a.lat(), a.lon(), b.lat(), b.lon());
    return distanceM * distanceM + squaredError(a, b) < withinM * withinM;
  }

  private static double squaredError(IncidentEvent a, IncidentEvent b) {
    boolean ofOneSensor =
        a.stream() == RawStream.SENSOR_OBSERVATIONS
            && b.stream() == RawStream.SENSOR_OBSERVATIONS
            && a.source().equals(b.source());
    return ofOneSensor ? 0 : a.errorM() * a.errorM() + b.errorM() * b.errorM();
  }

  /** True if reports with so many metres between them can be near each other. */
  boolean mayBeNear(double distanceM) {
    return distanceM < withinM * MARGIN;
  }

  /**
   * True if a report and its revision can speak of one thing: unlike two reports they do so unless
   * even their errors do not bring them together.
   */
  boolean sameThing(IncidentEvent before, IncidentEvent after) {
    double distanceM = Metres.between(before.lat(), before.lon(), after.lat(), after.lon());
    return nearInTime(before, after) && distanceM < withinM + before.errorM() + after.errorM();
  }

  private boolean nearInTime(IncidentEvent a, IncidentEvent b) {
    long gapMs = Math.max(a.timeMs(), b.timeMs()) - Math.min(a.timeEndMs(), b.timeEndMs());
    return gapMs < withinMs;
  }

  /** The earliest beginning of a report that may be near this one. */
  long earliestMs(IncidentEvent event) {
    return event.timeMs() - withinMs - longestSpanMs;
  }

  /** The latest beginning of a report that may be near this one. */
  long latestMs(IncidentEvent event) {
    return event.timeEndMs() + withinMs;
  }
}
