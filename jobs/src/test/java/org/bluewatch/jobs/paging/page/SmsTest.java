package org.bluewatch.jobs.paging.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.paging.page.NoticeBuilder.notice;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.paging.page.PageContext.AckLink;
import org.bluewatch.jobs.paging.page.PageContext.Marking;
import org.junit.jupiter.api.Test;

class SmsTest extends NoticeArbitraries {
  private static final String LINK = "https://watch.example/ack?t=abc";

  @Test
  void whatMattersMostComesFirst() {
    Notice notice =
        notice("incident")
            .priority(Priority.P1)
            .at(4.36, 18.55, 90.0)
            .headline("Ambush on a patrol")
            .salute(new Salute(null, "1 ambush", null, null, 2, null))
            .build();

    assertThat(Sms.of(notice, live(LINK)))
        .isEqualTo("P1 INCIDENT 34NBK2882 0110Z 2 killed, ? injured: Ambush on a patrol " + LINK);
  }

  @Test
  void anExerciseSaysSoFirstEvenWhenTheSenderForgot() {
    Notice notice = notice("hotspot").exercise().build();

    assertThat(Sms.of(notice, live(LINK))).startsWith("EXERCISE P2 HOTSPOT ");
    assertThat(Sms.of(notice, PageExamples.context(Marking.REPLAY))).startsWith("REPLAY P2 ");
  }

  @Test
  void thePlaceIsNoFinerThanItsError() {
    assertThat(Sms.of(notice("hotspot").at(4.36, 18.55, 4_000.0).build(), live(LINK)))
        .contains(" 34NBK28 ");
    assertThat(Sms.of(notice("hotspot").at(4.36, 18.55, 50_000.0).build(), live(LINK)))
        .contains(" 34NBK ");
    assertThat(Sms.of(notice("hotspot").at(85.5, 18.55, 10.0).build(), live(LINK)))
        .contains(" 85.5000 N 18.5500 E ");
    assertThat(Sms.of(notice("hotspot").at(null, null, null).sector(null).build(), live(LINK)))
        .contains(" place unknown ");
  }

  @Test
  void anotherDayIsNamed() {
    Notice notice =
        notice("incident")
            .times("2026-02-28T22:05:00Z", "2026-03-02T03:00:00Z", "2026-03-02T03:00:01Z")
            .build();

    assertThat(Sms.of(notice, live(LINK))).contains(" 28FEB 2205Z");
  }

  @Test
  void aLinkThatLeavesNoRoomForTheHeadlineIsLeftOut() {
    String link = "https://watch.example/ack?t=" + "x".repeat(80);

    assertThat(Sms.of(notice("hotspot").headline("Eleven events").build(), live(link)))
        .endsWith(": Eleven events");
  }

  @Test
  void aLinkThatThisAlphabetWouldChangeIsLeftOut() {
    assertThat(Sms.of(notice("hotspot").build(), live("https://watch.example/\u0416")))
        .doesNotContain("watch.example");
  }

  @Test
  void aCodeIsShorterThanALink() {
    var context =
        new PageContext(
            Marking.LIVE, List.of(new AckLink(null, LINK)), "4F7K", null, "watch@example");

    assertThat(Sms.of(notice("hotspot").build(), context)).endsWith(" ack 4F7K");
  }

  @Test
  void whatIsAcknowledgedOrOverIsNotAskedFor() {
    assertThat(Sms.of(notice("hotspot").state(Notice.State.ACKNOWLEDGED).build(), live(LINK)))
        .startsWith("ACKED P2 ")
        .doesNotContain(LINK);
    assertThat(Sms.of(notice("hotspot").state(Notice.State.ENDED).build(), live(LINK)))
        .startsWith("OVER P2 ");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void fitsIntoOneMessageWhateverItSays(
      @ForAll("notices") Notice notice, @ForAll("contexts") PageContext context) {
    String sms = Sms.of(notice, context);

    assertThat(Gsm7.length(sms)).isLessThanOrEqualTo(Sms.PLACES);
    assertThat(sms).isEqualTo(Gsm7.encode(sms)).isNotEmpty();
    assertThat(sms).contains(notice.channel() == Notice.Channel.CANARY ? "TEST" : "P");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void saysWhetherItIsReal(@ForAll("notices") Notice notice) {
    String sms = Sms.of(notice, PageExamples.context(Marking.EXERCISE));

    assertThat(sms).startsWith("EXERCISE ");
  }

  private static PageContext live(String link) {
    return PageContext.of(Marking.LIVE, List.of(new AckLink(null, link)), "watch@example");
  }
}
