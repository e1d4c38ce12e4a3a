/**
 * Benchmarks of the whole graph. Every cost is CPU time of the process, garbage collection and
 * compilation included, and is told as a ratio of costs measured in the same run on the same
 * machine; entry point: {@link org.bluewatch.bench.Bench}.
 */
package org.bluewatch.bench;
