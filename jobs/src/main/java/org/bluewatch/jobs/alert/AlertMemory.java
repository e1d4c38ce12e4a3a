package org.bluewatch.jobs.alert;

import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Salute;

/**
 * What is remembered of an alert, as it lies in state. The components are those of {@link
 * AlertLife}.
 *
 * @param told its newest revision
 */
public record AlertMemory(
    Alert told,
    Salute salute,
    long openedMs,
    long heardMs,
    long receivedMs,
    String proposed,
    String noticeId,
    boolean detected,
    Priority acknowledged,
    Priority settled,
    Long endedMs) {}
