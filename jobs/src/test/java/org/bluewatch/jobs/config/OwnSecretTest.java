package org.bluewatch.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnSecretTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void choose() {
    file = folder.resolve("pager/token");
  }

  @Test
  void itIsMadeOnceForItsOwnerAlone() throws IOException {
    String secret = OwnSecret.readOrMake(file);

    assertThat(secret).hasSize(43);
    assertThat(OwnSecret.readOrMake(file)).isEqualTo(secret);
    assertThat(OwnSecret.readOrMake(folder.resolve("other"))).isNotEqualTo(secret);
    assertThat(Files.readString(file)).isEqualTo(secret);
    assertThat(permissions()).isEqualTo("rw-------");
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  /** 0444 by deploy/compose/prepare, 0440 by deploy/kubernetes. */
  @ParameterizedTest
  @ValueSource(strings = {"r--r--r--", "r--r-----", "r--------"})
  void oneThatIsGivenIsReadAsItIsMounted(String mode) throws IOException {
    given("0123456789abcdef\n", mode);

    assertThat(OwnSecret.readOrMake(file)).isEqualTo("0123456789abcdef");
    assertThat(permissions()).isEqualTo(mode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw--w----", "rw-----w-", "rw-rw-rw-"})
  void oneThatOthersCanWriteIsRefused(String mode) throws IOException {
    given("0123456789abcdef", mode);

    assertThatThrownBy(() -> OwnSecret.readOrMake(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + ": expected a mode such as 0600, in which only its owner can write the secret,"
                + " found "
                + mode);
  }

  @Test
  void oneOfSeveralLinesIsRefused() throws IOException {
    given("0123456789abcdef\n0123456789abcdef\n", "rw-------");

    assertThatThrownBy(() -> OwnSecret.readOrMake(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": expected one line that holds the secret");
  }

  @Test
  void oneThatIsTooShortIsRefusedAndNotTold() throws IOException {
    OwnSecret.readOrMake(file);
    Files.writeString(file, "fifteen letters");

    assertThatThrownBy(() -> OwnSecret.readOrMake(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": expected a secret of at least 16 characters");
  }

  private void given(String content, String mode) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
