package org.bluewatch.jobs.replay;

import java.nio.file.Path;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.source.Spool;

/**
 * A bounded replay.
 *
 * @param input folder with recorded raw streams
 * @param range knowledge time to replay
 * @param output folder for the result files
 * @param parallelism of the graph, 1 or more
 * @param stateBackend {@code hashmap} (heap) or {@code rocksdb}
 */
public record ReplaySettings(
    Area area, Path input, Spool.Range range, Path output, int parallelism, String stateBackend) {}
