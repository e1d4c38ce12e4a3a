/**
 * Rebuilds the shipped areas from their source data, offline and byte for byte.
 *
 * <p>This is a workshop, not a part of the running system, and the one place outside {@code
 * common.geo} that uses JTS directly: it joins and buffers administrative units, which no running
 * job does. Nothing here is called by a job.
 */
package org.bluewatch.bench.area;
