/** Geometry on WGS84 degrees: the only home of JTS and H3. */
package org.bluewatch.common.geo;
