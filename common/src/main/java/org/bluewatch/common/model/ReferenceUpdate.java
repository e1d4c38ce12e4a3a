package org.bluewatch.common.model;

import java.io.Serializable;

/**
 * A new version of a zone, route, convoy, site, sensor or roster, in force for records received at
 * or after {@code receivedMs}.
 *
 * @param key {@code kind/id}, for example {@code zone/Z1}
 * @param receivedMs when the version came into force, milliseconds since 1970 UTC
 * @param json the GeoJSON feature or object as compact JSON, null if the subject was deleted
 */
public record ReferenceUpdate(String key, long receivedMs, String json) implements Serializable {
  /** The part of the key before the slash, for example {@code zone}. */
  public String kind() {
    return key.substring(0, key.indexOf('/'));
  }

  /** The part of the key after the slash, for example {@code Z1}. */
  public String id() {
    return key.substring(key.indexOf('/') + 1);
  }
}
