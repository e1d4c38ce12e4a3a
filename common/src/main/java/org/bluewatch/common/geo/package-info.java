/**
 * Geometry: the only home of JTS, H3 and MGRS. Geometries go in and out as GeoJSON or degrees, so
 * that nothing else depends on these libraries.
 */
package org.bluewatch.common.geo;
