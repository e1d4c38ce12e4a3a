package org.bluewatch.jobs.paging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/** What the sender of pages exports; every series is there from the start. */
final class PagerMetrics {
  /** What became of a call. */
  enum Outcome {
    /** Somebody confirmed it. */
    RECEIVED,
    /** A receiver does not take it as it is. */
    REFUSED,
    /** Its turn never came. */
    DROPPED,
    /** The sender itself called a further tier. */
    ESCALATED,
    /** It came from a recorded feed and paged nobody. */
    EXERCISE
  }

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60),
    Duration.ofSeconds(300)
  };

  private final MeterRegistry registry;
  private final Map<Outcome, Counter> pages = new EnumMap<>(Outcome.class);
  private final Timer latency;
  private final Timer canary;
  private final AtomicLong pending;
  private final AtomicLong auditBroken;

  PagerMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Outcome outcome : Outcome.values()) {
      pages.put(
          outcome,
          Counter.builder("bluewatch.pages")
              .description("Calls of notices by what became of them")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    latency =
        Timer.builder("bluewatch.page.latency")
            .description("Time from the receipt of a record to the first confirmed page about it")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    canary =
        Timer.builder("bluewatch.canary")
            .description("Time from a test observation to its page at the receiver")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    pending = value("bluewatch.pages.pending", "Calls that stand and that nobody has confirmed");
    auditBroken = value("bluewatch.audit.broken", "1 if the audit chain does not hold, else 0");
  }

  private AtomicLong value(String name, String description) {
    AtomicLong value = new AtomicLong();
    gauge(name, null, description, value::get);
    return value;
  }

  private void gauge(String name, String unit, String description, DoubleSupplier value) {
    Gauge.builder(name, value, DoubleSupplier::getAsDouble)
        .strongReference(true)
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  void page(Outcome outcome, boolean isCall) {
    if (isCall) {
      pages.get(outcome).increment();
    }
  }

  void latency(long ms) {
    latency.record(Math.max(0, ms), TimeUnit.MILLISECONDS);
  }

  void canary(long ms) {
    canary.record(Math.max(0, ms), TimeUnit.MILLISECONDS);
  }

  void pending(long calls) {
    pending.set(calls);
  }

  void auditBroken(boolean broken) {
    auditBroken.set(broken ? 1 : 0);
  }

  /** Counts posts that one Alertmanager did not take. */
  Counter failures(int alertmanager) {
    return Counter.builder("bluewatch.page.failures")
        .description("Posts that an Alertmanager did not take, by its place in the settings")
        .tag("alertmanager", Integer.toString(alertmanager))
        .register(registry);
  }

  /** Shows values that are known elsewhere; NaN while they are not. */
  void follow(
      DoubleSupplier tickAgeS,
      DoubleSupplier knowledgeLagS,
      DoubleSupplier canaryAgeS,
      DoubleSupplier watchdogAgeS,
      DoubleSupplier auditPending) {
    gauge(
        "bluewatch.tick.age",
        "seconds",
        "Time since a record or tick of Kafka was last seen, or since the start",
        tickAgeS);
    gauge(
        "bluewatch.knowledge.lag",
        "seconds",
        "How far what the stream has told is behind the clock of live topics",
        knowledgeLagS);
    gauge(
        "bluewatch.canary.age",
        "seconds",
        "Time since the last test observation came back, or since the start",
        canaryAgeS);
    gauge(
        "bluewatch.watchdog.age",
        "seconds",
        "Time since Prometheus was last heard through Alertmanager, or since the start",
        watchdogAgeS);
    gauge(
        "bluewatch.audit.pending",
        null,
        "Entries of the audit that are not in Kafka yet",
        auditPending);
  }

  /** The names under which they are exported, without {@code _total} and the like. */
  static List<String> names() {
    return List.of(
        "bluewatch_pages",
        "bluewatch_page_latency_seconds",
        "bluewatch_page_failures",
        "bluewatch_pages_pending",
        "bluewatch_canary_seconds",
        "bluewatch_canary_age_seconds",
        "bluewatch_watchdog_age_seconds",
        "bluewatch_tick_age_seconds",
        "bluewatch_knowledge_lag_seconds",
        "bluewatch_audit_pending",
        "bluewatch_audit_broken");
  }
}
