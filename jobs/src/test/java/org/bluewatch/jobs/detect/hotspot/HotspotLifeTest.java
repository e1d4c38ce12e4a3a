package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Hotspot.Status;
import org.bluewatch.jobs.config.HotspotSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for hotspots in any life. */
class HotspotLifeTest {
  private static final Pattern FROM_TO = Pattern.compile("(\\d+) (?:to|->) (\\d+)");

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void aRestartAtAnyMomentAndAnotherOrderOfArrivalChangeNothing(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    List<Life.Change> life = Life.of(seed);

    Watch undisturbed = watch();
    List<Hotspot> told = live(undisturbed, life, null);
    Watch disturbed = watch();
    List<Hotspot> toldAgain = live(disturbed, life, new Random(seed));

    assertThat(toldAgain).isEqualTo(told);
    assertThat(disturbed.detector().memory())
        .usingRecursiveComparison()
        .isEqualTo(undisturbed.detector().memory());
    assertThat(disturbed.detector().days())
        .containsExactlyElementsOf(undisturbed.detector().days());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void hotspotsOpenAreRevisedAndEndInOrder(long seed) {
    List<Hotspot> told = live(watch(), Life.of(seed), null);

    assertThat(told).isNotEmpty();
    Map<String, Hotspot> last = new HashMap<>();
    for (Hotspot hotspot : told) {
      Hotspot before = last.put(hotspot.hotspotId(), hotspot);
      assertFollows(before, hotspot);
      if (hotspot.status() == Status.OPEN) {
        assertIsSound(hotspot);
      }
    }
  }

  private static void assertFollows(Hotspot before, Hotspot now) {
    if (before == null) {
      assertThat(now.revision()).isEqualTo(1);
      assertThat(now.status()).isEqualTo(Status.OPEN);
      assertThat(now.reason()).startsWith("opened");
      assertThat(now.openedMs()).isEqualTo(now.knownMs());
      return;
    }
    assertThat(before.status()).isEqualTo(Status.OPEN);
    assertThat(now.revision()).isEqualTo(before.revision() + 1);
    assertThat(now.openedMs()).isEqualTo(before.openedMs());
    assertThat(now.knownMs()).isGreaterThan(before.knownMs());
    assertChangesAsItSays(before, now);
  }

  private static void assertChangesAsItSays(Hotspot before, Hotspot now) {
    Matcher fromTo = FROM_TO.matcher(now.reason());
    if (now.reason().startsWith("rose from")) {
      assertThat(fromTo.find()).isTrue();
      assertThat(Long.parseLong(fromTo.group(1))).isEqualTo(before.observed());
      assertThat(Long.parseLong(fromTo.group(2))).isEqualTo(now.observed());
      assertThat(now.observed()).as(now.reason()).isGreaterThanOrEqualTo(before.observed() + 3);
    } else if (now.reason().startsWith("evidence was retracted")) {
      assertThat(fromTo.find()).isTrue();
      assertThat(Long.parseLong(fromTo.group(1))).isEqualTo(before.observed());
      if (now.status() == Status.OPEN) {
        boolean asMuch = now.reason().contains("as much became known");
        assertThat(now.observed() >= before.observed()).as(now.reason()).isEqualTo(asMuch);
      }
    } else {
      assertThat(now.reason())
          .matches("no longer more than habit|merged into HS-.*|grew together .*");
    }
  }

  private static void assertIsSound(Hotspot hotspot) {
    assertThat(hotspot.observed()).as(hotspot.reason()).isGreaterThanOrEqualTo(3);
    assertThat(hotspot.evidence()).hasSize((int) hotspot.observed()).isSorted();
    assertThat(hotspot.cells()).isNotEmpty().isSorted().doesNotHaveDuplicates();
    assertThat(LongStream.of(Life.CELLS).boxed().toList()).containsAll(hotspot.cells());
    assertThat(hotspot.fromMs()).isLessThan(hotspot.toMs());
    assertThat(hotspot.toMs()).isLessThanOrEqualTo(hotspot.knownMs());
    assertThat(hotspot.expected()).isFinite().isPositive().isLessThan(hotspot.observed());
    assertThat(hotspot.recurrenceDays()).isFinite().isPositive();
  }

  private static Watch watch() {
    HotspotSettings defaults = Events.SETTINGS;
    var settings =
        new HotspotSettings(
            30,
            defaults.evaluateEvery(),
            defaults.durations(),
            defaults.slowDurations(),
            2,
            Duration.ofDays(28),
            defaults.events());
    return new Watch("Test", settings, Life.CELLS);
  }

  /**
   * Looks each hour.
   *
   * @param disturbance null for none; else the detector is restarted now and then, before a look or
   *     after it, and changes of one step arrive in another order, though not those of one report
   */
  private static List<Hotspot> live(Watch watch, List<Life.Change> life, Random disturbance) {
    List<Hotspot> told = new ArrayList<>();
    int next = 0;
    for (long nowMs = day(0); nowMs <= day(Life.DAYS + 3); nowMs += HOUR_MS) {
      int from = next;
      while (next < life.size() && life.get(next).knownMs() <= nowMs) {
        next++;
      }
      List<Life.Change> step = life.subList(from, next);
      if (disturbance == null) {
        step.forEach(change -> apply(watch, change));
      } else {
        applyDisturbed(watch, step, disturbance);
      }
      told.addAll(watch.at(nowMs));
      if (disturbance != null && disturbance.nextInt(40) == 0) {
        watch.restart();
      }
    }
    return told;
  }

  private static void applyDisturbed(Watch watch, List<Life.Change> step, Random disturbance) {
    Map<String, Integer> rank = new HashMap<>();
    var shuffled = new ArrayList<>(step);
    shuffled.sort(
        Comparator.comparingInt(
            change ->
                change.violence() == null
                    ? 0
                    : rank.computeIfAbsent(
                        change.violence().event().key(), unused -> disturbance.nextInt())));
    for (Life.Change change : shuffled) {
      apply(watch, change);
      if (disturbance.nextInt(100) == 0) {
        watch.restart();
      }
    }
  }

  private static void apply(Watch watch, Life.Change change) {
    if (change.effort() != null) {
      watch.given(change.effort());
    } else {
      watch.detector().apply(change.violence());
    }
  }
}
