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

  @Test
  void oneThatOthersCanReadIsRefused() throws IOException {
    OwnSecret.readOrMake(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> OwnSecret.readOrMake(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": expected mode 0600, since it holds a secret, found rw-r-----");
  }

  @Test
  void oneThatIsTooShortIsRefusedAndNotTold() throws IOException {
    OwnSecret.readOrMake(file);
    Files.writeString(file, "fifteen letters");

    assertThatThrownBy(() -> OwnSecret.readOrMake(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": expected a secret of at least 16 characters");
  }

  private String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
