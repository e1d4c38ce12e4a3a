package org.bluewatch.jobs.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a zone is for, which decides what is watched in it. */
public enum ZoneKind {
  /** A part of the area with its own duty roster. */
  SECTOR,
  /** No violence and no armed presence inside. */
  BUFFER_ZONE,
  /** No heavy weapon inside. */
  WEAPONS_EXCLUSION,
  /** No armed presence nearer to the edge than {@code approachM}, no violence inside. */
  PROTECTED_SITE("approachM"),
  /** Entry and exit of presence and vehicles are reported. */
  WATCH,
  /** A patrol or own vehicle must come by within {@code emptyAfter}. */
  MUST_BE_VISITED("emptyAfter"),
  /** Silence clocks run {@code factor} times slower. */
  COMMS_SHADOW("factor");

  private final String requiredProperty;

  ZoneKind() {
    this(null);
  }

  ZoneKind(String requiredProperty) {
    this.requiredProperty = requiredProperty;
  }

  /** The kind on the wire, e.g. {@code buffer-zone}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of a wire name, empty if there is none. The match is exact. */
  public static Optional<ZoneKind> ofWire(String wire) {
    return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
  }

  static List<String> wireNames() {
    return Arrays.stream(values()).map(ZoneKind::wire).toList();
  }

  /** The property that a zone of this kind cannot do without, if there is one. */
  Optional<String> requiredProperty() {
    return Optional.ofNullable(requiredProperty);
  }
}
