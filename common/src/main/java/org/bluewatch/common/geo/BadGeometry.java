package org.bluewatch.common.geo;

/** A GeoJSON geometry that cannot be used, with the place inside it that is wrong. */
public final class BadGeometry extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  BadGeometry(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  /**
   * JSON pointer from the geometry to what is wrong, e.g. {@code /coordinates/0/3}; empty if it is
   * the geometry itself.
   */
  public String pointer() {
    return pointer;
  }
}
