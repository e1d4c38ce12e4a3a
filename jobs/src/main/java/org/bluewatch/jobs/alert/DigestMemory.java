package org.bluewatch.jobs.alert;

import java.util.List;
import org.bluewatch.common.model.Notice;

/**
 * What is remembered of a digest, as it lies in state. The components are those of {@link Digest};
 * its situations know where they belong.
 *
 * @param told null before it is told
 */
public record DigestMemory(
    String situation,
    boolean pages,
    long openedMs,
    long untilMs,
    boolean closed,
    Calls calls,
    Notice told,
    boolean revise,
    List<String> reasons) {}
