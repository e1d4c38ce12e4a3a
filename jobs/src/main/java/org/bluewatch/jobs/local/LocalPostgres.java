package org.bluewatch.jobs.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import org.postgresql.util.PasswordUtil;

/**
 * A real PostgreSQL beside this JVM, on loopback only, with its database below one folder.
 *
 * <p>It is started in a session of its own, so that Ctrl-C on the terminal reaches Bluewatch alone,
 * which writes to the database until its last savepoint and then stops it. After {@code kill -9} of
 * Bluewatch it runs on; the next start stops exactly the server that the folder's {@code
 * postmaster.pid} names, once it has made sure that this process really serves this folder.
 *
 * <p>Whoever can log in on this machine can open the database {@value #NAME} without a password, as
 * its owner {@value #NAME}, who is no superuser; nobody can log in as a superuser. The role {@value
 * #READER}, for Grafana, only reads, and needs its password.
 */
public final class LocalPostgres implements AutoCloseable {
  /** The database and the role that owns it. */
  public static final String NAME = "bluewatch";

  /** The role that Grafana signs in as. */
  public static final String READER = "grafana_ro";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PATIENCE_S = Long.toString(PATIENCE.toSeconds());

  private final Path folder;
  private final Path binaries;
  private final int port;

  private LocalPostgres(Path folder, Path binaries, int port) {
    this.folder = folder;
    this.binaries = binaries;
    this.port = port;
  }

  /**
   * Starts the database, making it first if the folder has none, and waits until it answers.
   *
   * @param folder where everything of it is kept
   * @param port the port for clients, or 0 for the one it had before or else any free one
   * @throws LocalFault if the port is taken or the database cannot be made or started
   */
  public static LocalPostgres start(Path folder, int port) {
    return start(folder, port, null);
  }

  /**
   * As {@link #start(Path, int)}, and lets {@value #READER} sign in.
   *
   * @param readerPassword its password from now on, of ASCII characters; null leaves it as it is
   * @throws LocalFault if the port is taken or the database cannot be made or started
   */
  public static LocalPostgres start(Path folder, int port, String readerPassword) {
    try {
      Path home = Files.createDirectories(folder.toAbsolutePath()).toRealPath();
      stopOrphan(home.resolve("data"));
      Path binaries = PostgresBinaries.unpackedIn(home);
      int clientPort = LoopbackPort.choose(home.resolve("port"), "PostgreSQL", port);
      LocalPostgres postgres = new LocalPostgres(home, binaries, clientPort);
      postgres.makeDatabaseOnce();
      postgres.writeAccess();
      if (readerPassword != null) {
        postgres.letReaderSignIn(readerPassword);
      }
      postgres.launch();
      return postgres;
    } catch (IOException e) {
      throw new LocalFault("PostgreSQL did not start in " + folder + ": " + e, e);
    }
  }

  /** For clients, without a password; {@code 127.0.0.1} only. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, NAME, NAME);
  }

  /** The loopback port it listens on. */
  public int port() {
    return port;
  }

  /** Disconnects all clients and stops the database. */
  @Override
  public void close() {
    pgCtl("stop", List.of("-m", "fast"));
  }

  // ---- An orphan of a killed run

  private static void stopOrphan(Path data) throws IOException {
    Optional<ProcessHandle> named = processNamedBy(data.resolve("postmaster.pid"));
    if (named.isEmpty()) {
      return; // None, or a dead one: PostgreSQL itself clears a stale pid file away.
    }
    ProcessHandle process = named.get();
    if (servesFolder(process, data)) {
      stop(process);
    } else {
      // The number now belongs to another process; PostgreSQL would refuse to start because of it.
      Files.delete(data.resolve("postmaster.pid"));
    }
  }

  private static Optional<ProcessHandle> processNamedBy(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(pidFile)) {
      return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A PostgreSQL server works in its data folder from start to end, wherever that is moved. */
  private static boolean servesFolder(ProcessHandle process, Path data) {
    Path workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      return Files.isSameFile(workingFolder, data);
    } catch (IOException e) {
      if (!process.isAlive()) {
        return false;
      }
      throw new LocalFault(
          "process %d may be serving the database in %s and cannot be looked at: stop it first"
              .formatted(process.pid(), data),
          e);
    }
  }

