package org.bluewatch.jobs.config;

import java.io.Serializable;

/**
 * One thing that is wrong with an area.
 *
 * @param file the file, as a path from where the program was started
 * @param line the line in it, from 1
 * @param key where in the file, e.g. {@code hotspot.rings} or {@code features[2].geometry}; empty
 *     if it is about the file as a whole
 * @param message what was expected and what was found, one line
 */
public record Problem(String file, int line, String key, String message) implements Serializable {
  /** {@code file:line: key: message}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + message;
  }
}
