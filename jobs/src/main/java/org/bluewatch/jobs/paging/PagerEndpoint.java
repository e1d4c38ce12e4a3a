package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.config.PagerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where pages are acknowledged and the watchers are heard:
 *
 * <pre>
 * GET  /ack                a page with a button; mail scanners that follow links change nothing
 * POST /ack                acknowledges, by a signed link
 * POST /actions            any action of an officer, with the token
 * GET  /notices/{id}/cap   a notice as CAP 1.2, with the token
 * POST /canary             Alertmanager delivers a test observation, with the token
 * POST /watchdog           Alertmanager delivers Prometheus's sign of life, with the token
 * </pre>
 */
final class PagerEndpoint implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PagerEndpoint.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final int LARGEST_BODY = 1 << 20;

  /** Far more than officers and watchers need; a request that never comes to its end holds one. */
  private static final int THREADS = 64;

  /** So long a request, and its answer, may take. */
  private static final String PATIENCE_S = "10";

  private static final int MAX_PARAMETERS = 10;
  private static final Pattern NOTICE_CAP = Pattern.compile("/notices/([^/]+)/cap");
  private static final String BEARER = "Bearer ";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final CapGiven given = new CapGiven();
  private Services services;

  private PagerEndpoint(HttpServer server) {
    this.server = server;
  }

  /** What stands behind the endpoint. */
  record Services(
      AckLinks links,
      PageDesk desk,
      PageTexts texts,
      ActionWriter actions,
      Journal journal,
      Watchers watchers,
      PagerClock clock,
      String token) {}

  /** Its answer. */
  private record Answer(int status, String type, String body) {
    static Answer html(int status, String body) {
      return new Answer(status, "text/html; charset=utf-8", body);
    }

    static Answer json(int status, ObjectNode body) {
      return new Answer(status, "application/json", body.toString());
    }

    static Answer error(int status, String message) {
      return json(status, JsonNodeFactory.instance.objectNode().put("message", message));
    }
  }

  /** Handles one request. */
  private interface Handler {
    Answer handle(HttpExchange exchange) throws IOException;
  }

  /**
   * Takes the port; nothing is answered before {@link #start}.
   *
   * @throws PagerFault if the address cannot be had
   */
  static PagerEndpoint bind(PagerSettings.Address address) {
    limitPatience();
    try {
      return new PagerEndpoint(
          HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0));
    } catch (IOException e) {
      throw new PagerFault(
          "pager: cannot listen on %s:%d: %s"
              .formatted(address.host(), address.port(), e.getMessage()),
          e);
    }
  }

  /** The server of the JDK reads these once, when the first one is made; given ones are kept. */
  private static void limitPatience() {
    for (String name : new String[] {"maxReqTime", "maxRspTime"}) {
      String property = "sun.net.httpserver." + name;
      if (System.getProperty(property) == null) {
        System.setProperty(property, PATIENCE_S);
      }
    }
  }

  /** The port it listens on. */
  int port() {
    return server.getAddress().getPort();
  }

  void start(Services behind) {
    this.services = behind;
    serve("/ack", this::ack);
    serve("/actions", exchange -> withToken(exchange, "POST", this::act));
    serve("/notices/", exchange -> withToken(exchange, "GET", this::cap));
    serve("/canary", exchange -> withToken(exchange, "POST", this::canary));
    serve("/watchdog", exchange -> withToken(exchange, "POST", this::watchdog));
    server.setExecutor(threads);
    server.start();
  }

  private void serve(String path, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            send(exchange, exchange.getHttpContext().getPath(), handler);
          }
        });
  }

  private static void send(HttpExchange exchange, String path, Handler handler) throws IOException {
    Answer answer;
    try {
      answer =
          exchange.getRequestURI().getPath().equals(path) || path.endsWith("/")
              ? handler.handle(exchange)
              : Answer.error(404, "there is nothing here");
    } catch (JsonProcessingException e) {
      answer = Answer.error(400, "expected one JSON object");
    } catch (RuntimeException e) {
      LOG.error("a request to {} failed", path, e);
      answer = Answer.error(500, "it failed; the log says why");
    }
    byte[] body = answer.body.getBytes(UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type);
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
    exchange.sendResponseHeaders(answer.status, body.length);
    exchange.getResponseBody().write(body);
  }

  private Answer ack(HttpExchange exchange) throws IOException {
    return switch (exchange.getRequestMethod()) {
      case "GET", "HEAD" -> ask(parameters(exchange.getRequestURI().getRawQuery()));
      case "POST" -> acknowledge(parameters(new String(body(exchange), UTF_8)));
      default -> Answer.error(405, "expected GET or POST");
    };
  }

  private Answer ask(Map<String, String> parameters) {
    try {
      AckLinks.Link link = services.links.read(parameters, services.clock.wallMs());
      String about =
          services
              .desk
              .notice(link.noticeId())
              .map(n -> n.priority() + " " + services.texts.headline(n) + " (" + n.state() + ")")
              .orElse("This situation is over.");
      return Answer.html(200, AckPage.question(parameters, link.officer(), about));
    } catch (AckLinks.BadLink e) {
      return bad(e);
    }
  }

  private static Answer bad(AckLinks.BadLink e) {
    return Answer.html(
        e.isExpired() ? 410 : 403, AckPage.answer("Not acknowledged", e.getMessage()));
  }

  private Answer acknowledge(Map<String, String> parameters) {
    AckLinks.Link link;
    try {
      link = services.links.read(parameters, services.clock.wallMs());
    } catch (AckLinks.BadLink e) {
      // Of a link that was not made here nothing is believed, not even what it is about.
      note(null, null, outcome(e.isExpired() ? "expired" : "forged"));
      return bad(e);
    }
    var notice = services.desk.notice(link.noticeId());
    String alertId = notice.map(n -> n.alert().alertId()).orElse(link.alertId());
    String id = services.desk.actionId(link);
    if (services.desk.isActed(id)) {
      note(link.noticeId(), alertId, outcome("replayed").put("id", id));
      return Answer.html(
          200,
          AckPage.answer("Acknowledged before", "This was acknowledged with this link before."));
    }
    try {
      AlertAction action = services.actions.acknowledge(id, link.noticeId(), link.officer());
      services.desk.acted(action);
      note(link.noticeId(), alertId, outcome("taken", action));
      return Answer.html(
          200, AckPage.answer("Acknowledged", "Acknowledged as " + link.officer() + "."));
    } catch (ActionWriter.Refused e) {
      return Answer.html(400, AckPage.answer("Not acknowledged", e.getMessage()));
    } catch (ActionWriter.Unconfirmed e) {
      note(link.noticeId(), alertId, outcome("unconfirmed"));
      return Answer.html(503, AckPage.answer("Not acknowledged", e.getMessage() + ". Try again."));
    }
  }

  private Answer act(HttpExchange exchange) throws IOException {
    JsonNode body = JSON.readTree(body(exchange));
    if (body == null || !body.isObject()) {
      return Answer.error(400, "expected one JSON object");
    }
    try {
      AlertAction action = services.actions.write((ObjectNode) body);
      services.desk.acted(action);
      note(null, action.alertId(), outcome("taken", action));
      return Answer.json(202, JsonNodeFactory.instance.objectNode().put("id", action.id()));
    } catch (ActionWriter.Refused e) {
      ObjectNode refusal = JsonNodeFactory.instance.objectNode();
      refusal.put("reason", e.rejection().reason().name());
      refusal.put("field", e.rejection().field());
      return Answer.json(400, refusal.put("message", e.getMessage()));
    } catch (ActionWriter.Unconfirmed e) {
      return Answer.error(503, e.getMessage());
    }
  }

  private void note(String noticeId, String alertId, ObjectNode detail) {
    services.journal.add(AuditEntry.Kind.ACTION, null, noticeId, alertId, detail);
  }

  private static ObjectNode outcome(String request) {
    return JsonNodeFactory.instance.objectNode().put("request", request);
  }

  private static ObjectNode outcome(String request, AlertAction action) {
    return outcome(request)
        .put("id", action.id())
        .put("action", action.action().name())
        .put("officer", action.officer());
  }

  private Answer cap(HttpExchange exchange) {
    Matcher path = NOTICE_CAP.matcher(exchange.getRequestURI().getPath());
    Optional<Notice> notice =
        path.matches() ? services.desk.notice(path.group(1)) : Optional.empty();
    return notice
        .map(found -> new Answer(200, "application/cap+xml", given.cap(found, services.texts)))
        .orElseGet(() -> Answer.error(404, "there is no such notice, or it ended long ago"));
  }

  private Answer canary(HttpExchange exchange) throws IOException {
    for (JsonNode alert : JSON.readTree(body(exchange)).path("alerts")) {
      services.watchers.canaryCame(alert.path("labels").path(PageLabels.INCIDENT_ID).asText());
    }
    return Answer.json(200, JsonNodeFactory.instance.objectNode());
  }

  private Answer watchdog(HttpExchange exchange) throws IOException {
    if (JSON.readTree(body(exchange)).path("status").asText().equals("firing")) {
      services.watchers.watchdogCame();
    }
    return Answer.json(200, JsonNodeFactory.instance.objectNode());
  }

  private Answer withToken(HttpExchange exchange, String method, Handler handler)
      throws IOException {
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    boolean known =
        shown != null
            && shown.startsWith(BEARER)
            && MessageDigest.isEqual(
                shown.substring(BEARER.length()).strip().getBytes(UTF_8),
                services.token.getBytes(UTF_8));
    if (!known) {
      return Answer.error(401, "expected the token of the pager as 'Authorization: Bearer ...'");
    }
    return exchange.getRequestMethod().equals(method)
        ? handler.handle(exchange)
        : Answer.error(405, "expected " + method);
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new UncheckedIOException(new IOException("a body of over 1 MiB"));
    }
    return body;
  }

  private static Map<String, String> parameters(String form) {
    Map<String, String> parameters = new TreeMap<>();
    if (form == null) {
      return parameters;
    }
    for (String pair : form.split("&", MAX_PARAMETERS + 1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && parameters.size() < MAX_PARAMETERS) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return ""; // A link that was cut or changed; its signature will not hold.
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
