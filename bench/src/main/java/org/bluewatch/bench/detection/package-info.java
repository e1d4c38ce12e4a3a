/**
 * How well hotspots are found: simulated worlds of known rates, outbreaks and decoys put into them,
 * and scores of several detectors on the same runs; entry point: {@link
 * org.bluewatch.bench.detection.DetectionBench}.
 */
package org.bluewatch.bench.detection;
