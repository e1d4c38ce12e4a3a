package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticeNamesTest {
  private final NoticeNames names = new NoticeNames();

  @Test
  void aNoticeIsNamedByItselfItsAlertsAndThoseItListed() {
    names.add(Notices.opened("N1", 0).listing("A7").called(0));
    names.add(Notices.opened("N2", 0).listing("A7").called(0));

    assertThat(names.named("A7")).containsExactlyInAnyOrder("N1", "N2");
    assertThat(names.named("N1")).containsExactly("N1");
    assertThat(names.named("A-N2")).containsExactly("N2");
    assertThat(names.named("A8")).isEmpty();
  }

  @Test
  void whatARevisionNamedAndNoLaterOneIsForgottenWithTheNotice() {
    names.add(Notices.opened("N1", 0).listing("A7").called(0));
    names.add(Notices.opened("N1", 0).called(0));
    names.add(Notices.opened("N2", 0).listing("A7").called(0));

    names.remove("N1");
    assertThat(names.named("A7")).containsExactly("N2");

    names.remove("N2");
    assertThat(names.size()).isZero();
  }
}
