package org.bluewatch.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** {@code alertmanager.yml} as a deployment makes it of the shipped one. */
final class RenderedAlertmanager {
  /** What only whoever deploys knows: ways to people. */
  static final Map<String, String> OF_THE_SITE =
      Map.of(
          "BLUEWATCH_GATEWAY", "https://gateway.test:8443/people",
          "BLUEWATCH_MAIL", "mail.test:587",
          "BLUEWATCH_DOMAIN", "people.test");

  private RenderedAlertmanager() {}

  /** What a script says, and how it ended. */
  record Answer(int exitCode, String output, String errors) {
    /** All hosts with ports, or without where the protocol says the port. */
    Set<String> addresses() {
      Set<String> addresses = new TreeSet<>(DeployFiles.find("https?://([^/\\s]+)", output));
      addresses.addAll(DeployFiles.find("smtp_smarthost: (\\S+)", output));
      return addresses;
    }
  }

  /** Runs a script of {@code deploy} to which Bluewatch's environment says nothing but this. */
  static Answer of(String script, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", DeployFiles.DEPLOY.resolve(script).toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("BLUEWATCH_"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      // Neither is so long that the script could wait for it to be read.
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return new Answer(process.exitValue(), output, errors);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(script + " was not run", e);
    }
  }
}
