package org.bluewatch.jobs.config;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The zones, routes, sites, sensors, convoys and rosters found so far, by {@code kind/id}. */
final class Subjects {
  private final Problems problems;
  private final SortedMap<String, Located> byKey = new TreeMap<>();
  private final Set<String> unreadableKinds = new HashSet<>();

  Subjects(Problems problems) {
    this.problems = problems;
  }

  /** Adds a subject; an id that is taken is a problem where it is {@code named}. */
  void add(String kind, String id, Located named, Located subject) {
    Located taken = byKey.putIfAbsent(kind + "/" + id, subject);
    if (taken != null) {
      problems.error(named, kind + " '" + id + "' is there twice, first on line " + taken.line());
    }
  }

  /** Says that the subjects of a kind are not known, so that nobody is blamed for naming one. */
  void addUnreadable(String kind) {
    unreadableKinds.add(kind);
  }

  Optional<Located> find(String kind, String id) {
    return Optional.ofNullable(byKey.get(kind + "/" + id));
  }

  /** Reports a value that names a subject which does not exist. */
  void checkExists(String kind, Located named) {
    String id = named.toJson().asText();
    if (find(kind, id).isEmpty() && !unreadableKinds.contains(kind)) {
      problems.error(named, "there is no " + kind + " '" + id + "'");
    }
  }

  /** All subjects as compact JSON, in the order of their keys. */
  SortedMap<String, String> toJson() {
    SortedMap<String, String> json = new TreeMap<>();
    for (Map.Entry<String, Located> subject : byKey.entrySet()) {
      json.put(subject.getKey(), subject.getValue().toJson().toString());
    }
    return json;
  }
}