  private static void stop(ProcessHandle postmaster) throws IOException {
    // Interrupt is PostgreSQL's "fast" stop: it disconnects clients instead of waiting for them.
    new ProcessBuilder("sh", "-c", "kill -INT " + postmaster.pid()).inheritIO().start();
    try {
      postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalFault("interrupted while stopping an earlier PostgreSQL", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new LocalFault(
          "an earlier PostgreSQL (process %d) does not stop: stop it first"
              .formatted(postmaster.pid()),
          e);
    }
  }

  // ---- A new database

  /** The database appears under its name only when it is complete. */
  private void makeDatabaseOnce() throws IOException {
    Path data = folder.resolve("data");
    if (Files.exists(data)) {
      return;
    }
    Path unfinished = folder.resolve("data.unfinished");
    FileUtils.deleteDirectory(unfinished.toFile());
    String path = unfinished.toString();
    run("initdb", List.of("-D", path, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"));
    asSuperuser(
        unfinished,
        "CREATE ROLE %1$s LOGIN;\nCREATE DATABASE %1$s OWNER %1$s;\n".formatted(NAME)
            + makeReader());
    Files.writeString(
        unfinished.resolve("postgresql.conf"),
        """

        # Bluewatch: loopback only, no socket files outside the data folder, times in UTC.
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        timezone = 'UTC'
        log_timezone = 'UTC'
        """,
        StandardOpenOption.APPEND);
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** One statement in a line, as the single-user server reads them. */
  private static String makeReader() {
    return """
        DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN \
        CREATE ROLE %1$s NOLOGIN; END IF; END $$;
        ALTER ROLE %1$s SET statement_timeout = '5s';
        ALTER ROLE %1$s SET default_transaction_read_only = on;
        """
        .formatted(READER);
  }

  /** The superuser's work is done while nobody can connect; only a SCRAM hash is written down. */
  private void letReaderSignIn(String password) throws IOException {
    String hash;
    try {
      hash = PasswordUtil.encodePassword(READER, password.toCharArray(), "scram-sha-256");
    } catch (SQLException e) {
      throw new LocalFault("no password for " + READER + ": " + e.getMessage(), e);
    }
    asSuperuser(
        folder.resolve("data"),
        makeReader() + "ALTER ROLE %s LOGIN PASSWORD '%s';\n".formatted(READER, hash));
  }

  private void asSuperuser(Path data, String text) throws IOException {
    Path statements = folder.resolve("roles.sql");
    Files.writeString(statements, text);
    run("postgres", List.of("--single", "-D", data.toString(), "postgres"), statements);
    Files.delete(statements);
  }

  /** Who may connect, and how. */
  private void writeAccess() throws IOException {
    Files.writeString(
        folder.resolve("data").resolve("pg_hba.conf"),
        """
        host %1$s %1$s 127.0.0.1/32 trust
        host %1$s %2$s 127.0.0.1/32 scram-sha-256
        """
            .formatted(NAME, READER));
  }

  // ---- Running its programs

  private void launch() throws IOException {
    Path log = folder.resolve("postgres.log");
    Files.deleteIfExists(log);
    try {
      pgCtl("start", List.of("-l", log.toString(), "-o", "-p " + port));
    } catch (LocalFault e) {
      throw new LocalFault("PostgreSQL did not start: " + lastFatal(log), e);
    }
  }

  private static String lastFatal(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "it wrote no log";
    }
    List<String> lines = Files.readAllLines(log, UTF_8);
    return lines.stream()
        .filter(line -> line.contains("FATAL:"))
        .reduce((earlier, later) -> later)
        .orElse("see " + log);
  }

  private void pgCtl(String action, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of(action, "-w", "-t", PATIENCE_S));
    arguments.addAll(List.of("-D", folder.resolve("data").toString()));
    arguments.addAll(options);
    run("pg_ctl", arguments);
  }

  private void run(String program, List<String> arguments) {
    run(program, arguments, Path.of("/dev/null"));
  }

  private void run(String program, List<String> arguments, Path input) {
    List<String> command = new ArrayList<>(asUnprivileged());
    command.add(binaries.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    // To a file, never a pipe: the server inherits it and would keep a reader waiting for ever.
    Path output = folder.resolve("command.log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectInput(input.toFile()).redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      if (!process.waitFor(PATIENCE.toSeconds() + 10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new LocalFault("PostgreSQL's %s did not end: see %s".formatted(program, output));
      }
      if (process.exitValue() != 0) {
        throw new LocalFault("PostgreSQL's %s failed: %s".formatted(program, lastLine(output)));
      }
    } catch (IOException e) {
      throw new LocalFault("PostgreSQL's " + program + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalFault("interrupted while running PostgreSQL's " + program, e);
    }
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody. */
  private static List<String> asUnprivileged() {
    return new UnixSystem().getUid() == 0 ? List.of("unshare", "-U") : List.of();
  }

  private static String lastLine(Path output) throws IOException {
    return Files.readAllLines(output, UTF_8).stream()
        .filter(line -> !line.isBlank())
        .reduce((earlier, later) -> later)
        .orElse("it said nothing");
  }
}
