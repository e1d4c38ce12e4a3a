package org.bluewatch.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.alert.AlertHarness.Draft;
import static org.bluewatch.jobs.alert.AlertHarness.HOUR_MS;
import static org.bluewatch.jobs.alert.AlertHarness.MINUTE_MS;
import static org.bluewatch.jobs.alert.AlertHarness.NOON_MS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Alert.State;
import org.bluewatch.common.model.AlertAction.Action;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Notice.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The budget of a shift: what is paged, what is listed, and that P1 never waits. */
class AlertBudgetTest {
  private static final int PAGES = 6;

  private AlertHarness desk;
  private final List<Notice> notices = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    desk = AlertHarness.withRoster();
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  @Test
  void theLastPageOfAShiftIsTheListOfWhatThereWasNoPageFor() throws Exception {
    raise(8, Priority.P2);
    look(NOON_MS + 4 * MINUTE_MS);

    assertThat(pages()).isEqualTo(PAGES - 1);
    List<Notice> suppressed = current(Channel.DIGEST);
    assertThat(suppressed).hasSize(3);
    assertThat(suppressed)
        .allSatisfy(
            notice -> {
              assertThat(notice.call()).isZero();
              assertThat(notice.tier()).isZero();
              assertThat(notice.reason()).contains("the pages of this shift are used up");
            });

    look(NOON_MS + 6 * MINUTE_MS);
    Notice digest = digest();
    assertThat(pages()).isEqualTo(PAGES);
    assertThat(digest.situation()).isEqualTo("digest/2023-11-14T12:00:00Z");
    assertThat(digest.knownMs()).isEqualTo(NOON_MS + 5 + 5 * MINUTE_MS);
    assertThat(digest.memberCount()).isEqualTo(3);
    assertThat(digest.members())
        .extracting(Notice.Member::alertId)
        .containsExactly("A5", "A6", "A7");
    assertThat(suppressed).extracting(Notice::digestId).containsOnly(digest.noticeId());
  }

  @Test
  void aListGrowsWithoutAnotherCall() throws Exception {
    raise(7, Priority.P2);
    look(NOON_MS + 6 * MINUTE_MS);
    for (int i = 0; i < 100; i++) {
      desk.hear(NOON_MS + 7 * MINUTE_MS + i * 1000, Draft.of("B" + i));
    }
    look(NOON_MS + 19 * MINUTE_MS);

    List<Notice> digests = digests();
    assertThat(digests).extracting(Notice::memberCount).containsExactly(2, 102);
    assertThat(digests).extracting(Notice::call).containsExactly(1, 1);
    assertThat(digests.get(1).members()).hasSize(50);
    assertThat(pages()).isEqualTo(PAGES);
  }

  @Test
  void aListThatNobodyAcknowledgesGoesToTheNextTier() throws Exception {
    raise(6, Priority.P2);
    look(NOON_MS + 30 * MINUTE_MS);

    assertThat(digests())
        .extracting(Notice::tier, Notice::call)
        .containsExactly(Tuple.tuple(1, 1), Tuple.tuple(2, 2));
  }

  @Test
  void p1IsNeverSuppressed() throws Exception {
    raise(20, Priority.P2);
    for (int i = 0; i < 10; i++) {
      desk.hear(NOON_MS + MINUTE_MS + i, Draft.of("L" + i).priority(Priority.P1));
    }
    look(NOON_MS + MINUTE_MS + 20);

    assertThat(current(Channel.PAGE))
        .filteredOn(notice -> notice.priority() == Priority.P1)
        .hasSize(10)
        .allMatch(notice -> notice.call() == 1);
  }

  @Test
  void p1TakesPagesFromTheOthers() throws Exception {
    for (int i = 0; i < 4; i++) {
      desk.hear(NOON_MS + i, Draft.of("L" + i).priority(Priority.P1));
    }
    raise(3, Priority.P2);
    look(NOON_MS + MINUTE_MS);

    assertThat(current(Channel.DIGEST)).hasSize(2);
  }

  @Test
  void whatIsSuppressedPagesWhenItBecomesALifeThreat() throws Exception {
    raise(7, Priority.P2);
    look(NOON_MS + 6 * MINUTE_MS);

    desk.hear(NOON_MS + 7 * MINUTE_MS, Draft.of("A6").priority(Priority.P1));
    look(NOON_MS + 20 * MINUTE_MS);

    Notice risen = of("A6");
    assertThat(risen.channel()).isEqualTo(Channel.PAGE);
    assertThat(risen.digestId()).isNull();
    assertThat(notices)
        .filteredOn(notice -> notice.situation().equals("A6") && notice.call() == 1)
        .extracting(Notice::tier)
        .first()
        .isEqualTo(1);
    assertThat(digest().memberCount()).isEqualTo(1);
  }

