package org.bluewatch.jobs.alert;

import java.util.List;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Notice;

/**
 * What is remembered of a situation, as it lies in state. The components are those of {@link
 * Situation}; its alerts know where they belong.
 */
public record SituationMemory(
    String name,
    long openedMs,
    Calls calls,
    Priority called,
    Long belowSinceMs,
    Long endedMs,
    Notice told,
    boolean revise,
    List<String> reasons) {}
