package org.bluewatch.jobs.paging.page;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;

/**
 * What of a notice may leave in a page. Restricted events are told by number and sector: where any
 * part of a notice speaks of one, its place, and whatever could give the place away (names of sites
 * and zones, ids of reports, words of others), is left out. All texts are made of this.
 *
 * @param notice the notice as it may be told
 * @param restricted true if something was left out
 */
record Release(Notice notice, boolean restricted) {
  private static final String WITHHELD = "withheld";

  /** The code on the wire, also as words. */
  private static final Pattern RESTRICTED_EVENT =
      Pattern.compile(
          Arrays.stream(EventCode.values())
              .filter(code -> code.category() == EventCode.Category.RESTRICTED)
              .map(code -> code.wire().replace("-", "[-_\\s]?"))
              .collect(Collectors.joining("|")),
          Pattern.CASE_INSENSITIVE);

  /** Facts that are mere numbers of the whole, without any place. */
  private static final Set<String> NUMBERS_ONLY =
      Set.of(
          "rule",
          "version",
          "observed",
          "expected",
          "historyDays",
          "recurrenceDays",
          "threshold",
          "calibrated",
          "killed",
          "injured",
          "massCasualties",
          "severity",
          "othersInCell",
          "count",
          "sources");

  static Release of(Notice notice) {
    if (PageText.isDigest(notice)) {
      return ofDigest(notice);
    }
    return leadSpeaks(notice) || notice.members().stream().anyMatch(Release::speaks)
        ? new Release(withoutPlace(notice), true)
        : new Release(notice, false);
  }

  /** The headline alone, which can be told also where the rest of a notice cannot be read. */
  static String headline(Notice notice) {
    boolean digest = notice.situation() != null && PageText.isDigest(notice);
    boolean restricted =
        leadSpeaks(notice) || (!digest && notice.members().stream().anyMatch(Release::speaks));
    return restricted ? withoutPlace(notice.alert()).headline() : notice.alert().headline();
  }

  /** The alerts of a digest have nothing to do with each other: each is judged alone. */
  private static Release ofDigest(Notice notice) {
    boolean lead = leadSpeaks(notice);
    List<Notice.Member> members =
        notice.members().stream()
            .map(member -> speaks(member) ? withoutPlace(member) : member)
            .toList();
    Notice told =
        told(
            notice,
            lead ? withoutPlace(notice.alert()) : notice.alert(),
            lead ? withoutPlace(notice.salute()) : notice.salute(),
            members,
            notice.situation(),
            lead ? WITHHELD : notice.reason());
    return new Release(told, lead);
  }

  private static boolean leadSpeaks(Notice notice) {
    Alert alert = notice.alert();
    return Stream.of(
            Stream.of(alert.kind(), alert.headline(), alert.reason(), notice.reason()),
            texts(notice.salute()),
            alert.why().stream().flatMap(fact -> Stream.of(fact.name(), fact.json())))
        .flatMap(texts -> texts)
        .anyMatch(Release::names);
  }

  private static boolean speaks(Notice.Member member) {
    return names(member.kind()) || names(member.headline());
  }

  private static boolean names(String text) {
    return text != null && RESTRICTED_EVENT.matcher(text).find();
  }

  private static Stream<String> texts(Salute salute) {
    return salute == null
        ? Stream.empty()
        : Stream.of(salute.size(), salute.activity(), salute.unit(), salute.equipment());
  }

  private static Notice withoutPlace(Notice notice) {
    return told(
        notice,
        withoutPlace(notice.alert()),
        withoutPlace(notice.salute()),
        notice.members().stream().map(Release::withoutPlace).toList(),
        WITHHELD,
        WITHHELD);
  }

  /** The notice with some parts told in other words. */
  private static Notice told(
      Notice notice,
      Alert alert,
      Salute salute,
      List<Notice.Member> members,
      String situation,
      String reason) {
    return new Notice(
        notice.noticeId(),
        notice.revision(),
        situation,
        notice.channel(),
        notice.state(),
        notice.priority(),
        notice.tier(),
        notice.call(),
        notice.openedMs(),
        notice.knownMs(),
        notice.receivedMs(),
        notice.escalateAtMs(),
        notice.tiers(),
        alert,
        salute,
        notice.step(),
        members,
        notice.memberCount(),
        notice.digestId(),
        notice.officer(),
        notice.shelvedUntilMs(),
        reason);
  }

  private static Alert withoutPlace(Alert alert) {
    return new Alert(
        alert.alertId(),
        alert.revision(),
        alert.kind(),
        alert.state(),
        alert.priority(),
        alert.timeMs(),
        alert.knownMs(),
        alert.area(),
        alert.sector(),
        WITHHELD,
        WITHHELD,
        null,
        null,
        null,
        null,
        "Restricted report" + (alert.sector() == null ? "" : ", sector " + alert.sector()),
        alert.why().stream().filter(Release::isNumberOnly).toList(),
        List.of(),
        alert.evidenceStreams(),
        alert.sources(),
        alert.independentSources(),
        alert.grade(),
        WITHHELD,
        alert.run(),
        alert.exercise());
  }

  private static boolean isNumberOnly(Fact fact) {
    boolean mayBeText = fact.name().equals("rule");
    return NUMBERS_ONLY.contains(fact.name()) && (mayBeText || !fact.json().contains("\""));
  }

  /** Who did it may live in one village only. */
  private static Salute withoutPlace(Salute salute) {
    return salute == null
        ? null
        : new Salute(
            salute.size(), salute.activity(), WITHHELD, null, salute.killed(), salute.injured());
  }

  private static Notice.Member withoutPlace(Notice.Member member) {
    return new Notice.Member(
        member.alertId(),
        member.kind(),
        member.priority(),
        member.state(),
        member.knownMs(),
        WITHHELD);
  }
}
