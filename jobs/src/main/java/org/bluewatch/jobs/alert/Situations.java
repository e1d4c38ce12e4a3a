package org.bluewatch.jobs.alert;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.geo.PlaceIndex;
import org.bluewatch.jobs.config.AlertSettings;

/**
 * Finds what belongs together. A new alert joins
 *
 * <ol>
 *   <li>the situation in which an alert stands for which its detector proposed the same;
 *   <li>else the oldest of the situations in which an alert stands that lies in its area or in
 *       whose area it lies, or that is near in place and time;
 *   <li>else a situation of its own.
 * </ol>
 *
 * Where an alert belongs never changes while it stands. Only the oldest places of a situation
 * count, so that a chain of neighbours does not make one situation of a country, and a question
 * costs the same in a flood.
 */
final class Situations {
  /** An area with a longer diagonal says no longer where something is, in metres. */
  private static final double LARGEST_AREA_M = 100_000;

  private static final int PLACES = 16;

  /** Where these are says nothing about what they are part of. */
  private static final Set<String> BY_KEY_ONLY =
      Set.of("pipeline", "coverage-gap", "supply-shortfall", "convoy-late");

  private static final Comparator<Situation> OLDEST =
      Comparator.comparing(Situation::openedMs).thenComparing(Situation::noticeId);

  private static final Comparator<AlertLife> BY_AGE =
      Comparator.comparing(AlertLife::openedMs).thenComparing(AlertLife::alertId);

  private final String area;
  private final long withinMs;
  private final PlaceIndex places;
  private final Map<String, AlertLife> lives = new HashMap<>();
  private final TreeMap<String, Situation> byNotice = new TreeMap<>();
  private final Map<String, Situation> byName = new HashMap<>();

  /** The alerts that stand with a key. */
  private final Map<String, TreeSet<AlertLife>> byKey = new HashMap<>();

  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, TreeSet<AlertLife>> byAge = new HashMap<>();
  private final Map<String, Set<String>> indexed = new HashMap<>();

  Situations(String area, AlertSettings settings) {
    this.area = area;
    this.withinMs = settings.correlateWithin().toMillis();
    this.places = new PlaceIndex(settings.correlateWithinM(), LARGEST_AREA_M);
  }

  Situation restore(SituationMemory memory) {
    var situation = new Situation(area, memory);
    byNotice.put(situation.noticeId(), situation);
    if (memory.endedMs() == null) {
      byName.put(situation.name(), situation);
    }
    return situation;
  }

  /** Takes an alert back that stands; its situation must be there. */
  void restore(AlertLife life) {
    Situation situation = byNotice.get(life.noticeId());
    situation.put(life);
    enter(life, situation);
  }

  /** The situation of an alert that stands, a new one if there is none to join. */
  Situation place(AlertLife life, long nowMs) {
    Situation own = life.noticeId() == null ? null : byNotice.get(life.noticeId());
    if (own != null && byName.getOrDefault(own.name(), own) == own) {
      own.put(life);
      byName.put(own.name(), own);
      enter(life, own);
      return own;
    }
    Situation joined = find(life);
    if (joined == null) {
      joined = new Situation(area, freeName(life), nowMs);
      byNotice.put(joined.noticeId(), joined);
      byName.put(joined.name(), joined);
    }
    joined.join(life);
    life.belongTo(joined.name(), joined.noticeId());
    enter(life, joined);
    return joined;
  }

  private Situation find(AlertLife life) {
    TreeSet<AlertLife> kin = byKey.get(life.proposed());
    return kin != null ? byNotice.get(kin.first().noticeId()) : byPlace(life);
  }

  /** What its detector proposes, unless a situation that has outlived its first alert has that. */
  private String freeName(AlertLife life) {
    String name = life.proposed();
    return byName.containsKey(name) ? name + '/' + life.alertId() : name;
  }

