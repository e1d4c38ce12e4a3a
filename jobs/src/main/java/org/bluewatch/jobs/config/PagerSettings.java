package org.bluewatch.jobs.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The content of {@code pager.yaml}: how pages are sent. Files are named relative to it. Secrets
 * stand in files of their own, which nobody but their owner may write.
 *
 * @param run the run that is live; a notice of another one is a replay
 * @param kafka where notices come from
 * @param alertmanagers the base addresses of all instances of one cluster, at least one unless
 *     nobody is to be paged
 * @param posting how they are told
 * @param http where links of pages and officers' programs are answered
 * @param links what links of pages are made of
 * @param exercise whether a recorded feed may page
 * @param stalledAfter how far the knowledge clock may be behind before the sender escalates itself
 * @param catchUp how long an alert of priority P1 that began and ended unseen is still worth a page
 * @param canary the observation that tests the way to the receivers, or null
 * @param fallback who is told when Alertmanager does not answer, or null
 * @param capSender who sends messages of the Common Alerting Protocol: an address that is unique in
 *     the world
 * @param metrics where metrics are shown, or null
 */
public record PagerSettings(
    String run,
    Kafka kafka,
    List<URI> alertmanagers,
    Posting posting,
    Http http,
    Links links,
    Exercise exercise,
    Duration stalledAfter,
    Duration catchUp,
    Canary canary,
    Fallback fallback,
    String capSender,
    Address metrics) {

  private static final String LOOPBACK = "127.0.0.1";
  private static final Set<String> EVERYWHERE =
      Set.of("0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0", "[0:0:0:0:0:0:0:0]");
  private static final int TOP_PORT = 65_535;

  /**
   * Kafka.
   *
   * @param bootstrapServers {@code host:port[,host:port]}
   * @param properties file with further client properties, for example of TLS or SASL, or null
   */
  public record Kafka(String bootstrapServers, Path properties) {}

  /**
   * How Alertmanager is told.
   *
   * @param every how often all active pages are told again
   * @param holdFor how long Alertmanager keeps a page that is not told again, over twice {@code
   *     every}
   * @param timeout how long an answer may take
   */
  public record Posting(Duration every, Duration holdFor, Duration timeout) {
    public static final Posting DEFAULTS =
        new Posting(Duration.ofSeconds(30), Duration.ofMinutes(3), Duration.ofSeconds(5));

    static Posting read(Fields posting, Fields top) {
      Posting read =
          new Posting(
              posting.duration("every").orElse(DEFAULTS.every),
              posting.duration("holdFor").orElse(DEFAULTS.holdFor),
              posting.duration("timeout").orElse(DEFAULTS.timeout));
      posting.rejectOthers();
      if (read.holdFor.compareTo(read.every.multipliedBy(2)) <= 0) {
        top.value("posting")
            .ifPresent(at -> top.report(at, "expected holdFor to be over twice as long as every"));
      }
      return read;
    }
  }

  /**
   * An address to listen on.
   *
   * @param host {@code 127.0.0.1} unless others must reach it
   * @param port 0 for any free one
   */
  public record Address(String host, int port) {
    static Address read(Fields address) {
      Address read =
          new Address(
              address.text("host").orElse(LOOPBACK),
              address.wholeNumber("port", 0, TOP_PORT).orElse(0));
      address.rejectOthers();
      return read;
    }
  }

  /**
   * The endpoint.
   *
   * @param address where it listens
   * @param tokenFile holds the token that programs show; made at the first start
   */
  public record Http(Address address, Path tokenFile) {}

  /**
   * Links of pages.
   *
   * @param baseUrl the address under which receivers reach the endpoint, or null for that of the
   *     endpoint, which it has only if it does not listen everywhere
   * @param keyFile holds the key that signs links; made at the first start
   * @param validFor how long a link of a page can be used
   */
  public record Links(URI baseUrl, Path keyFile, Duration validFor) {}

  /**
   * What a recorded feed does.
   *
   * @param page whether it pages, with every page marked
   * @param from nothing opened before this knowledge time pages, or null
   */
  public record Exercise(boolean page, Instant from) {
    /** A recorded feed pages nobody. */
    public static final Exercise NEVER = new Exercise(false, null);
  }

  /**
   * The canary.
   *
   * @param every how often
   * @param lat latitude of a place within the area, degrees
   * @param lon longitude of a place within the area, degrees
   */
  public record Canary(Duration every, double lat, double lon) {
    /** How often unless said otherwise. */
    public static final Duration EVERY = Duration.ofSeconds(60);
  }

  /**
   * Who is told when Alertmanager does not answer or Prometheus is silent.
   *
   * @param webhook gets a POST of JSON
   * @param after how long a page may wait for any Alertmanager
   * @param watchdogSilentFor how long the watchdog of Prometheus may be silent
   */
  public record Fallback(URI webhook, Duration after, Duration watchdogSilentFor) {
    /** How long a page waits unless said otherwise. */
    public static final Duration AFTER = Duration.ofSeconds(60);

    /** How long the watchdog may be silent unless said otherwise. */
    public static final Duration WATCHDOG = Duration.ofMinutes(5);
  }

  /** How far the knowledge clock may be behind unless said otherwise. */
  public static final Duration STALLED_AFTER = Duration.ofSeconds(30);

  /** How long an ended alert is worth a page unless said otherwise. */
  public static final Duration CATCH_UP = Duration.ofHours(24);

  /** Who sends CAP messages unless said otherwise. */
  public static final String CAP_SENDER = "bluewatch@localhost";

  /** How long links can be used unless said otherwise. */
  public static final Duration LINKS_VALID_FOR = Duration.ofHours(24);

  /**
   * Reads a file.
   *
   * @throws AreaProblems with all that is wrong in it, by file, line and key
   */
  public static PagerSettings load(Path file) throws AreaProblems {
    Problems problems = new Problems();
    Optional<PagerSettings> read =
        AreaFile.read(file, problems)
            .map(top -> read(Fields.of(top, problems), file.toAbsolutePath().getParent()));
    problems.throwIfAny();
    return read.orElseThrow();
  }

  private static PagerSettings read(Fields top, Path folder) {
    top.require("kafka", "alertmanagers");
    PagerSettings settings =
        new PagerSettings(
            top.text("run").orElse("live"),
            kafka(top.section("kafka"), folder),
            top.list("alertmanagers", value -> url(top, value)).orElse(List.of()),
            Posting.read(top.section("posting"), top),
            http(top.section("http"), folder),
            links(top.section("links"), folder),
            exercise(top.section("exercise")),
            top.duration("stalledAfter").orElse(STALLED_AFTER),
            top.duration("catchUp").orElse(CATCH_UP),
            canary(top),
            fallback(top),
            top.text("capSender").orElse(CAP_SENDER),
            top.value("metrics").map(present -> Address.read(top.section("metrics"))).orElse(null));
    top.rejectOthers();
    requireReachableLinks(settings, top);
    return settings;
  }

  /** An endpoint that listens everywhere has no address of its own that a link could hold. */
  private static void requireReachableLinks(PagerSettings settings, Fields top) {
    String host = settings.http().address().host();
    if (EVERYWHERE.contains(host) && settings.links().baseUrl() == null) {
      top.section("http")
          .value("host")
          .ifPresent(
              at ->
                  top.report(
                      at,
                      "with %s expected links.baseUrl too, the address at which receivers reach it"
                          .formatted(host)));
    }
  }

  private static Kafka kafka(Fields kafka, Path folder) {
    kafka.require("bootstrapServers");
    Kafka read =
        new Kafka(kafka.text("bootstrapServers").orElse(""), file(kafka, "properties", folder));
    kafka.rejectOthers();
    return read;
  }

  private static Http http(Fields http, Path folder) {
    Path token = file(http, "tokenFile", folder);
    Address address =
        new Address(
            http.text("host").orElse(LOOPBACK), http.wholeNumber("port", 0, TOP_PORT).orElse(0));
    http.rejectOthers();
    return new Http(address, token == null ? folder.resolve("pager.token") : token);
  }

  private static Links links(Fields links, Path folder) {
    Path key = file(links, "keyFile", folder);
    Links read =
        new Links(
            links.value("baseUrl").flatMap(value -> url(links, value)).orElse(null),
            key == null ? folder.resolve("pager-links.key") : key,
            links.duration("validFor").orElse(LINKS_VALID_FOR));
    links.rejectOthers();
    return read;
  }

  private static Exercise exercise(Fields exercise) {
    Exercise read =
        new Exercise(exercise.flag("page").orElse(false), exercise.instant("from").orElse(null));
    exercise.rejectOthers();
    return read;
  }

  private static Canary canary(Fields top) {
    if (top.value("canary").isEmpty()) {
      return null;
    }
    Fields canary = top.section("canary");
    canary.require("lat", "lon");
    Canary read =
        new Canary(
            canary.duration("every").orElse(Canary.EVERY),
            canary.number("lat", -90, 90).orElse(0.0),
            canary.number("lon", -180, 180).orElse(0.0));
    canary.rejectOthers();
    return read;
  }

  private static Fallback fallback(Fields top) {
    if (top.value("fallback").isEmpty()) {
      return null;
    }
    Fields fallback = top.section("fallback");
    fallback.require("webhook");
    Fallback read =
        new Fallback(
            fallback.value("webhook").flatMap(value -> url(fallback, value)).orElse(null),
            fallback.duration("after").orElse(Fallback.AFTER),
            fallback.duration("watchdogSilentFor").orElse(Fallback.WATCHDOG));
    fallback.rejectOthers();
    return read;
  }

  private static Path file(Fields fields, String key, Path folder) {
    return fields.text(key).map(folder::resolve).orElse(null);
  }

  private static Optional<URI> url(Fields fields, Located value) {
    return url(value.toJson().asText())
        .or(() -> fields.expected(value, "an address such as http://127.0.0.1:9093"));
  }

  /** A base address without credentials, empty if the text is none. */
  public static Optional<URI> url(String text) {
    try {
      URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean plain = uri.getHost() != null && uri.getUserInfo() == null;
      return web && plain ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
