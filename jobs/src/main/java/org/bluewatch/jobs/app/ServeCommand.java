package org.bluewatch.jobs.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bluewatch.jobs.local.LocalKafka;
import org.bluewatch.jobs.local.LocalPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bluewatch serve}: one service of {@code up} in a process of its own. */
@Command(
    name = "serve",
    description = {
      "Runs one service of 'up' by itself on loopback, until it is stopped; for clusters on one",
      "machine (deploy/cluster)."
    })
final class ServeCommand implements Callable<Integer> {
  private static final long LOOK_EVERY_MS = 500;

  private enum Service {
    kafka,
    postgres
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SERVICE", description = "kafka or postgres")
  private Service service;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "its folder")
  private Path data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "its loopback port (default: that of the last start, or any free one)")
  private int port;

  @Override
  public Integer call() throws Exception {
    CountDownLatch stop = StopSignal.latch(() -> {});
    switch (service) {
      case kafka -> serveKafka(stop);
      case postgres -> servePostgres(stop);
    }
    return 0;
  }

  private void serveKafka(CountDownLatch stop) throws Exception {
    try (LocalKafka kafka = LocalKafka.start(data, port)) {
      say(kafka.bootstrapServers());
      while (!stop.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        if (kafka.fault().isDone()) {
          throw kafka.fault().get();
        }
      }
    }
  }

  private void servePostgres(CountDownLatch stop) throws InterruptedException {
    try (LocalPostgres postgres = LocalPostgres.start(data, port)) {
      say(postgres.jdbcUrl());
      stop.await();
    }
  }

  private void say(String address) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(service + " " + address);
    out.flush();
  }
}
