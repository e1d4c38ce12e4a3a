/**
 * Geometry: the only home of JTS and H3. Geometries go in and out as GeoJSON or degrees, so that
 * nothing else depends on either library.
 */
package org.bluewatch.common.geo;
