package org.bluewatch.jobs.detect.trust;

import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.config.TrustSettings;

/**
 * Decides for each position of a receiver whether its vehicle can be there. A position that no
 * vehicle reaches from the believed track begins a doubted one; positions that go on from there
 * stay doubted, however reachable the place becomes with time, until the receiver jumps back, or
 * has kept to it for so long that the doubt was wrong. A receiver that repeats a place to the last
 * digit while it reports a speed is frozen.
 */
final class ReceiverTrust {
  /** Radius of the error where a receiver does not state one: a usual figure for such receivers. */
  static final double UNSTATED_ACCURACY_M = 30;

  /** Doubted positions in a row that make a displacement; one alone is an outlier. */
  private static final int CONFIRMED = 2;

  /**
   * A believed track shorter than this gives way to a doubted one this long, and a jump away from
   * it is no displacement: receivers begin with positions whose clocks are wrong.
   */
  private static final int ESTABLISHED = 3;

  private static final int FROZEN = 5;
  private static final double MOVES_MPS = 3;

  private final TrustSettings settings;

  ReceiverTrust(TrustSettings settings) {
    this.settings = settings;
  }

  /**
   * What comes of a position.
   *
   * @param track what is remembered from now on
   * @param displacement a beginning or end, null if there is none
   */
  record Judgement(ReceiverTrack track, VehicleFix fix, Displacement displacement) {}

  /**
   * Judges the next position of a receiver.
   *
   * @param track null before the first
   */
  Judgement judge(ReceiverTrack track, Observation fix) {
    double accuracyM = accuracyOf(fix);
    if (track == null) {
      return believed(null, new ReceiverTrack(Motion.at(fix), null, 0, 0), fix, accuracyM);
    }
    if (fix.timeMs() <= track.newestMs()) {
      return older(track, fix, accuracyM);
    }
    int frozen = frozen(track, fix) ? track.frozen() + 1 : 0;
    if (frozen >= FROZEN) {
      return doubted(track, fix, accuracyM, frozen);
    }
    return track.doubted() == null
        ? afterBelieved(track, fix, accuracyM, frozen)
        : afterDoubted(track, fix, accuracyM, frozen);
  }

  private Judgement afterBelieved(
      ReceiverTrack track, Observation fix, double accuracyM, int frozen) {
    return reaches(track.believed(), fix, accuracyM)
        ? believed(track, onward(track.believed(), fix, frozen), fix, accuracyM)
        : doubted(track, fix, accuracyM, frozen);
  }

  private Judgement afterDoubted(
      ReceiverTrack track, Observation fix, double accuracyM, int frozen) {
    boolean goesOn = reaches(track.doubted(), fix, accuracyM);
    boolean thawed = track.frozen() >= FROZEN && frozen == 0;
    if ((!goesOn || thawed) && reaches(track.believed(), fix, accuracyM)) {
      return believed(track, onward(track.believed(), fix, frozen), fix, accuracyM);
    }
    if (goesOn && isEstablished(track, fix)) {
      return believed(track, onward(track.doubted(), fix, frozen), fix, accuracyM);
    }
    return doubted(track, fix, accuracyM, frozen);
  }

  private boolean reaches(Motion motion, Observation fix, double accuracyM) {
    return motion.reaches(fix, accuracyM, settings.maxSpeedMps());
  }

  private boolean isEstablished(ReceiverTrack track, Observation fix) {
    boolean longEnough =
        fix.timeMs() - track.doubtedSinceMs() >= settings.believeAfter().toMillis();
    boolean hardlyBelieved =
        track.believed().positions() < ESTABLISHED && track.doubted().positions() >= ESTABLISHED;
    return longEnough || hardlyBelieved;
  }

  private static boolean frozen(ReceiverTrack track, Observation fix) {
    Motion last = track.doubted() == null ? track.believed() : track.doubted();
    Double saidMps = fix.vehicle().speedMps();
    return saidMps != null
        && saidMps > MOVES_MPS
        && fix.place().lat() == last.lat()
        && fix.place().lon() == last.lon();
  }

  private static ReceiverTrack onward(Motion from, Observation fix, int frozen) {
    return new ReceiverTrack(from.to(fix, from.positions() + 1), null, 0, frozen);
  }

  private static Judgement believed(
      ReceiverTrack before, ReceiverTrack after, Observation fix, double accuracyM) {
    Displacement end =
        before != null && isDisplaced(before)
            ? displacement(false, before, fix, fix.timeMs())
            : null;
    return new Judgement(after, graded(fix, accuracyM, true), end);
  }

  private Judgement doubted(ReceiverTrack track, Observation fix, double accuracyM, int frozen) {
    Motion last = track.doubted();
    boolean goesOn = last != null && reaches(last, fix, accuracyM);
    Motion now = last == null ? Motion.at(fix) : last.to(fix, goesOn ? last.positions() + 1 : 1);
    long sinceMs = last == null ? fix.timeMs() : track.doubtedSinceMs();
    var after = new ReceiverTrack(track.believed(), now, sinceMs, frozen);
    boolean begins = isDisplaced(after) && !isDisplaced(track);
    double errorM = Math.max(accuracyM, track.believed().distanceM(fix, 0));
    return new Judgement(
        after, graded(fix, errorM, false), begins ? displacement(true, track, fix, sinceMs) : null);
  }

  /** The first doubted position may be an outlier; the second in a row makes a displacement. */
  private static boolean isDisplaced(ReceiverTrack track) {
    return track.doubted() != null
        && track.believed().positions() >= ESTABLISHED
        && (track.doubted().positions() >= CONFIRMED
            || track.doubted().timeMs() > track.doubtedSinceMs());
  }

  private static Displacement displacement(
      boolean displaced, ReceiverTrack track, Observation fix, long timeMs) {
    Motion believed = track.believed();
    return new Displacement(
        fix.source(),
        displaced,
        fix.receivedMs(),
        timeMs,
        believed.lat(),
        believed.lon(),
        believed.distanceM(fix, 0),
        fix.id());
  }

  /** A position of the past changes no track; it is believed where it fits the believed one. */
  private Judgement older(ReceiverTrack track, Observation fix, double accuracyM) {
    boolean inDoubt = track.doubted() != null && fix.timeMs() >= track.doubtedSinceMs();
    boolean fits = !inDoubt && reaches(track.believed(), fix, accuracyM);
    return new Judgement(track, graded(fix, accuracyM, fits), null);
  }

  private static double accuracyOf(Observation fix) {
    Double accuracyM = fix.place().accuracyM();
    return accuracyM == null ? UNSTATED_ACCURACY_M : accuracyM;
  }

  private static VehicleFix graded(Observation fix, double accuracyM, boolean trusted) {
    return new VehicleFix(
        fix.id(),
        fix.source(),
        fix.vehicle().convoyId(),
        fix.timeMs(),
        fix.receivedMs(),
        fix.place().lat(),
        fix.place().lon(),
        accuracyM,
        fix.vehicle().speedMps(),
        fix.vehicle().headingDeg(),
        trusted);
  }
}
