package org.bluewatch.jobs.local;

import java.nio.file.Path;

/** A program that starts a database, prints its address and waits to be killed. */
final class PostgresUntilKilled {
  private PostgresUntilKilled() {}

  public static void main(String[] arguments) throws InterruptedException {
    LocalPostgres postgres = LocalPostgres.start(Path.of(arguments[0]), 0);
    System.out.println(postgres.jdbcUrl());
    Thread.currentThread().join();
  }
}
