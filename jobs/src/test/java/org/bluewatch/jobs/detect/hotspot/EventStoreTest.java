package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.FAR_TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.event;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventStoreTest {
  private final EventStore store = new EventStore();

  @Test
  void aWindowBeginsAfterItsStartAndHoldsItsEnd() {
    store.add(event("a", TOWN, 100));
    store.add(event("b", TOWN, 200));
    store.add(event("c", TOWN, 200));

    assertThat(store.find(new long[] {TOWN}, 100, 200))
        .extracting(ViolenceEvent::evidenceId)
        .containsExactly("b", "c");
    assertThat(store.count(99, 199)).isEqualTo(1);
    assertThat(store.count(0, 1_000)).isEqualTo(3);
  }

  @Test
  void findsOnlyInTheCellsAskedFor() {
    store.add(event("a", TOWN, 100));
    store.add(event("b", FAR_TOWN, 100));

    assertThat(store.find(new long[] {FAR_TOWN}, 0, 100))
        .extracting(ViolenceEvent::evidenceId)
        .containsExactly("b");
    assertThat(List.copyOf(store.cells(0, 100))).containsOnly(TOWN, FAR_TOWN).isSorted();
    assertThat(store.cells(100, 200)).isEmpty();
  }

  @Test
  void anEventThatMovedIsNoLongerWhereItWas() {
    store.add(event("a", TOWN, 100));
    store.add(event("a", FAR_TOWN, 150));

    assertThat(store.size()).isEqualTo(1);
    assertThat(store.find(new long[] {TOWN}, 0, 200)).isEmpty();
    assertThat(store.find(new long[] {FAR_TOWN}, 100, 200)).hasSize(1);
  }

  @Test
  void removingWhatIsNotThereChangesNothing() {
    store.add(event("a", TOWN, 100));
    store.remove("sensor-observations/b");
    store.remove("sensor-observations/a");
    store.remove("sensor-observations/a");

    assertThat(store.size()).isZero();
    assertThat(store.cells(0, 200)).isEmpty();
  }

  @Test
  void forgetsWhatIsOlderAndSaysWhatThatWas() {
    store.add(event("a", TOWN, 99));
    store.add(event("b", TOWN, 100));

    assertThat(store.removeBefore(100)).containsExactly("sensor-observations/a");
    assertThat(store.size()).isEqualTo(1);
  }
}
