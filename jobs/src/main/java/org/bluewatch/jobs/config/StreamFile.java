package org.bluewatch.jobs.config;

import java.io.Serializable;
import org.bluewatch.common.model.RawStream;

/**
 * A recorded raw stream of an area.
 *
 * @param file path of the {@code .jsonl} or {@code .jsonl.gz} file
 * @param bytes size of the file
 */
public record StreamFile(RawStream stream, String file, long bytes) implements Serializable {}
