package org.bluewatch.jobs.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.bluewatch.jobs.local.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bluewatch forget}: applies the retention of a cluster's tables. */
@Command(
    name = "forget",
    description = {
      "Thins and forgets rows of a cluster's tables as their table 'retention' says, as the role",
      "database.migrations: once, for a scheduler that calls it every hour, or with --hourly until",
      "it is stopped. May be broken off at any time."
    })
final class ForgetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ClusterOptions cluster;

  @Option(names = "--hourly", description = "stays, and does it again every hour")
  private boolean hourly;

  @Option(
      names = "--mark",
      paramLabel = "FILE",
      description = "is written each time it was done, for a health check that looks at its age")
  private Path mark;

  @Override
  public Integer call() throws Exception {
    DataSource database = TablesOwner.of(cluster.load());
    if (!hourly) {
      forget(database);
      return 0;
    }
    // The first time may take long, and may be broken off.
    CountDownLatch stop = StopSignal.latch(() -> Runtime.getRuntime().halt(0));
    do {
      try {
        forget(database);
      } catch (SQLException e) {
        spec.commandLine().getErr().println("nothing forgotten this hour: " + e.getMessage());
      }
    } while (!stop.await(1, TimeUnit.HOURS));
    return 0;
  }

  private void forget(DataSource database) throws SQLException, IOException {
    Retention.apply(database);
    spec.commandLine().getOut().println("what is older than the table retention says is forgotten");
    spec.commandLine().getOut().flush();
    if (mark != null) {
      Files.writeString(mark, "");
    }
  }
}
