/**
 * Everything {@code ./bluewatch up} needs on one machine: a broker, a database, the ticker and the
 * feeder of recorded streams, all on loopback and all below one data folder. Elsewhere the wall
 * clock is read for metrics only.
 */
package org.bluewatch.jobs.local;
