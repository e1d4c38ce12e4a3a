/**
 * The records that travel: what comes in, what goes out. Public records of primitives, strings,
 * enums and further records only, so that Flink serializes them without Kryo and anyone can print
 * them. Suffixes name units; times are milliseconds since 1970 UTC.
 */
package org.bluewatch.common.model;
