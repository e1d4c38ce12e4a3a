package org.bluewatch.jobs.metrics;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Notice.Channel;
import org.bluewatch.common.model.Notice.State;

/** Counts alerts that stand, notices, and what is used up of the budget of a shift. */
public final class AlertCounts {
  private static final State[] STATES = State.values();

  private final ActiveAlerts active;
  private final Map<String, Alert> standing = new HashMap<>();
  private final Map<String, Notice> open = new HashMap<>();
  private final Map<Channel, Counter> told = new EnumMap<>(Channel.class);
  private final Map<Channel, AtomicIntegerArray> openByState = new EnumMap<>(Channel.class);
  private volatile int pages;
  private volatile int escalations;

  /**
   * @param kinds every kind of alert there can be
   * @param pagesPerShift what a shift may bring
   */
  public AlertCounts(MetricGroup group, List<String> kinds, int pagesPerShift) {
    active = new ActiveAlerts(group, kinds);
    for (Channel channel : Channel.values()) {
      told.put(
          channel,
          BluewatchMetrics.counter(
              group, BluewatchMetric.NOTICES, Map.of("channel", channel.name())));
      var byState = new AtomicIntegerArray(STATES.length);
      openByState.put(channel, byState);
      for (State state : List.of(State.OPEN, State.ACKNOWLEDGED, State.SHELVED)) {
        BluewatchMetrics.gauge(
            group,
            BluewatchMetric.NOTICES_OPEN,
            Map.of("channel", channel.name(), "state", state.name()),
            () -> byState.get(state.ordinal()));
      }
    }
    budget(group, "allowed", () -> pagesPerShift);
    budget(group, "pages", () -> pages);
    budget(group, "escalations", () -> escalations);
  }

  private static void budget(MetricGroup group, String measure, Gauge<Integer> value) {
    BluewatchMetrics.gauge(group, BluewatchMetric.ALERT_BUDGET, Map.of("measure", measure), value);
  }

  /** Counts the newest revision of an alert. */
  public void count(Alert alert) {
    Alert before = standing.remove(alert.alertId());
    if (before != null) {
      active.remove(before);
    }
    if (alert.state() != Alert.State.RESOLVED && alert.state() != Alert.State.WITHDRAWN) {
      standing.put(alert.alertId(), alert);
      active.add(alert);
    }
  }

  /** Counts the newest revision of a notice as told, if people are told of it anew. */
  public void count(Notice notice) {
    Notice before = open.get(notice.noticeId());
    if (before == null || before.channel() != notice.channel() || before.call() != notice.call()) {
      told.get(notice.channel()).inc();
    }
    restore(notice);
  }

  /** Counts a notice among those that are open, as it was told before a restart. */
  public void restore(Notice notice) {
    Notice before = open.remove(notice.noticeId());
    if (before != null) {
      openByState.get(before.channel()).decrementAndGet(before.state().ordinal());
    }
    if (notice.state() != State.ENDED) {
      open.put(notice.noticeId(), notice);
      openByState.get(notice.channel()).incrementAndGet(notice.state().ordinal());
    }
  }

  /** Shows what is used up of the present shift. */
  public void showShift(int pagesOfShift, int escalationsOfShift) {
    pages = pagesOfShift;
    escalations = escalationsOfShift;
  }
}
