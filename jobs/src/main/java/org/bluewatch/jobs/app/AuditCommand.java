package org.bluewatch.jobs.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.bluewatch.jobs.config.AreaProblems;
import org.bluewatch.jobs.config.ClusterSettings;
import org.bluewatch.jobs.local.LocalAudit;
import org.bluewatch.jobs.paging.AuditProof;
import org.bluewatch.jobs.paging.AuditSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bluewatch audit}: proves or copies the audit chain. */
@Command(
    name = "audit",
    description = "Proves or exports the audit: who was told what, when, and what they did.",
    subcommands = {AuditCommand.Verify.class, AuditCommand.Export.class})
final class AuditCommand implements Runnable {
  private static final int UNREADABLE = 2;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "verify or export?");
  }

  /** Where the audit is. */
  static final class Where {
    @ArgGroup(multiplicity = "1")
    private Place place;

    private static final class Place {
      @Parameters(paramLabel = "FILE", arity = "0..1", description = "an exported audit")
      private Path file;

      @Option(
          names = "--kafka",
          paramLabel = "BOOTSTRAP",
          description = "address of a running broker without TLS")
      private String kafka;

      @Option(
          names = "--data",
          paramLabel = "DIR",
          description = "data folder of an 'up' that does not run")
      private Path data;

      @Option(
          names = "--config",
          paramLabel = "FILE",
          description = "the cluster file, docs/operations.md: its Kafka, with TLS and SASL")
      private Path config;
    }

    AuditSource source() throws IOException {
      if (place.file != null) {
        return AuditSource.file(place.file);
      }
      if (place.data != null) {
        return LocalAudit.of(place.data);
      }
      return AuditSource.kafka(place.kafka == null ? cluster() : plain());
    }

    private Properties cluster() throws IOException {
      try {
        return ClusterSettings.load(place.config).kafka().client();
      } catch (AreaProblems e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    private Properties plain() {
      Properties client = new Properties();
      client.setProperty("bootstrap.servers", place.kafka);
      return client;
    }
  }

  /** {@code bluewatch audit verify}. */
  @Command(
      name = "verify",
      description = {
        "Proves the chain without any service and names the first broken link.",
        "Exit codes: 0 it holds, 1 it is broken, 2 it cannot be read."
      })
  static final class Verify implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Where where;

    @Option(
        names = "--head",
        paramLabel = "SEQ:HASH",
        description = "a head noted earlier, which must be in the chain: shows a cut tail")
    private String head;

    @Override
    public Integer call() {
      AuditProof proof = proof();
      try {
        where.source().read(proof::take);
      } catch (IOException e) {
        spec.commandLine().getErr().println("bluewatch: " + e.getMessage());
        return UNREADABLE;
      }
      var out = spec.commandLine().getOut();
      if (proof.broken().isPresent()) {
        out.println("audit     BROKEN: " + proof.broken().get());
        return 1;
      }
      out.println("audit     unbroken, " + proof.entries() + " entries");
      out.println("head      " + proof.head());
      return 0;
    }

    private AuditProof proof() {
      try {
        return head == null ? new AuditProof() : AuditProof.against(head);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--head: " + e.getMessage(), e);
      }
    }
  }

  /** {@code bluewatch audit export}. */
  @Command(name = "export", description = "Writes the audit to a file, one entry on each line.")
  static final class Export implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Where where;

    @Option(names = "--output", paramLabel = "FILE", required = true, description = "the file")
    private Path output;

    @Override
    public Integer call() {
      try (PrintStream out = new PrintStream(Files.newOutputStream(output), false, UTF_8)) {
        where.source().read(line -> out.print(line + "\n"));
        if (out.checkError()) {
          throw new IOException(output + " cannot be written");
        }
        return 0;
      } catch (IOException e) {
        spec.commandLine().getErr().println("bluewatch: " + e.getMessage());
        return UNREADABLE;
      }
    }
  }
}
