package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The receivers of the shipped files: webhooks and a mail server, which remember what came. */
public final class Receivers implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer webhooks;
  private final ServerSocket mail;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();

  /**
   * A notification.
   *
   * @param path where it came to, for example {@code /desk}
   */
  public record Delivery(String path, JsonNode body) {
    /** The calls in it that stand, for example {@code N1 call 1}. */
    public List<String> calls() {
      List<String> calls = new ArrayList<>();
      for (JsonNode alert : body.path("alerts")) {
        JsonNode labels = alert.path("labels");
        String text = labels.path("incident_id").asText() + " call " + labels.path("call").asText();
        calls.add(alert.path("status").asText().equals("firing") ? text : text + " over");
      }
      return calls;
    }
  }

  public Receivers() throws IOException {
    webhooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    webhooks.createContext("/", this::take);
    webhooks.setExecutor(threads);
    webhooks.start();
    mail = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    threads.execute(this::takeMails);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      deliveries.add(new Delivery(exchange.getRequestURI().getPath(), JSON.readTree(body)));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void takeMails() {
    while (!mail.isClosed()) {
      try {
        Socket connection = mail.accept();
        threads.execute(() -> takeMail(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** As much of SMTP as Alertmanager speaks. */
  private void takeMail(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
        Writer out = new java.io.OutputStreamWriter(connection.getOutputStream(), UTF_8)) {
      say(out, "220 test");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("DATA")) {
          say(out, "354 go on");
          mails.add(untilDot(in));
          say(out, "250 taken");
        } else if (line.equals("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 fine");
        }
      }
    } catch (IOException gone) {
      // Alertmanager was killed in the middle of a mail.
    }
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  private static String untilDot(BufferedReader in) throws IOException {
    var text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  String webhookAddress() {
    return "http://127.0.0.1:" + webhooks.getAddress().getPort();
  }

  String mailAddress() {
    return "127.0.0.1:" + mail.getLocalPort();
  }

  /** Every notification that came to a path, in order. */
  public List<Delivery> at(String path) {
    return deliveries.stream().filter(delivery -> delivery.path.equals(path)).toList();
  }

  /** The calls that came to a path, one list for each notification. */
  public List<String> calls(String path) {
    return at(path).stream().flatMap(delivery -> delivery.calls().stream()).toList();
  }

  /** Every mail, headers and text. */
  public List<String> mails() {
    return List.copyOf(mails);
  }

  @Override
  public void close() throws IOException {
    webhooks.stop(0);
    mail.close();
    threads.shutdownNow();
  }
}
