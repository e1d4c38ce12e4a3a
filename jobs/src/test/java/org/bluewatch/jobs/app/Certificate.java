package org.bluewatch.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A key and its certificate for 127.0.0.1, made by keytool.
 *
 * @param certificate PEM file, for whoever is to trust it
 * @param key PEM file
 * @param both PEM file with key and certificate
 */
record Certificate(Path certificate, Path key, Path both) {
  private static final String STORE_PASSWORD = "changeit";

  static Certificate make(Path folder, String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            "RSA",
            "-dname",
            "CN=" + name,
            "-ext",
            "SAN=ip:127.0.0.1,dns:localhost",
            "-validity",
            "30",
            "-keystore",
            store.toString(),
            "-storepass",
            STORE_PASSWORD);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, STORE_PASSWORD.toCharArray());
    }
    String key = pem("PRIVATE KEY", keys.getKey(name, STORE_PASSWORD.toCharArray()).getEncoded());
    String certificate = pem("CERTIFICATE", keys.getCertificate(name).getEncoded());
    return new Certificate(
        write(folder.resolve(name + ".crt"), certificate),
        write(folder.resolve(name + ".key"), key),
        write(folder.resolve(name + ".pem"), key + certificate));
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), what);
  }

  private static Path write(Path file, String content) throws IOException {
    Files.writeString(file, content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