  private Situation byPlace(AlertLife life) {
    PlaceIndex.Spot spot = spot(life);
    if (spot == null) {
      return null;
    }
    Situation oldest = null;
    for (PlaceIndex.Match match : places.matches(spot)) {
      AlertLife other = lives.get(match.id());
      if (match.inside() || nearInTime(life, other)) {
        Situation situation = byNotice.get(other.noticeId());
        oldest = oldest == null || OLDEST.compare(situation, oldest) < 0 ? situation : oldest;
      }
    }
    return oldest;
  }

  /** From when the other began until it was last heard of, and so long before and after. */
  private boolean nearInTime(AlertLife life, AlertLife other) {
    long lastMs = Math.max(other.timeMs(), other.heardMs());
    return life.timeMs() >= other.timeMs() - withinMs && life.timeMs() <= lastMs + withinMs;
  }

  private static PlaceIndex.Spot spot(AlertLife life) {
    AlertContent content = life.content();
    if (content.lat() == null || content.lon() == null || BY_KEY_ONLY.contains(life.kind())) {
      return null;
    }
    double errorM = content.accuracyM() == null ? 0 : content.accuracyM();
    return new PlaceIndex.Spot(content.lat(), content.lon(), errorM, content.geometry());
  }

  private void enter(AlertLife life, Situation situation) {
    lives.put(life.alertId(), life);
    String key = life.proposed();
    String before = keys.put(life.alertId(), key);
    if (before != null && !before.equals(key)) {
      forgetKey(before, life);
    }
    byKey.computeIfAbsent(key, unused -> new TreeSet<>(BY_AGE)).add(life);
    if (spot(life) != null) {
      byAge.computeIfAbsent(situation.noticeId(), unused -> new TreeSet<>(BY_AGE)).add(life);
      index(situation.noticeId());
    } else {
      forgetPlace(life, situation);
    }
  }

  private void forgetKey(String key, AlertLife life) {
    TreeSet<AlertLife> kin = byKey.get(key);
    if (kin != null && kin.remove(life) && kin.isEmpty()) {
      byKey.remove(key);
    }
  }

  /** An alert has ended. */
  Situation leave(AlertLife life) {
    Situation situation = byNotice.get(life.noticeId());
    if (lives.remove(life.alertId()) == null) {
      return situation;
    }
    situation.remove(life);
    if (!situation.isEmpty()) {
      situation.notice().because("an alert of it ended");
    }
    forgetKey(keys.remove(life.alertId()), life);
    forgetPlace(life, situation);
    if (situation.isEmpty()) {
      byName.remove(situation.name(), situation);
    }
    return situation;
  }

  private void forgetPlace(AlertLife life, Situation situation) {
    TreeSet<AlertLife> ages = byAge.get(situation.noticeId());
    if (ages != null && ages.remove(life)) {
      if (ages.isEmpty()) {
        byAge.remove(situation.noticeId());
      }
      index(situation.noticeId());
    }
  }

  /** The places of the oldest alerts of a situation can be found. */
  private void index(String noticeId) {
    Set<String> before = indexed.getOrDefault(noticeId, Set.of());
    Set<String> now = new LinkedHashSet<>();
    Iterator<AlertLife> oldest = byAge.getOrDefault(noticeId, new TreeSet<>(BY_AGE)).iterator();
    while (oldest.hasNext() && now.size() < PLACES) {
      AlertLife life = oldest.next();
      now.add(life.alertId());
      places.put(life.alertId(), spot(life));
    }
    for (String alertId : before) {
      if (!now.contains(alertId)) {
        places.remove(alertId);
      }
    }
    if (now.isEmpty()) {
      indexed.remove(noticeId);
    } else {
      indexed.put(noticeId, now);
    }
  }

  /** A situation that has ended is gone for good. */
  void forget(Situation situation) {
    byNotice.remove(situation.noticeId());
  }

  /** The situation of a notice, null if it is not known. */
  Situation of(String noticeId) {
    return noticeId == null ? null : byNotice.get(noticeId);
  }

  boolean isEmpty() {
    return byNotice.isEmpty();
  }
}
