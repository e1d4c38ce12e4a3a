package org.bluewatch.jobs.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** A password that only the owner of the data folder can read, made by chance once. */
final class SecretFile {
  private static final int BYTES = 24;

  private SecretFile() {}

  /**
   * The password in a file, made first if there is none.
   *
   * @throws UncheckedIOException if it can be neither read nor written
   */
  static String readOrMake(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        var ownerOnly =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
            Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
          channel.write(ByteBuffer.wrap(HexFormat.of().formatHex(secret).getBytes(US_ASCII)));
        }
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
