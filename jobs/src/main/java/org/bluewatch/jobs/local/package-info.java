/**
 * Everything {@code ./bluewatch up} needs on one machine: a broker, a database, the ticker and the
 * feeder of recorded streams, all on loopback and all below one data folder. This is the only
 * package that may read the wall clock.
 */
package org.bluewatch.jobs.local;
