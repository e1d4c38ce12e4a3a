package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.bluewatch.common.model.RawStream;

/**
 * Forty days of a small country by chance: habits, outbreaks, reports that are late, vague, in the
 * future, outside, revised and taken back, and patrols that look.
 */
final class Life {
  static final int DAYS = 40;
  static final long[] CELLS = Events.GRID.disk(Events.TOWN, 5);
  private static final long MINUTE_MS = 60_000;

  /** What becomes known at an instant; exactly one of the two is not null. */
  record Change(long knownMs, int order, ViolenceChange violence, EffortChange effort) {}

  private final Random random;
  private final List<Change> changes = new ArrayList<>();
  private int ids;

  private Life(long seed) {
    random = new Random(seed);
  }

  /** All changes in the order in which they become known. */
  static List<Change> of(long seed) {
    var life = new Life(seed);
    life.habits();
    for (int i = 0; i < 5; i++) {
      life.outbreak();
    }
    if (seed % 2 == 0) {
      life.patrols();
    }
    life.changes.sort(Comparator.comparingLong(Change::knownMs).thenComparingInt(Change::order));
    return life.changes;
  }

  private void habits() {
    for (int i = 0; i < 8 * DAYS; i++) {
      // Some cells have much, most nothing
      double where = random.nextDouble();
      long cell = CELLS[(int) (CELLS.length * where * where * where)];
      report(cell, Events.day(DAYS * random.nextDouble()));
    }
  }

  private void outbreak() {
    long[] cells = Events.GRID.disk(CELLS[random.nextInt(CELLS.length)], random.nextInt(3));
    long startMs = Events.day(5 + 34 * random.nextDouble());
    double hours = 1 + 30 * random.nextDouble() * random.nextDouble();
    int n = 4 + random.nextInt(30);
    for (int i = 0; i < n; i++) {
      long timeMs = startMs + (long) (hours * random.nextDouble() * Events.HOUR_MS);
      report(cells[random.nextInt(cells.length)], timeMs);
    }
  }

  private void report(long cell, long timeMs) {
    String id = "e" + ids++;
    boolean patrol = random.nextInt(3) == 0;
    long delayMs = (long) (-Math.log(random.nextDouble()) * (patrol ? 360 : 1) * MINUTE_MS);
    if (random.nextInt(40) == 0) {
      delayMs = -random.nextInt(5) * MINUTE_MS;
    } else if (random.nextInt(60) == 0) {
      delayMs = random.nextInt(20 * 24 * 60) * MINUTE_MS;
    }
    // Whole minutes, and so now and then the very edge of a window
    long whole = timeMs / MINUTE_MS * MINUTE_MS;
    ViolenceEvent event = event(id, patrol, somewhere(cell), whole, whole + delayMs);
    add(true, 1, event.receivedMs(), event);
    revise(event);
  }

  private long somewhere(long cell) {
    return random.nextInt(50) == 0 ? Events.FAR_TOWN : cell;
  }

  private void revise(ViolenceEvent first) {
    int what = random.nextInt(10);
    if (what > 1) {
      return;
    }
    long knownMs = first.receivedMs() + (long) (-Math.log(random.nextDouble()) * 600 * MINUTE_MS);
    add(false, 2, knownMs, first);
    if (what == 1) {
      ViolenceEvent revised =
          Events.known(
              random.nextBoolean()
                  ? first
                  : Events.moved(
                      first,
                      CELLS[random.nextInt(CELLS.length)],
                      first.timeMs() - random.nextInt(600) * MINUTE_MS),
              knownMs);
      add(true, 2, knownMs, revised);
    }
  }

  private void add(boolean added, int revision, long knownMs, ViolenceEvent event) {
    changes.add(
        new Change(
            knownMs,
            revision * 2 + (added ? 1 : 0),
            new ViolenceChange(added, revision, event),
            null));
  }

  private void patrols() {
    for (int day = 4; day < DAYS; day++) {
      int looks = random.nextInt(30) == 0 ? 60 : 12;
      for (int i = 0; i < looks; i++) {
        long paneMs = Events.day(day) + random.nextInt(24) * Events.HOUR_MS;
        var effort = Events.patrolled(CELLS[random.nextInt(CELLS.length)], paneMs, 1);
        changes.add(new Change(paneMs + random.nextInt(9) * Events.HOUR_MS, 0, null, effort));
      }
    }
  }

  private ViolenceEvent event(String id, boolean patrol, long cell, long timeMs, long receivedMs) {
    long spanMs = random.nextInt(20) == 0 ? random.nextInt(9 * 24) * Events.HOUR_MS : 0;
    double accuracyM = random.nextInt(8) == 0 ? random.nextInt(30_000) : 100;
    return new ViolenceEvent(
        patrol ? RawStream.PATROL_REPORTS : RawStream.SENSOR_OBSERVATIONS,
        id,
        "S" + ids % 7,
        cell,
        timeMs,
        spanMs,
        receivedMs,
        accuracyM,
        Events.SETTINGS.events().get(random.nextInt(3)),
        1 + random.nextInt(5),
        null,
        false);
  }
}
