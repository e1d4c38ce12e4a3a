package org.bluewatch.jobs.alert;

import java.time.Duration;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.jobs.config.AlertSettings;

/**
 * How much of the officers' attention is used up. Shifts, hours and ten minutes begin at whole
 * multiples since 1970 UTC. The last page of a shift is kept for the list of what there was no page
 * for; P1 has a page in any case, and takes it from the others. A further tier that is called is
 * another person, so it is counted apart.
 *
 * <p>The limits on what a console shows one by one are those of EEMUA 191 (steady load) and ANSI
 * ISA 18.2 (more than ten in ten minutes is a flood).
 */
final class AlertBudget {
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final long TEN_MINUTES_MS = Duration.ofMinutes(10).toMillis();

  private final AlertSettings settings;
  private final long shiftMs;

  private long shiftStartMs = Long.MIN_VALUE;
  private int pages;
  private int escalations;
  private long consoleHourMs = Long.MIN_VALUE;
  private int inHour;
  private long consoleTenMs = Long.MIN_VALUE;
  private int inTen;

  AlertBudget(AlertSettings settings) {
    this.settings = settings;
    this.shiftMs = settings.shift().toMillis();
  }

  /** Begins another shift if it is time; true if it was. */
  boolean advanceTo(long nowMs) {
    long startMs = Math.floorDiv(nowMs, shiftMs) * shiftMs;
    if (startMs == shiftStartMs) {
      return false;
    }
    shiftStartMs = startMs;
    pages = 0;
    escalations = 0;
    return true;
  }

  /** When the present shift began. */
  long shiftStartMs() {
    return shiftStartMs;
  }

  long nextShiftMs() {
    return shiftStartMs + shiftMs;
  }

  /** True if there is a page for this priority beside that of the digest. */
  boolean hasPage(Priority priority) {
    return priority == Priority.P1 || pages < settings.pagesPerShift() - 1;
  }

  /** Counts a page. */
  void paged() {
    pages++;
  }

  /** Counts a call of a further tier. */
  void escalated() {
    escalations++;
  }

  /** True, and counted, if the console may show one more by itself. */
  boolean showOnConsole(long nowMs) {
    long hourMs = Math.floorDiv(nowMs, HOUR_MS) * HOUR_MS;
    long tenMs = Math.floorDiv(nowMs, TEN_MINUTES_MS) * TEN_MINUTES_MS;
    inHour = hourMs == consoleHourMs ? inHour : 0;
    inTen = tenMs == consoleTenMs ? inTen : 0;
    consoleHourMs = hourMs;
    consoleTenMs = tenMs;
    if (inHour >= settings.consolePerHour() || inTen >= settings.consolePer10Minutes()) {
      return false;
    }
    inHour++;
    inTen++;
    return true;
  }

  /** Pages of the shift of a moment that is not before the last one. */
  int pagesAt(long nowMs) {
    return nowMs < nextShiftMs() ? pages : 0;
  }

  /** Calls of further tiers in the shift of a moment that is not before the last one. */
  int escalationsAt(long nowMs) {
    return nowMs < nextShiftMs() ? escalations : 0;
  }

  BudgetMemory memory() {
    return new BudgetMemory(
        shiftStartMs, pages, escalations, consoleHourMs, inHour, consoleTenMs, inTen);
  }

  void restore(BudgetMemory memory) {
    shiftStartMs = memory.shiftStartMs();
    pages = memory.pages();
    escalations = memory.escalations();
    consoleHourMs = memory.consoleHourMs();
    inHour = memory.inHour();
    consoleTenMs = memory.consoleTenMs();
    inTen = memory.inTen();
  }
}
