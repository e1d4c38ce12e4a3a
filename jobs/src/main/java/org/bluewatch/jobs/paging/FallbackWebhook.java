package org.bluewatch.jobs.paging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.bluewatch.jobs.config.PagerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second way to the duty officer. It carries a page that no Alertmanager has confirmed in time,
 * and says when Prometheus is no longer heard: who watches Bluewatch is watched by it.
 */
final class FallbackWebhook {
  private static final Logger LOG = LoggerFactory.getLogger(FallbackWebhook.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long RETRY_MS = 30_000;

  /** Name of this receiver in the audit. */
  static final String NAME = "fallback";

  private final PagerSettings.Fallback settings;
  private final PageDesk desk;
  private final PageTexts texts;
  private final PagerClock clock;
  private final Map<PageCall.Id, Long> triedMs = new HashMap<>();
  private long watchdogToldMs = PageCall.NOT_YET;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  FallbackWebhook(
      PagerSettings.Fallback settings, PageDesk desk, PageTexts texts, PagerClock clock) {
    this.settings = settings;
    this.desk = desk;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Tells what is due, without waiting for an answer.
   *
   * @param watchdogAgeMs how long Prometheus has been silent
   */
  void advance(PagerMoment now, long watchdogAgeMs) {
    var unheard = desk.unheard();
    triedMs.keySet().removeIf(id -> unheard.stream().noneMatch(call -> call.id().equals(id)));
    for (PageDesk.Unheard call : unheard) {
      boolean late = now.wallMs() - call.startedMs() >= settings.after().toMillis();
      long lastMs = triedMs.getOrDefault(call.id(), Long.MIN_VALUE / 2);
      if (late && now.steadyMs() - lastMs >= RETRY_MS) {
        triedMs.put(call.id(), now.steadyMs());
        desk.page(call.id(), texts)
            .filter(page -> !PageLabels.isReplay(page))
            .ifPresent(this::tellPage);
      }
    }
    tellSilence(now, watchdogAgeMs);
  }

  private void tellPage(Page page) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("reason", "no Alertmanager confirmed this page");
    body.put("incident_id", page.id().noticeId());
    body.put("call", page.id().number());
    body.put("tier", page.id().tier());
    ObjectNode labels = body.putObject("labels");
    page.labels().forEach(labels::put);
    ObjectNode annotations = body.putObject("annotations");
    page.annotations().forEach(annotations::put);
    post(
        body,
        () ->
            desk.received(
                page.id(), NAME, new PagerMoment(clock.wallMs(), clock.steadyMs(), 0, false)));
  }

  private void tellSilence(PagerMoment now, long watchdogAgeMs) {
    long silentForMs = settings.watchdogSilentFor().toMillis();
    boolean toldLately =
        watchdogToldMs != PageCall.NOT_YET && now.steadyMs() - watchdogToldMs < silentForMs;
    if (watchdogAgeMs < silentForMs || toldLately) {
      return;
    }
    watchdogToldMs = now.steadyMs();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("reason", "Prometheus and Alertmanager are silent: nobody watches Bluewatch");
    body.put("silentForS", watchdogAgeMs / 1000);
    post(body, () -> {});
  }

  private void post(ObjectNode body, Runnable onTaken) {
    HttpRequest request =
        HttpRequest.newBuilder(settings.webhook())
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    var unused =
        http.sendAsync(request, BodyHandlers.discarding())
            .whenComplete((answer, e) -> judge(answer, e, onTaken));
  }

  private static void judge(HttpResponse<Void> answer, Throwable e, Runnable onTaken) {
    if (e == null && answer.statusCode() / 100 == 2) {
      onTaken.run();
    } else {
      LOG.warn(
          "the fallback was not told: {}",
          e == null ? "status " + answer.statusCode() : e.toString());
    }
  }
}
