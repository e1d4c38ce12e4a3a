package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestTest {
  @Test
  void whatWasPutLongestAgoIsForgottenFirst() {
    Newest<String, Integer> newest = new Newest<>(2);
    newest.put("a", 1);
    newest.put("b", 2);
    newest.remove("a");
    newest.put("a", 3);

    newest.put("c", 4);

    assertThat(newest).containsOnlyKeys("a", "c").containsEntry("a", 3);
  }
}
