package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.FAR_TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.event;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
  private final Scales scales = new Scales(Events.SETTINGS, Events.GRID);
  private final AreaCells cells = new AreaCells(Events.GRID, Events.CELLS, 3);
  private final RecentEvents recent = new RecentEvents(cells, scales);

  @Test
  void aSpanBeginsWithItsStartAndEndsBeforeItsEnd() {
    recent.add(event("c", TOWN, 200));
    recent.add(event("b", FAR_TOWN, 200));
    recent.add(event("a", TOWN, 100));

    assertThat(recent.between(100, 200)).extracting(ViolenceEvent::evidenceId).containsExactly("a");
    assertThat(recent.between(101, 201))
        .extracting(ViolenceEvent::evidenceId)
        .containsExactly("b", "c");
    assertThat(recent.between(201, 300)).isEmpty();
  }

  @Test
  void anEventThatMovedIsNoLongerWhereItWas() {
    recent.add(event("a", TOWN, 100));
    recent.add(event("a", FAR_TOWN, 150));

    assertThat(recent.size()).isEqualTo(1);
    assertThat(recent.of(cells.numberOf(TOWN))).isNull();
    assertThat(recent.of(cells.numberOf(FAR_TOWN)).count()).isEqualTo(1);
    assertThat(recent.get("sensor-observations/a").timeMs()).isEqualTo(150);
  }

  @Test
  void whatLiesOutsideTheAreaIsNotKept() {
    recent.add(event("a", TOWN, 100));
    recent.add(event("a", Events.GRID.cellOf(60, 10), 100));

    assertThat(recent.size()).isZero();
    assertThat(recent.all()).isEmpty();
  }

  @Test
  void removingWhatIsNotThereChangesNothing() {
    recent.add(event("a", TOWN, 100));

    assertThat(recent.remove("sensor-observations/b")).isNull();
    assertThat(recent.remove("sensor-observations/a").evidenceId()).isEqualTo("a");
    assertThat(recent.remove("sensor-observations/a")).isNull();
    assertThat(recent.countByDuration(HOUR_MS)).containsOnly(0);
  }

  @Test
  void forgetsWhatIsOlderAndSaysWhatThatWas() {
    recent.add(event("b", TOWN, 100));
    recent.add(event("a", TOWN, 99));

    assertThat(recent.removeBefore(100)).extracting(ViolenceEvent::evidenceId).containsExactly("a");
    assertThat(recent.size()).isEqualTo(1);
  }

  @Test
  void countsTheAreaByPaneInEachWindowWhatFitsIntoIt() {
    var random = new Random(1);
    long endMs = Events.day(10);
    for (int i = 0; i < 500; i++) {
      long timeMs = endMs - 8 * Events.DAY_MS + random.nextInt(800_000_000);
      long spanMs = random.nextInt(3) * 5 * HOUR_MS;
      double accuracyM = random.nextInt(10) == 0 ? 1e6 : 10;
      recent.add(
          event(
              "e" + i,
              Events.CELLS[random.nextInt(Events.CELLS.length)],
              timeMs,
              spanMs,
              accuracyM));
    }
    for (int i = 0; i < 500; i += 3) {
      recent.remove("sensor-observations/e" + i);
    }

    long[] counts = recent.countByDuration(endMs);

    for (int duration = 0; duration < scales.durations(); duration++) {
      int number = duration;
      long expected =
          recent.between(endMs - scales.durationMs(duration), endMs).stream()
              .filter(e -> e.accuracyM() < 1e6 && scales.durationFor(e.spanMs()) <= number)
              .count();
      assertThat(counts[duration]).isEqualTo(expected);
    }
    assertThat(counts[0]).isLessThan(counts[6]);
  }
}
