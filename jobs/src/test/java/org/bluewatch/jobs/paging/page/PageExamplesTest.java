package org.bluewatch.jobs.paging.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.paging.page.PageContext.Marking;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages that the examples show are those that are made. With {@code -Dpages.write=true} they
 * are written anew, to be read before they are committed.
 */
class PageExamplesTest {
  private static final Path FILES =
      Path.of("src/test/resources/org/bluewatch/jobs/paging/page/examples");

  static Stream<Arguments> pages() {
    return Stream.concat(
        PageExamples.all().entrySet().stream()
            .map(each -> Arguments.of(each.getKey() + ".txt", page(each.getValue(), Marking.LIVE))),
        Stream.of(
            Arguments.of("exercise.txt", page(PageExamples.incident(), Marking.EXERCISE)),
            Arguments.of("replay.txt", page(PageExamples.halted(), Marking.REPLAY)),
            Arguments.of(
                "incident.cap.xml",
                Cap.of(
                    PageExamples.incident(),
                    PageExamples.LIVE,
                    List.of(new Cap.Earlier(1, NoticeBuilder.ms("2026-03-02T02:58:40Z"))))),
            Arguments.of(
                "hotspot.cap.xml", Cap.of(PageExamples.hotspot(), PageExamples.LIVE, List.of())),
            Arguments.of(
                "restricted.cap.xml",
                Cap.of(PageExamples.restricted(), PageExamples.LIVE, List.of()))));
  }

  private static String page(Notice notice, Marking marking) {
    PageContext context = PageExamples.context(marking);
    String sms = Sms.of(notice, context);
    return PageText.of(notice, context)
        + "\n---- as a text message of "
        + Gsm7.length(sms)
        + " places\n"
        + sms
        + "\n";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void isAsItsExampleShows(String file, String text) throws IOException {
    Path example = FILES.resolve(file);
    if (Boolean.getBoolean("pages.write")) {
      Files.createDirectories(FILES);
      Files.writeString(example, text);
    }

    assertThat(text).isEqualTo(Files.readString(example));
  }
}
