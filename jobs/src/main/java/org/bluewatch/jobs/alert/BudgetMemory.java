package org.bluewatch.jobs.alert;

/** What is used up of the budget, as it lies in state. The components are those of the budget. */
public record BudgetMemory(
    long shiftStartMs,
    int pages,
    int escalations,
    long consoleHourMs,
    int inHour,
    long consoleTenMs,
    int inTen) {}
