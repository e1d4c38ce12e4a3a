package org.bluewatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documents link to is there. */
class DocumentLinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)\\s]*)?\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  @Test
  void everyRelativeLinkLeadsToAFile() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : Documents.all()) {
      for (String target : relativeLinks(document)) {
        if (!Files.exists(document.resolveSibling(target))) {
          broken.add(Documents.name(document) + " -> " + target);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void thereAreLinksToFollow() throws IOException {
    assertThat(Documents.all()).extracting(Documents::name).contains("README.md");
    assertThat(relativeLinks(readme())).contains("ARCHITECTURE.md", "docs/pictures/flow.svg");
  }

  private static Path readme() throws IOException {
    return Documents.all().stream()
        .filter(document -> Documents.name(document).equals("README.md"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> relativeLinks(Path document) throws IOException {
    return LINK.matcher(Files.readString(document))
        .results()
        .map((MatchResult link) -> link.group(1))
        .filter(target -> !ELSEWHERE.matcher(target).matches())
        .toList();
  }
}
