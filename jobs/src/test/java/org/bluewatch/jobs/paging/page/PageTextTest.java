package org.bluewatch.jobs.paging.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.paging.page.NoticeBuilder.ms;
import static org.bluewatch.jobs.paging.page.NoticeBuilder.notice;

import java.util.List;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.paging.page.PageContext.AckLink;
import org.bluewatch.jobs.paging.page.PageContext.Marking;
import org.junit.jupiter.api.Test;

class PageTextTest extends NoticeArbitraries {
  private static final Set<String> WORDS_AT_THE_LEFT =
      Set.of(
          "DO",
          "ANSWER",
          "ACK",
          "ACK CODE",
          "SIZE",
          "ACTIVITY",
          "LOCATION",
          "ABOUT",
          "UNIT",
          "TIME",
          "EQUIPMENT",
          "M MAJOR",
          "E EXACT",
          "T TYPE",
          "H HAZARDS",
          "A ACCESS",
          "N NUMBER",
          "E SERVICES",
          "HOW SURE",
          "WHY",
          "EVIDENCE",
          "NOTICE",
          "ALERT",
          "AREA",
          "REASON",
          "SENT");

  @Test
  void whatIsNotRealSaysSoInItsFirstLine() {
    Notice notice = PageExamples.hotspot();

    assertThat(PageText.of(notice, PageExamples.context(Marking.EXERCISE)))
        .startsWith("*** EXERCISE ***");
    assertThat(PageText.of(notice, PageExamples.context(Marking.REPLAY)))
        .startsWith("*** REPLAY ***");
    assertThat(PageText.of(notice("hotspot").exercise().build(), PageExamples.LIVE))
        .startsWith("*** EXERCISE ***");
    assertThat(PageText.headline(notice, PageExamples.context(Marking.REPLAY)))
        .startsWith("REPLAY: Hotspot: 11 events")
        .hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void saysByWhenToAnswerAndWhoIsCalledNext() {
    assertThat(text(notice("hotspot").tier(1, ms("2026-03-02T03:16:00Z")).build()))
        .contains("ANSWER     by 2026-03-02 03:16:00 UTC, or tier 2 is called:")
        .contains("chief-of-operations (sms)");
    assertThat(text(notice("hotspot").tier(2, null).build()))
        .contains("ANSWER     nobody else will be called")
        .contains("this is call 1, tier 2 of 2: chief-of-operations (sms)");
  }

  @Test
  void aCallSpeaksOfItsOwnTierWhateverWasDecidedSince() {
    Notice decided = notice("hotspot").tier(2, null).build();

    assertThat(text(decided.calling(1, 1, ms("2026-03-02T04:02:00Z"))))
        .contains("ANSWER     by 2026-03-02 04:02:00 UTC, or tier 2 is called:")
        .contains("this is call 1, tier 1 of 2: watch (desk), duty-officer (sms)");
  }

  @Test
  void theSenderSaysWhereToAnswerAndWhenItWasSent() {
    var context =
        new PageContext(
            Marking.LIVE,
            List.of(new AckLink("sms:duty-officer", "https://w.example/1")),
            "4F7K",
            ms("2026-03-02T04:00:00Z"),
            "watch@example");

    assertThat(PageText.of(notice("hotspot").build(), context))
        .contains("ACK        duty-officer (sms): https://w.example/1")
        .contains("ACK CODE   4F7K")
        .contains("SENT       2026-03-02 04:00:00 UTC");
  }

  @Test
  void whatIsAcknowledgedShelvedOrOverSaysSo() {
    assertThat(
            text(
                notice("hotspot")
                    .state(Notice.State.ACKNOWLEDGED)
                    .officer("duty-officer", null)
                    .build()))
        .contains("\nACKNOWLEDGED by duty-officer\n")
        .doesNotContain("ANSWER");
    assertThat(
            text(
                notice("hotspot")
                    .state(Notice.State.SHELVED)
                    .officer("watch", ms("2026-03-02T06:00:00Z"))
                    .build()))
        .contains("\nSHELVED by watch until 2026-03-02 06:00 UTC\n");
    assertThat(
            text(
                notice("hotspot")
                    .state(Notice.State.ENDED)
                    .alertState(Alert.State.WITHDRAWN)
                    .reason("the report was retracted")
                    .build()))
        .contains("ENDED: withdrawn, its evidence is gone (the report was retracted)")
        .doesNotContain("ACK  ");
  }

  @Test
  void whatIsNotKnownIsSaidToBeUnknown() {
    assertThat(text(notice("incident").at(null, null, null).sector(null).build()))
        .contains("SIZE       unknown")
        .contains("LOCATION   unknown")
        .contains("UNIT       unknown")
        .contains("EQUIPMENT  unknown")
        .contains("HOW SURE   nobody reported it");
  }

  @Test
  void theWordsOfAReportNeverLeave() {
    Notice notice =
        notice("incident")
            .why("text", "\"the farmer by the well told us\"")
            .why("note", "\"the farmer by the well told us\"")
            .why("reports", "[{\"text\":\"the farmer by the well told us\"}]")
            .why("report", "{\"text\":\"the farmer by the well told us\"}")
            .why("sightings", "4")
            .build();

    assertThat(everything(notice)).doesNotContain("farmer").contains("Sightings: 4.");
  }

  @Test
  void restrictedEventsAreToldBySectorOnly() {
    for (String event :
        List.of("sexual-violence", "child-recruitment", "arbitrary-detention", "Sexual violence")) {
      for (Notice notice :
          List.of(
              revealing().headline(event + " near Ippy").build(),
              revealing().why("events", "{\"" + event + "\":2}").build(),
              revealing().salute(new Salute(null, "2 " + event, "Ippy", "Ippy", 1, 1)).build(),
              revealing()
                  .members(
                      2,
                      NoticeBuilder.member(
                          "A-2",
                          "incident",
                          Alert.Priority.P2,
                          "2026-03-02T00:00:00Z",
                          event + " at Ippy"))
                  .build())) {
        assertThat(everything(notice))
            .as(event)
            .contains("S-EAST")
            .doesNotContainIgnoringCase("ippy")
            .doesNotContain("6.26", "21.19", "EM 20", "EM20");
      }
    }
  }

  @Test
  void aDigestWithholdsOnlyTheAlertThatIsRestricted() {
    Notice notice =
        notice("hotspot")
            .about("HS-1", "console/2026-03-02T03:00:00Z")
            .headline("Hotspot: 11 events")
            .members(
                2,
                NoticeBuilder.member(
                    "A-1", "hotspot", Alert.Priority.P3, "2026-03-02T03:00:00Z", "11 events"),
                NoticeBuilder.member(
                    "A-2",
                    "incident",
                    Alert.Priority.P3,
                    "2026-03-02T03:00:00Z",
                    "Child recruitment at Ippy"))
            .build();

    assertThat(everything(notice))
        .contains("HOTSPOT: 11 events", "INCIDENT: withheld", "DIGEST")
        .doesNotContain("Ippy", "<circle>", "LOCATION");
  }

  private static NoticeBuilder revealing() {
    return notice("hotspot")
        .at(6.2601, 21.1903, 50.0)
        .geometry("{\"type\":\"Point\",\"coordinates\":[21.1903,6.2601]}")
        .about("IPPY", "site/IPPY")
        .headline("Hotspot near Ippy")
        .why("siteId", "\"IPPY\"")
        .why("rule", "\"hotspot-scan\"")
        .why("observed", "3")
        .evidence("PR-IPPY-1")
        .sources(1, "B2", "patrol-reports")
        .reason("reports from Ippy");
  }

  @Test
  void massCasualtiesBringAMethaneReport() {
    assertThat(text(casualties(9, 0))).doesNotContain("METHANE");
    assertThat(text(casualties(null, 9))).doesNotContain("METHANE");
    assertThat(text(casualties(4, 6))).contains("METHANE");
    assertThat(
            Methane.of(
                notice("incident")
                    .why("massCasualties", "3")
                    .salute(new Salute(null, null, null, null, 2, 1))
                    .build()))
        .isPresent();
    assertThat(text(casualties(Integer.MAX_VALUE, Integer.MAX_VALUE))).contains("METHANE");
    assertThat(Methane.of(casualties(10, null)).orElseThrow().text())
        .contains("M MAJOR    not known to be declared")
        .contains("T TYPE     2 ied-blast")
        .contains("H HAZARDS  further explosive devices possible; others unknown")
        .contains("A ACCESS   unknown")
        .contains("N NUMBER   killed 10, injured unknown")
        .contains("E SERVICES on the scene: unknown; needed: unknown");
  }

  private static Notice casualties(Integer killed, Integer injured) {
    return notice("incident")
        .salute(new Salute(null, "2 ied-blast", null, null, killed, injured))
        .build();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noTextCanPretendToBeAnotherLine(
      @ForAll("notices") Notice notice, @ForAll("contexts") PageContext context) {
    String page = PageText.of(notice, context);

    assertThat(page.replace("\n", "")).doesNotMatch(".*[\\p{Cc}\\p{Cf}].*");
    String body = page.substring(page.indexOf("\n\n"));
    assertThat(body.lines()).allMatch(PageTextTest::isOfThePage);
  }

  /** Behind the head, each line is indented or begins with a word of the page itself. */
  private static boolean isOfThePage(String line) {
    return line.isEmpty()
        || line.startsWith(" ".repeat(11))
        || WORDS_AT_THE_LEFT.contains(line.substring(0, 11).strip())
        || line.matches("(METHANE \\(|A test of the way|\\d+ alerts).*");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void isMarkedWhateverItSays(@ForAll("notices") Notice notice) {
    assertThat(PageText.of(notice, PageExamples.context(Marking.EXERCISE)))
        .startsWith("*** EXERCISE ***");
    assertThat(PageText.headline(notice, PageExamples.context(Marking.EXERCISE)))
        .startsWith("EXERCISE:")
        .hasSizeLessThanOrEqualTo(80);
  }

  private static String text(Notice notice) {
    return PageText.of(notice, PageExamples.LIVE);
  }

  private static String everything(Notice notice) {
    return PageText.of(notice, PageExamples.LIVE)
        + PageText.headline(notice, PageExamples.LIVE)
        + Sms.of(notice, PageExamples.LIVE)
        + Methane.of(notice).map(Methane::text).orElse("")
        + Cap.of(notice, PageExamples.LIVE, List.of());
  }
}
