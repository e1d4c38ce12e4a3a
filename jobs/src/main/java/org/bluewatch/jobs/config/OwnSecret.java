package org.bluewatch.jobs.config;

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

/**
 * A secret of this installation's own: made by chance when it is first asked for, in a file that
 * nobody but its owner can read.
 *
 * <p>A file that is there already counts as given. Who may read it is for whoever gave it to say:
 * mounted secrets are often read through a group, and Alertmanager reads the token as another user.
 * Nobody but its owner may write it, since whoever writes it chooses the secret.
 */
public final class OwnSecret {
  private static final int BYTES = 32;
  private static final int SHORTEST = 16;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OwnSecret() {}

  /**
   * The secret in a file, as text without blanks at its ends. A file that is missing is made, with
   * 32 random bytes in base64url.
   *
   * @throws IOException if it cannot be read or made, others can write it, or it is not one line of
   *     at least 16 characters; the message names the file and nothing of its content
   */
  public static String readOrMake(Path file) throws IOException {
    make(file);
    refuseOthersWriting(file);
    String secret = SecretFile.read(file).strip();
    if (secret.length() < SHORTEST) {
      throw new IOException(file + ": expected a secret of at least 16 characters");
    }
    return secret;
  }

  private static void refuseOthersWriting(Path file) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException(
          "%s: expected a mode such as 0600, in which only its owner can write the secret, found %s"
              .formatted(file, PosixFilePermissions.toString(permissions)));
    }
  }

  private static void make(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    Path made =
        Files.createTempFile(
            folder,
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    // No line end: what others read of the file is the secret as it is.
    Files.writeString(made, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    try {
      Files.move(made, file); // whole or not at all
    } catch (FileAlreadyExistsException e) {
      Files.delete(made); // Another process was faster; its secret counts.
    }
  }
}
