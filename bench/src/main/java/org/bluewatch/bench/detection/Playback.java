package org.bluewatch.bench.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.jobs.detect.hotspot.EffortChange;
import org.bluewatch.jobs.detect.hotspot.ViolenceEvent;

/**
 * The knowledge clock: hour by hour, all that has become known is told to the alarms, and then they
 * are evaluated.
 */
final class Playback {
  /** 2024-01-01, a Monday. */
  static final long START_MS = 1_704_067_200_000L;

  static final int WARM_UP_DAYS = 56;

  /** Either an event or effort. */
  private record Message(long receivedMs, long number, ViolenceEvent event, EffortChange effort) {}

  private static final Comparator<Message> BY_RECEIVED =
      Comparator.comparingLong(Message::receivedMs).thenComparingLong(Message::number);

  /** Is told what each alarm says. */
  interface Listener {
    void told(int alarm, List<Hotspot> hotspots);
  }

  private final World world;
  private final List<Alarm> alarms;
  private final String branch;
  private final Happening happening;
  private final PriorityQueue<Message> pending;
  private long number;
  private long nowMs;

  /** The past that all futures of a world share. */
  Playback(World world, List<Alarm> alarms) {
    this(world, alarms, World.PAST);
  }

  /** Another past of the same world. */
  Playback(World world, List<Alarm> alarms, String past) {
    this(world, alarms, past, Happening.NONE, new PriorityQueue<>(BY_RECEIVED), 0, START_MS);
  }

  private Playback(
      World world,
      List<Alarm> alarms,
      String branch,
      Happening happening,
      PriorityQueue<Message> pending,
      long number,
      long nowMs) {
    this.world = world;
    this.alarms = alarms;
    this.branch = branch;
    this.happening = happening;
    this.pending = pending;
    this.number = number;
    this.nowMs = nowMs;
  }

  long nowMs() {
    return nowMs;
  }

  World world() {
    return world;
  }

  /** One of its possible futures; what was under way when it forked still arrives. */
  Playback fork(String future, Happening what) {
    return new Playback(
        world,
        new ArrayList<>(alarms.stream().map(Alarm::fork).toList()),
        future,
        what,
        new PriorityQueue<>(pending),
        number,
        nowMs);
  }

  void runUntil(long endMs, Listener listener) {
    while (nowMs < endMs) {
      step(listener);
    }
  }

  /** The next hour happens, is heard of as far as it is, and is evaluated. */
  void step(Listener listener) {
    listen();
    for (int i = 0; i < alarms.size(); i++) {
      listener.told(i, alarms.get(i).evaluate(nowMs));
    }
  }

  /** The next hour happens and is heard of as far as it is; the alarms are not asked. */
  void listen() {
    World.Hour hour = world.hour(Math.floorDiv(nowMs, World.HOUR_MS), branch, happening);
    nowMs += World.HOUR_MS;
    for (Report report : hour.reports()) {
      deliver(new Message(report.event().receivedMs(), number++, report.event(), null));
    }
    for (World.Effort effort : hour.efforts()) {
      deliver(new Message(effort.receivedMs(), number++, null, effort.change()));
    }
    while (!pending.isEmpty() && pending.peek().receivedMs <= nowMs) {
      tell(pending.remove());
    }
  }

  private void deliver(Message message) {
    // Effort is added up, so its order does not matter; queueing it would cost more than all else.
    if (message.effort != null && message.receivedMs <= nowMs) {
      tell(message);
    } else {
      pending.add(message);
    }
  }

  private void tell(Message message) {
    for (Alarm alarm : alarms) {
      if (message.event != null) {
        alarm.learn(message.event);
      } else {
        alarm.looked(message.effort);
      }
    }
  }
}
