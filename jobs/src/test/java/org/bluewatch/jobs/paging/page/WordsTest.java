package org.bluewatch.jobs.paging.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void timesAndLengthsAreReadAsSpoken() {
    assertThat(Words.time(1_772_420_070_999L)).isEqualTo("2026-03-02 02:54 UTC");
    assertThat(Words.clock(1_772_420_070_999L)).isEqualTo("2026-03-02 02:54:30 UTC");
    assertThat(Words.length(90_000)).isEqualTo("90 s");
    assertThat(Words.length(59 * 60_000)).isEqualTo("59 min");
    assertThat(Words.length(331 * 60_000)).isEqualTo("5 h 31 min");
    assertThat(Words.length(48 * 3_600_000L)).isEqualTo("2 d");
    assertThat(Words.length(-5)).isEqualTo("0 s");
  }

  @Test
  void distancesAndNumbersHaveTheDigitsThatCount() {
    assertThat(List.of(Words.distance(249.6), Words.distance(999.7), Words.distance(1312.6)))
        .containsExactly("250 m", "1 km", "1.3 km");
    assertThat(List.of(Words.distance(9_970), Words.distance(83_408)))
        .containsExactly("10 km", "83 km");
    assertThat(List.of(Words.number(11), Words.number(1.8123), Words.number(0.000286305)))
        .containsExactly("11", "1.81", "0.000286");
    assertThat(Words.number(Double.POSITIVE_INFINITY)).isEqualTo("unknown");
    assertThat(Words.number(2.5e-9)).isEqualTo("2.5E-9");
  }

  @Test
  void listsEndWithHowManyMore() {
    assertThat(Words.list(List.of("a", "b"))).isEqualTo("a, b");
    assertThat(Words.list(List.of("a", "b", "c", "d", "e", "f", "g"))).endsWith("e and 2 more");
  }

  @Test
  void gradesAreSaidInWords() {
    assertThat(Admiralty.words("B2")).isEqualTo("B2: usually reliable source, probably true");
    assertThat(Admiralty.words("F6"))
        .isEqualTo("F6: source whose reliability is not known, truth cannot be judged");
    assertThat(Admiralty.words(null)).isEqualTo("not graded");
    assertThat(Admiralty.words("G9")).isEqualTo("not graded");
  }

  @Test
  void outsideTextsStayOnTheirLine() {
    assertThat(Plain.line("a\r\nACK \u202eb\u2028c\u0000")).isEqualTo("a ACK b c");
    assertThat(Plain.line("abcdefgh", 6)).isEqualTo("abc...");
    assertThat(Plain.line("ab\uD83D\uDE9Acdef", 6)).isEqualTo("ab...");
  }

  @Test
  void textMessagesKeepTheirAlphabet() {
    assertThat(Gsm7.encode("N\u2019D\u00e9l\u00e9 \u2013 \u0106\u0327 \u00b1 1\u2026"))
        .isEqualTo("N'D\u00e9l\u00e9 - C +- 1...");
    assertThat(Gsm7.encode("\u0391\u0431\u0432 \uD83D\uDE9A")).isEqualTo("? ?");
    assertThat(Gsm7.length("a[b]")).isEqualTo(6);
    assertThat(Gsm7.cut("a[b]cdef", 6)).isEqualTo("a[b..");
  }

  @Property
  void aCutMessageFits(@ForAll String text, @ForAll @IntRange(max = 200) int places) {
    String cut = Gsm7.cut(Gsm7.encode(text), places);

    assertThat(Gsm7.length(cut)).isLessThanOrEqualTo(places);
    assertThat(cut).isEqualTo(Gsm7.encode(cut));
  }
}
