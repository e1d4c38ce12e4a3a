package org.bluewatch.bench.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bluewatch.bench.Draw;
import org.bluewatch.common.model.RawStream;

/** Several happenings in one world. */
record Course(List<Outbreak> outbreaks, List<Decoy> decoys) implements Happening {
  private static final int DAYS_APART = 3;

  /** An outbreak of each kind and then each decoy, some days apart, the first at {@code fromMs}. */
  static Course drawn(CellSpace space, boolean effort, long fromMs, Draw draw) {
    List<Outbreak> outbreaks = new ArrayList<>();
    List<Decoy> decoys = new ArrayList<>();
    long startMs = fromMs;
    for (OutbreakKind kind : OutbreakKind.GOALS) {
      outbreaks.add(kind.draw(space, startMs, draw));
      startMs += DAYS_APART * Plan.DAY_MS;
    }
    int kinds = Decoy.all(space, 0, draw).size();
    for (int i = 0; i < kinds; i++) {
      Decoy decoy = Decoy.all(space, startMs, draw).get(i);
      if (effort || !(decoy instanceof Decoy.EffortSurge)) {
        decoys.add(decoy);
        startMs += DAYS_APART * Plan.DAY_MS;
      }
    }
    return new Course(outbreaks, decoys);
  }

  /** When all is over, with some quiet after it. */
  long endMs() {
    long lastMs = 0;
    for (Outbreak outbreak : outbreaks) {
      lastMs = Math.max(lastMs, outbreak.endMs());
    }
    for (Decoy decoy : decoys) {
      lastMs = Math.max(lastMs, decoy.endMs());
    }
    return lastMs + DAYS_APART * Plan.DAY_MS;
  }

  private List<Happening> all() {
    List<Happening> all = new ArrayList<>(outbreaks);
    all.addAll(decoys);
    return all;
  }

  @Override
  public double rateFactor(long hour) {
    return all().stream().mapToDouble(h -> h.rateFactor(hour)).reduce(1, (a, b) -> a * b);
  }

  @Override
  public double patrolFactor(int cell, long hour) {
    return all().stream().mapToDouble(h -> h.patrolFactor(cell, hour)).reduce(1, (a, b) -> a * b);
  }

  @Override
  public Map<Integer, Double> extraRates(long hour) {
    Map<Integer, Double> rates = new TreeMap<>();
    all().forEach(h -> h.extraRates(hour).forEach((cell, r) -> rates.merge(cell, r, Double::sum)));
    return rates;
  }

  @Override
  public List<Extra> extras(long hour, Draw draw) {
    return all().stream().flatMap(h -> h.extras(hour, draw).stream()).toList();
  }

  @Override
  public long receivedMs(RawStream stream, int cell, long timeMs, long receivedMs) {
    long latestMs = receivedMs;
    for (Happening happening : all()) {
      latestMs = happening.receivedMs(stream, cell, timeMs, latestMs);
    }
    return latestMs;
  }
}
