package org.bluewatch.bench.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bluewatch.bench.Draw;
import org.bluewatch.common.model.RawStream;

/** What looks like outbreaks and is none, or is one and not many. */
sealed interface Decoy extends Happening {
  long HOUR_MS = 3_600_000;

  /** Milliseconds since 1970 UTC. */
  long startMs();

  int hours();

  default long endMs() {
    return startMs() + hours() * HOUR_MS;
  }

  default boolean lasts(long hour) {
    return hour * HOUR_MS >= startMs() && hour * HOUR_MS < endMs();
  }

  /** All rates are multiplied. */
  record CitySurge(long startMs, int hours, double factor) implements Decoy {
    @Override
    public double rateFactor(long hour) {
      return lasts(hour) ? factor : 1;
    }
  }

  /** Many patrols in a district, and as many more reports. */
  record EffortSurge(long startMs, int hours, double factor, Set<Integer> district)
      implements Decoy {
    @Override
    public double patrolFactor(int cell, long hour) {
      return lasts(hour) && district.contains(cell) ? factor : 1;
    }
  }

  /** The sensors of a district are silent; what they kept arrives all at once. */
  record SensorOutage(long startMs, int hours, Set<Integer> district) implements Decoy {
    @Override
    public long receivedMs(RawStream stream, int cell, long timeMs, long receivedMs) {
      boolean kept =
          stream == RawStream.SENSOR_OBSERVATIONS
              && receivedMs >= startMs
              && receivedMs < endMs()
              && district.contains(cell);
      return kept ? endMs() : receivedMs;
    }
  }

  /** One thing that many report within half an hour. */
  record MassEvent(long startMs, int cell) implements Decoy {
    private static final int REPORTS = 30;
    private static final int WITHIN_MS = 1_800_000;

    @Override
    public int hours() {
      return 1;
    }

    @Override
    public List<Extra> extras(long hour, Draw draw) {
      return lasts(hour)
          ? IntStream.range(0, REPORTS)
              .mapToObj(i -> new Extra(cell, startMs + draw.between(0, WITHIN_MS)))
              .toList()
          : List.of();
    }
  }

  /** One decoy of each kind, somewhere in the world, drawn. */
  static List<Decoy> all(CellSpace space, long startMs, Draw draw) {
    int middle = draw.between(0, space.size() - 1);
    Set<Integer> district =
        IntStream.of(space.disk(middle, space.rings() / 4)).boxed().collect(Collectors.toSet());
    List<Decoy> decoys = new ArrayList<>();
    decoys.add(new CitySurge(startMs, draw.between(6, 24), draw.between(2.0, 3.0)));
    decoys.add(new EffortSurge(startMs, 24, 3, district));
    decoys.add(new SensorOutage(startMs, 12, district));
    decoys.add(new MassEvent(startMs, middle));
    return decoys;
  }
}
