package org.bluewatch.jobs.paging;

import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.bluewatch.jobs.config.PagerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one Alertmanager, in a thread of its own, so that one that hangs delays no other. Told that
 * there is news, it posts all pages that are to be told; what fails is tried again until it
 * succeeds. A page that is refused does not take the others with it.
 */
final class AlertmanagerPoster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerPoster.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final long FIRST_RETRY_MS = 250;
  private static final long LAST_RETRY_MS = 10_000;
  private static final int BAD_REQUEST = 400;
  private static final int LONGEST_REASON = 200;
  private static final int MOST_AT_ONCE = 200;

  private final URI address;
  private final String name;
  private final PagerSettings.Posting settings;
  private final Supplier<List<Page>> pages;
  private final PagerClock clock;
  private final Answers answers;
  private final Counter failures;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final Thread thread;
  private boolean news;
  private boolean closing;
  private volatile boolean reachable = true;

  /** What Alertmanager said. */
  interface Answers {
    void received(PageCall.Id id, String receiver);

    void refused(PageCall.Id id, String receiver, String reason);

    /** It can or cannot be reached any more. */
    void reachable(String receiver, boolean reachable, String reason);
  }

  /**
   * @param index its place in the settings
   * @param pages what is to be told now
   */
  AlertmanagerPoster(
      int index,
      URI base,
      PagerSettings.Posting settings,
      Supplier<List<Page>> pages,
      PagerClock clock,
      Answers answers,
      PagerMetrics metrics) {
    this.address = URI.create(base + "/api/v2/alerts");
    this.name = "alertmanager-" + index;
    this.settings = settings;
    this.pages = pages;
    this.clock = clock;
    this.answers = answers;
    this.failures = metrics.failures(index);
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** There is something to tell; returns at once. */
  synchronized void tell() {
    news = true;
    notifyAll();
  }

  /** False from the first failure until something was taken. */
  boolean isReachable() {
    return reachable;
  }

  private void run() {
    long retryMs = FIRST_RETRY_MS;
    try {
      while (awaitNews()) {
        if (post()) {
          retryMs = FIRST_RETRY_MS;
        } else {
          pause(retryMs);
          retryMs = Math.min(LAST_RETRY_MS, 2 * retryMs);
          tell();
        }
      }
    } catch (InterruptedException closed) {
      // That is how close() ends a post that hangs.
    }
  }

  private synchronized boolean awaitNews() throws InterruptedException {
    while (!news && !closing) {
      wait();
    }
    news = false;
    return !closing;
  }

  private synchronized void pause(long ms) throws InterruptedException {
    if (!closing) {
      wait(ms); // News, or the end, cut it short.
    }
  }

  private boolean post() throws InterruptedException {
    try {
      List<Page> all = pages.get();
      boolean answered = true;
      for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
        answered &= post(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
      }
      return answered;
    } catch (RuntimeException e) {
      LOG.error("pages cannot be written", e);
      return false;
    }
  }

  /** True if Alertmanager answered for every page. */
  private boolean post(List<Page> all) throws InterruptedException {
    try {
      HttpResponse<String> answer = send(all);
      if (answer.statusCode() / 100 == 2) {
        taken(all);
        return true;
      }
      if (answer.statusCode() == BAD_REQUEST) {
        return sortOut(all, answer.body());
      }
      failed("it answered " + answer.statusCode());
    } catch (IOException | RuntimeException e) {
      failed(e.toString()); // Whatever it was: this thread must go on.
    }
    return false;
  }

  /** Of a batch that is refused some may be good: each is told alone. */
  private boolean sortOut(List<Page> all, String reason) throws InterruptedException {
    if (all.size() == 1) {
      failures.increment();
      String why = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
      answers.refused(all.get(0).id(), name, why);
      return true; // It will be no better the next time, unless it changes.
    }
    boolean answered = true;
    for (Page page : all) {
      answered &= post(List.of(page));
    }
    return answered;
  }

  private HttpResponse<String> send(List<Page> all) throws IOException, InterruptedException {
    String body = AlertmanagerJson.of(all, clock.wallMs(), settings.holdFor().toMillis());
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, BodyHandlers.ofString());
    try {
      // The request's own timeout would not end an answer that stops in the middle.
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + settings.timeout().toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private void taken(List<Page> all) {
    if (!reachable) {
      reachable = true;
      answers.reachable(name, true, "it answers again");
    }
    all.forEach(page -> answers.received(page.id(), name));
  }

  private void failed(String reason) {
    failures.increment();
    if (reachable) {
      reachable = false;
      LOG.warn("{} cannot be told: {}", name, reason);
      answers.reachable(name, false, reason);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    thread.interrupt();
  }
}
