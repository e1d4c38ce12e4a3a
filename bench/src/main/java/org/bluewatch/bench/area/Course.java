package org.bluewatch.bench.area;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A line on the ground that can be followed by distance. */
final class Course {
  private final List<Spot> spots;
  private final double[] reachedM;

  /** A course over at least two different positions. */
  Course(List<Spot> spots) {
    this.spots = List.copyOf(spots);
    this.reachedM = new double[spots.size()];
    for (int i = 1; i < reachedM.length; i++) {
      reachedM[i] = reachedM[i - 1] + spots.get(i - 1).distanceM(spots.get(i));
    }
  }

  List<Spot> spots() {
    return spots;
  }

  double lengthM() {
    return reachedM[reachedM.length - 1];
  }

  Course reversed() {
    List<Spot> back = new ArrayList<>(spots);
    Collections.reverse(back);
    return new Course(back);
  }

  /** The position after this many metres; the ends beyond either end. */
  Spot at(double progressM) {
    int leg = leg(progressM);
    Spot from = spots.get(leg);
    Spot to = spots.get(leg + 1);
    double share = (progressM - reachedM[leg]) / (reachedM[leg + 1] - reachedM[leg]);
    double inLeg = Math.max(0, Math.min(1, share));
    return new Spot(
        from.lat() + inLeg * (to.lat() - from.lat()), from.lon() + inLeg * (to.lon() - from.lon()));
  }

  /** The direction of travel after this many metres, degrees clockwise from north. */
  double headingDegAt(double progressM) {
    int leg = leg(progressM);
    return spots.get(leg).bearingDeg(spots.get(leg + 1));
  }

  /** How far along the vertex nearest to a position is, in metres. */
  double progressOfM(Spot place) {
    int nearest = 0;
    for (int i = 1; i < spots.size(); i++) {
      if (spots.get(i).distanceM(place) < spots.get(nearest).distanceM(place)) {
        nearest = i;
      }
    }
    return reachedM[nearest];
  }

  private int leg(double progressM) {
    int leg = 0;
    while (leg < spots.size() - 2 && reachedM[leg + 1] <= progressM) {
      leg++;
    }
    return leg;
  }
}
