package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CellEventsTest {
  @Property
  void whatIsPackedComesBack(
      @ForAll @LongRange(min = -4_000_000_000_000L, max = 8_000_000_000_000L) long timeMs,
      @ForAll @IntRange(max = 11) int ring,
      @ForAll @IntRange(max = 30) int duration,
      @ForAll @IntRange(max = 2) int stream) {
    long packed = CellEvents.pack(timeMs, ring, duration, stream);

    assertThat(CellEvents.timeMs(packed)).isEqualTo(timeMs);
    assertThat(CellEvents.ring(packed)).isEqualTo(ring);
    assertThat(CellEvents.duration(packed)).isEqualTo(duration);
    assertThat(CellEvents.stream(packed)).isEqualTo(stream);
    assertThat(CellEvents.pack(timeMs + 1, 0, 0, 0)).isGreaterThan(packed);
  }

  @Property(tries = 200)
  void areInTheOrderOfTheirTimesWhateverComesAndGoes(
      @ForAll List<@IntRange(max = 20) Integer> times,
      @ForAll List<@IntRange(max = 20) Integer> gone) {
    var events = new CellEvents();
    List<Long> expected = new ArrayList<>();
    for (int time : times) {
      events.add(CellEvents.pack(time, 0, 0, 0));
      expected.add(CellEvents.pack(time, 0, 0, 0));
    }
    for (int time : gone) {
      events.remove(CellEvents.pack(time, 0, 0, 0));
      expected.remove(CellEvents.pack(time, 0, 0, 0));
    }
    Collections.sort(expected);

    List<Long> found = new ArrayList<>();
    for (int i = 0; i < events.count(); i++) {
      found.add(events.get(i));
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void removingWhatIsNotThereChangesNothing() {
    var events = new CellEvents();
    events.add(CellEvents.pack(5, 1, 0, 0));
    events.remove(CellEvents.pack(5, 0, 0, 0));

    assertThat(events.count()).isEqualTo(1);
  }
}
