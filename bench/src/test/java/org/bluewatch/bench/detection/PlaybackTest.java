package org.bluewatch.bench.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.jobs.detect.hotspot.EffortChange;
import org.bluewatch.jobs.detect.hotspot.ViolenceEvent;
import org.junit.jupiter.api.Test;

class PlaybackTest {
  private static final WorldSettings SMALL = WorldSettings.FIELD.withCells(300);

  /** Remembers what it was told. */
  private record Witness(List<ViolenceEvent> learnt, List<String> faults, long[] nowMs)
      implements Alarm {
    static Witness fresh() {
      return new Witness(new ArrayList<>(), new ArrayList<>(), new long[1]);
    }

    @Override
    public String name() {
      return "witness";
    }

    @Override
    public void learn(ViolenceEvent event) {
      boolean inTime =
          event.receivedMs() > nowMs[0] && event.receivedMs() <= nowMs[0] + World.HOUR_MS;
      if (nowMs[0] > 0 && !inTime) {
        faults.add(event.evidenceId());
      }
      learnt.add(event);
    }

    @Override
    public void looked(EffortChange effort) {}

    @Override
    public List<Hotspot> evaluate(long now) {
      nowMs[0] = now;
      return List.of();
    }

    @Override
    public Alarm fork() {
      return new Witness(new ArrayList<>(learnt), faults, nowMs.clone());
    }
  }

  @Test
  void everythingIsLearntInTheHourInWhichItIsReceived() {
    Witness witness = Witness.fresh();

    new Playback(new World(SMALL, "clock"), List.of(witness))
        .runUntil(Playback.START_MS + 10 * Plan.DAY_MS, (alarm, told) -> {});

    assertThat(witness.faults).isEmpty();
    assertThat(witness.learnt).hasSizeGreaterThan(300);
  }

  @Test
  void whatWasUnderWayAtAForkArrivesInEachFuture() {
    Witness witness = Witness.fresh();
    Playback past = new Playback(new World(SMALL, "fork"), List.of(witness));
    past.runUntil(Playback.START_MS + 5 * Plan.DAY_MS, (alarm, told) -> {});
    long forkMs = past.nowMs();
    int known = witness.learnt.size();

    past.fork("future", Happening.NONE).runUntil(forkMs + Plan.DAY_MS, (alarm, told) -> {});
    assertThat(witness.learnt).hasSize(known);
    past.runUntil(forkMs + Plan.DAY_MS, (alarm, told) -> {});

    var late = witness.learnt.subList(known, witness.learnt.size());
    assertThat(late).anyMatch(e -> e.timeMs() < forkMs);
  }

  @Test
  void hotspotsOfFlaggedCellsKeepTheirIdWhileTheyOverlap() {
    CellSpace space = new CellSpace(100);
    Episodes episodes = new Episodes("test", space, space.neighbourhoods(), 6 * World.HOUR_MS);
    int[] disk = space.disk(space.size() / 2, 1);
    var one = new java.util.BitSet();
    one.set(disk[0]);
    var two = new java.util.BitSet();
    two.set(disk[0]);
    two.set(disk[1]);

    assertThat(episodes.follow(one, World.HOUR_MS)).hasSize(1);
    List<Hotspot> grown = episodes.follow(two, 2 * World.HOUR_MS);
    var nothing = new java.util.BitSet();
    assertThat(episodes.follow(nothing, 8 * World.HOUR_MS)).isEmpty();
    List<Hotspot> ended = episodes.follow(nothing, 9 * World.HOUR_MS);

    assertThat(episodes.opened()).isEqualTo(1);
    assertThat(grown.get(0).revision()).isEqualTo(2);
    assertThat(ended.get(0).status()).isEqualTo(Hotspot.Status.CLOSED);
  }

  @Test
  void countsOfLateEventsGoWhereTheyBelong() {
    RecentCounts counts = new RecentCounts(3, 100, 10);
    counts.add(0, 1_000);
    counts.advance(1_060);
    counts.add(1, 1_020);
    counts.add(2, 1_055);

    assertThat(counts.total(0)).isEqualTo(1);
    assertThat(counts.total(1)).isEqualTo(1);
    assertThat(counts.total(2)).isZero();
    assertThat(counts.lastHours(6)).containsExactly(0, 0, 1);
    counts.advance(1_066);
    assertThat(counts.total(2)).isEqualTo(1);
    counts.advance(1_110);
    assertThat(counts.total(0)).isZero();
  }
}
