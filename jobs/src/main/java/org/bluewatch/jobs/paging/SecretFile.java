package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** A file with a secret that nobody but its owner can read. What it holds is never logged. */
final class SecretFile {
  private static final int BYTES = 32;
  private static final int SHORTEST = 16;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SecretFile() {}

  /**
   * The secret in a file, as text without blanks at its ends. A file that is missing is made, with
   * 32 random bytes in base64url.
   *
   * @throws PagerFault if it cannot be read or made, others can read it, or it is shorter than 16
   *     characters
   */
  static String readOrMake(Path file) {
    try {
      make(file);
      requirePrivate(file);
      String secret = Files.readString(file, UTF_8).strip();
      if (secret.length() < SHORTEST) {
        throw new PagerFault(file + ": expected a secret of at least 16 characters");
      }
      return secret;
    } catch (IOException e) {
      throw new PagerFault(file + ": cannot be read or made: " + e, e);
    }
  }

  /**
   * Refuses a file that others than its owner can read.
   *
   * @throws PagerFault if they can, or it is missing
   */
  static void requirePrivate(Path file) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      if (!OWNER_ONLY.containsAll(permissions)) {
        throw new PagerFault(
            "%s: expected mode 0600, since it holds a secret, found %s"
                .formatted(file, PosixFilePermissions.toString(permissions)));
      }
    } catch (IOException e) {
      throw new PagerFault(file + ": cannot be read: " + e, e);
    }
  }

  private static void make(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(
          file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
    } catch (FileAlreadyExistsException e) {
      // Another process was faster; its secret counts.
    }
  }
}
