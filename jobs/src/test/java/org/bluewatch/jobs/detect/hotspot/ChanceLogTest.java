package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.day;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChanceLogTest {
  private final AreaCells cells = new AreaCells(Events.GRID, Events.CELLS, 3);
  private final int town = cells.numberOf(Events.TOWN);
  private final int far = cells.numberOf(Events.FAR_TOWN);
  private final ChanceLog log = new ChanceLog(cells, 12 * HOUR_MS);

  private static Flag flag(int centre, int ring, double score, long nowMs) {
    return new Flag(centre, ring, 0, nowMs, new Look.Test(5, 0.1, 1), score);
  }

  @Test
  void whatOverlapsIsOneEpisodeWithTheHighestPeak() {
    log.observe(List.of(flag(town, 1, 8, day(0))), day(0));
    log.observe(List.of(flag(town, 0, 11, day(0.1))), day(0.1));
    log.observe(List.of(flag(town, 2, 9, day(0.2))), day(0.2));

    assertThat(log.open())
        .singleElement()
        .isEqualTo(new ChanceEpisode(new long[] {Events.TOWN}, 11, day(0), day(0.2)));
    assertThat(log.peaks()).isEmpty();
  }

  @Test
  void whatLiesApartIsAnotherEpisode() {
    log.observe(List.of(flag(town, 1, 8, day(0)), flag(far, 1, 7, day(0))), day(0));

    assertThat(log.open()).hasSize(2);
  }

  @Test
  void anEpisodeEndsOnceItHasNotStoodOutForLongEnough() {
    log.observe(List.of(flag(town, 1, 8, day(0))), day(0));
    log.observe(List.of(), day(0.5));
    assertThat(log.peaks()).isEmpty();
    log.observe(List.of(), day(0.5) + 1);
    assertThat(log.peaks()).containsExactly(8);

    // What stands out after that is a new one
    log.observe(List.of(flag(town, 1, 9, day(1))), day(1));
    assertThat(log.open()).hasSize(1);
    assertThat(log.ended()).hasSize(1);
  }

  @Test
  void remembersForHalfAYear() {
    log.observe(List.of(flag(town, 1, 8, day(0))), day(0));
    log.observe(List.of(), day(180));
    assertThat(log.peaks()).hasSize(1);
    log.observe(List.of(), day(180) + 1);
    assertThat(log.peaks()).isEmpty();

    assertThat(ChanceLog.days(day(0), day(30))).isCloseTo(30, within(1e-9));
    assertThat(ChanceLog.days(day(0), day(300))).isCloseTo(180, within(1e-9));
  }

  @Test
  void goesOnFromWhatWasKept() {
    log.observe(List.of(flag(town, 1, 8, day(0))), day(0));
    log.observe(List.of(flag(far, 1, 7, day(1))), day(1));
    var other = new ChanceLog(cells, 12 * HOUR_MS);
    other.restore(log.open(), log.ended());

    assertThat(other.open()).isEqualTo(log.open());
    assertThat(other.peaks()).isEqualTo(log.peaks()).containsExactly(8);
  }
}
