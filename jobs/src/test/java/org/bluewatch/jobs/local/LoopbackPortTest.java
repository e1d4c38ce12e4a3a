package org.bluewatch.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ports of services on this machine. */
@Timeout(60)
class LoopbackPortTest {
  @TempDir Path folder;

  @Test
  void aPromisedPortIsNotGivenAgainThoughItIsRememberedAndFree() throws IOException {
    // Given two services that remember the same port, which nobody listens to
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    int promised = LoopbackPort.choose(first, "the first", LoopbackPort.ANY);
    Files.copy(first, second);

    // When
    int other = LoopbackPort.chooseBeside(second, promised);

    // Then
    assertThat(other).isNotEqualTo(promised);
    assertThat(LoopbackPort.chooseBeside(second, promised)).isEqualTo(other);
  }

  @Test
  void aRememberedPortThatIsTakenIsReplaced() throws IOException {
    Path memory = folder.resolve("port");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(memory, taken.getLocalPort() + "\n");

      int port = LoopbackPort.choose(memory, "a service", LoopbackPort.ANY);

      assertThat(port).isNotEqualTo(taken.getLocalPort());
      assertThat(Files.readString(memory)).isEqualTo(port + "\n");
    }
  }
}
