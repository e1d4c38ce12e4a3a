package org.bluewatch.jobs.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Chooses loopback ports and remembers them, so that the next start is found where the last was.
 */
final class LoopbackPort {
  /** Asks for the remembered port if it is still free, else for any free one. */
  static final int ANY = 0;

  private LoopbackPort() {}

  /**
   * A port that is free now.
   *
   * @param memory the file that remembers the port from start to start
   * @param service what will listen there, for the message
   * @param wanted the port to use, or {@link #ANY}
   * @throws LocalFault if the wanted port is taken
   */
  static int choose(Path memory, String service, int wanted) {
    requireFree(service, wanted);
    int port = wanted != ANY ? wanted : rememberedOrFree(memory, ANY);
    write(memory, port);
    return port;
  }

  /**
   * A port that is free now, the remembered one if possible.
   *
   * @param memory the file that remembers the port from start to start
   * @param promised a port that is free as well, but not to be taken
   */
  static int chooseBeside(Path memory, int promised) {
    int port = rememberedOrFree(memory, promised);
    write(memory, port);
    return port;
  }

  /**
   * Says early what {@link #choose} would say late.
   *
   * @throws LocalFault if the wanted port is taken
   */
  static void requireFree(String service, int wanted) {
    if (wanted != ANY && !isFree(wanted)) {
      throw new LocalFault(
          "port %d is taken, %s needs it: stop what listens there or choose another port"
              .formatted(wanted, service));
    }
  }

  private static int rememberedOrFree(Path memory, int promised) {
    try {
      int remembered = Integer.parseInt(Files.readString(memory).strip());
      if (remembered != promised && isFree(remembered)) {
        return remembered;
      }
    } catch (IOException | NumberFormatException e) {
      // Nothing usable is remembered: any free port will do.
    }
    return anyFree(promised);
  }

  private static int anyFree(int promised) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      // While this one is held the next is another.
      return port == promised ? anyFree(promised) : port;
    } catch (IOException e) {
      throw new LocalFault("no free port on " + InetAddress.getLoopbackAddress(), e);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void write(Path memory, int port) {
    try {
      Files.writeString(memory, port + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
