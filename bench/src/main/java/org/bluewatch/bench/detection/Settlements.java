package org.bluewatch.bench.detection;

import org.bluewatch.bench.Draw;
import org.bluewatch.common.model.Place;

/** Villages to whose middle a part of all events is reported. */
final class Settlements {
  private static final double CELLS_PER_SETTLEMENT = 12;

  /** accuracyM of a settlement's middle, by how many rings away the event was. */
  private static final double[] ACCURACY_M = {2_000, 3_500, 5_000};

  private final Place[] nearest;

  Settlements(CellSpace space, String seed) {
    nearest = new Place[space.size()];
    Draw draw = Draw.of(seed, "settlements");
    int[] distance = new int[space.size()];
    for (int cell = 0; cell < space.size(); cell++) {
      if (draw.chance(1 / CELLS_PER_SETTLEMENT)) {
        settle(space, cell, distance);
      }
    }
  }

  private void settle(CellSpace space, int settlement, int[] distance) {
    Place middle = space.centreOf(settlement);
    for (int rings = ACCURACY_M.length - 1; rings >= 0; rings--) {
      for (int cell : space.disk(settlement, rings)) {
        if (nearest[cell] == null || distance[cell] >= rings) {
          nearest[cell] = new Place(middle.lat(), middle.lon(), ACCURACY_M[rings]);
          distance[cell] = rings;
        }
      }
    }
  }

  /** The middle of the nearest settlement with its accuracyM, null if none is near. */
  Place nearest(int cell) {
    return nearest[cell];
  }
}