  @Test
  void acknowledgingTheListAcknowledgesItsMembers() throws Exception {
    raise(8, Priority.P2);
    look(NOON_MS + 6 * MINUTE_MS);
    desk.alerts();

    desk.officer(NOON_MS + 7 * MINUTE_MS, Action.ACKNOWLEDGE, digest().noticeId());
    look(NOON_MS + 10 * HOUR_MS);

    assertThat(desk.outcomes())
        .extracting(ActionOutcome::outcome)
        .containsExactly(ActionOutcome.Outcome.APPLIED);
    assertThat(current(Channel.DIGEST))
        .extracting(Notice::state)
        .containsOnly(Notice.State.ACKNOWLEDGED);
    assertThat(digest().state()).isEqualTo(Notice.State.ACKNOWLEDGED);
    assertThat(digest().call()).isEqualTo(1);
    assertThat(desk.alerts())
        .filteredOn(alert -> alert.state() == State.ACKNOWLEDGED)
        .extracting(Alert::alertId)
        .containsExactly("A5", "A6", "A7");
  }

  @Test
  void whatNobodyAnsweredIsHandedOverInTheListOfTheNextShift() throws Exception {
    raise(8, Priority.P2);
    look(NOON_MS + 6 * MINUTE_MS);
    String first = digest().noticeId();
    desk.officer(NOON_MS + HOUR_MS, Action.ACKNOWLEDGE, "A6");
    desk.restart();

    look(NOON_MS + 12 * HOUR_MS + 6 * MINUTE_MS);

    Notice second = digest();
    assertThat(second.noticeId()).isNotEqualTo(first);
    assertThat(second.situation()).isEqualTo("digest/2023-11-15T00:00:00Z");
    assertThat(second.knownMs()).isEqualTo(NOON_MS + 12 * HOUR_MS + 5 * MINUTE_MS);
    assertThat(second.call()).isEqualTo(1);
    assertThat(second.members()).extracting(Notice.Member::alertId).containsExactly("A5", "A7");
    assertThat(of("A5").digestId()).isEqualTo(second.noticeId());
    assertThat(of("A6").digestId()).isEqualTo(first);
    Notice old =
        notices.stream()
            .filter(notice -> notice.noticeId().equals(first))
            .reduce((a, b) -> b)
            .orElseThrow();
    assertThat(old.state()).isEqualTo(Notice.State.ENDED);
    assertThat(old.reason()).contains("handed over to the next shift");
  }

  @Test
  void aNewShiftHasItsPages() throws Exception {
    raise(8, Priority.P2);
    desk.hear(NOON_MS + 12 * HOUR_MS, Draft.of("N"));
    look(NOON_MS + 12 * HOUR_MS);

    assertThat(of("N").channel()).isEqualTo(Channel.PAGE);
  }

  @Test
  void aListOfWhatIsOverIsNotTold() throws Exception {
    raise(6, Priority.P2);
    desk.hear(NOON_MS + MINUTE_MS, Draft.of("A5").ends(AlertDraft.Outcome.RESOLVED));
    look(NOON_MS + 13 * HOUR_MS);

    assertThat(digests()).isEmpty();
    assertThat(pages()).isEqualTo(PAGES - 1);
  }

  @Test
  void aListEndsWithItsLastSituation() throws Exception {
    raise(6, Priority.P2);
    look(NOON_MS + 6 * MINUTE_MS);
    desk.hear(NOON_MS + 7 * MINUTE_MS, Draft.of("A5").ends(AlertDraft.Outcome.RESOLVED));
    look(NOON_MS + 13 * HOUR_MS);

    assertThat(digest().state()).isEqualTo(Notice.State.ENDED);
  }

  @Test
  void aFloodOnTheConsoleIsAListToo() throws Exception {
    raise(9, Priority.P3);
    raise("P", 3, Priority.P4);
    look(NOON_MS + 20 * MINUTE_MS);

    assertThat(current(Channel.LOG)).hasSize(3);
    assertThat(current(Channel.DIGEST)).hasSize(3);
    List<Notice> console = current(Channel.CONSOLE);
    assertThat(console).hasSize(7);
    assertThat(console).extracting(Notice::call).containsOnly(0);
    assertThat(console)
        .filteredOn(notice -> notice.situation().startsWith("console/"))
        .extracting(Notice::situation, Notice::memberCount)
        .containsExactly(Tuple.tuple("console/2023-11-14T12:00:00Z", 3));
    assertThat(pages()).isZero();
  }

  @Test
  void theRosterSaysWhoIsCalledAndForWhat() throws Exception {
    desk.reference(
        "zone/north",
        1,
        """
        {"type":"Feature","properties":{"zoneId":"north","name":"N","kind":"sector"},"geometry":
        {"type":"Polygon","coordinates":[[[22,4],[23,4],[23,5],[22,5],[22,4]]]}}""");
    desk.reference(
        "roster/north",
        1,
        """
        {"tiers":[{"contacts":["mail:north"],"acknowledgeWithin":{"P3":"12h"}}]}""");
    desk.hear(
        NOON_MS,
        Draft.of("in").priority(Priority.P3).at(4.5, 22.5),
        Draft.of("out").priority(Priority.P3).at(7.5, 22.5),
        Draft.of("inP2").at(4.9, 22.1));
    look(NOON_MS);

    assertThat(of("in").channel()).isEqualTo(Channel.PAGE);
    assertThat(of("in").tiers().get(0).contacts()).containsExactly("mail:north");
    assertThat(of("out").channel()).isEqualTo(Channel.CONSOLE);
    // The roster of the sector names nobody for P2.
    assertThat(of("inP2").channel()).isEqualTo(Channel.CONSOLE);
  }

