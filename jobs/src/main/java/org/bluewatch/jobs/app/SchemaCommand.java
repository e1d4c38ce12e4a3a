package org.bluewatch.jobs.app;

import java.util.concurrent.Callable;
import org.bluewatch.jobs.delivery.DeliverySchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bluewatch schema}: brings a cluster's database to this version. */
@Command(
    name = "schema",
    description = {
      "Brings a cluster's tables to this version, as the role database.migrations. Run it before",
      "the jobs of a new version start. May run again."
    })
final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ClusterOptions cluster;

  @Override
  public Integer call() throws Exception {
    DeliverySchema.migrate(TablesOwner.of(cluster.load()));
    spec.commandLine().getOut().println("the schema is up to date");
    return 0;
  }
}