  @Test
  void aLifeThreatAlwaysCallsSomebody() throws Exception {
    // Given rosters that name nobody for P1, one of them with a mistake in it
    try (AlertHarness other = AlertHarness.open()) {
      other.reference(
          "roster/default",
          1,
          """
          {"tiers":[{"contacts":["mail:chief"],"acknowledgeWithin":{"P1":"two minutes","P2":"15m"}}]}""");

      other.hear(NOON_MS, Draft.of("A").priority(Priority.P1), Draft.of("B"));

      assertThat(other.notices())
          .extracting(Notice::situation, Notice::channel, n -> n.tiers().get(0).contacts())
          .containsExactlyInAnyOrder(
              Tuple.tuple("A", Channel.PAGE, List.of("desk:watch")),
              Tuple.tuple("B", Channel.PAGE, List.of("mail:chief")));
    }
  }

  @Test
  void anAreaWithoutARosterHasAWatch() throws Exception {
    try (AlertHarness bare = AlertHarness.open()) {
      bare.hear(
          NOON_MS,
          Draft.of("A").priority(Priority.P1),
          Draft.of("B"),
          Draft.of("C").priority(Priority.P3));

      assertThat(bare.notices())
          .extracting(Notice::situation, Notice::channel, Notice::escalateAtMs)
          .containsExactlyInAnyOrder(
              Tuple.tuple("A", Channel.PAGE, null),
              Tuple.tuple("B", Channel.PAGE, null),
              Tuple.tuple("C", Channel.CONSOLE, null));
    }
  }

  /** Ten thousand in a minute, one in five hundred a life threat. */
  @Test
  void aFloodStaysInTheBudgetWithEveryLifeThreatCalled() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      Priority priority = i % 500 == 0 ? Priority.P1 : i % 2 == 0 ? Priority.P2 : Priority.P3;
      // Far from each other: nothing correlates, which is the worst for a budget.
      desk.add(
          NOON_MS + i * 6,
          Draft.of("F%05d".formatted(i))
              .priority(priority)
              .at(2 + i / 100 * 0.06, 20 + i % 100 * 0.06));
    }
    look(NOON_MS + HOUR_MS);

    List<Notice> first =
        new ArrayList<>(
            notices.stream()
                .filter(notice -> notice.call() == 1 && notice.tier() == 1)
                .collect(
                    Collectors.toMap(Notice::noticeId, notice -> notice, (a, b) -> a, TreeMap::new))
                .values());
    assertThat(first).filteredOn(notice -> notice.priority() == Priority.P1).hasSize(20);
    assertThat(first.size()).isEqualTo(20 + PAGES - 1 - 1 + 1);
    Set<String> told = new TreeSet<>();
    notices.forEach(notice -> told.add(notice.situation()));
    assertThat(told).hasSizeGreaterThanOrEqualTo(10_000);
    assertThat(digests().get(digests().size() - 1).memberCount()).isGreaterThan(4_900);
    assertThat(notices.size()).isLessThan(10_000 + 200);
  }

  private void raise(int count, Priority priority) throws Exception {
    raise("A", count, priority);
  }

  private void raise(String prefix, int count, Priority priority) throws Exception {
    for (int i = 0; i < count; i++) {
      desk.hear(NOON_MS + i, Draft.of(prefix + i).priority(priority));
    }
  }

  private void look(long ms) throws Exception {
    desk.until(ms);
    notices.addAll(desk.notices());
  }

  /** Notices for which the first tier was called. */
  private long pages() {
    return notices.stream()
        .filter(notice -> notice.channel() == Channel.PAGE)
        .map(Notice::noticeId)
        .distinct()
        .count();
  }

  private List<Notice> digests() {
    return notices.stream().filter(notice -> notice.situation().startsWith("digest/")).toList();
  }

  private Notice digest() {
    return digests().get(digests().size() - 1);
  }

  private Notice of(String situation) {
    return notices.stream()
        .filter(notice -> notice.situation().equals(situation))
        .max(Comparator.comparing(Notice::revision))
        .orElseThrow();
  }

  /** The newest revision of each notice of a channel. */
  private List<Notice> current(Channel channel) {
    var newest = new TreeMap<String, Notice>();
    notices.forEach(notice -> newest.put(notice.noticeId(), notice));
    return newest.values().stream().filter(notice -> notice.channel() == channel).toList();
  }
}
