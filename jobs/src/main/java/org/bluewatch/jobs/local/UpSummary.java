package org.bluewatch.jobs.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bluewatch.jobs.paging.PagerPicture;

/**
 * What {@code up} says at its end.
 *
 * @param picture as the result topics have it
 * @param pages what the sender of pages did
 * @param rows number of rows of this run by table
 */
record UpSummary(ResultPicture picture, PagerPicture pages, Map<String, Long> rows) {
  private static final String ROW = "%-20s %9s %12s %10s %11s %8s %8s";

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            ROW,
            "stream",
            "read",
            "observations",
            "duplicates",
            "conflicting",
            "rejected",
            "pending"));
    picture.streams().forEach((topic, outcomes) -> lines.add(row(topic, outcomes)));
    var total = picture.total();
    lines.add(row("total", total));
    lines.add(
        total.pending() == 0
            ? "balance   exact: read = observations + duplicates + rejected"
            : "balance   "
                + total.pending()
                + " records still in order buffers, kept for next time");
    lines.add("hotspots  " + picture.hotspots() + ", of these open " + picture.hotspotsOpen());
    lines.add("alerts    " + picture.alerts() + ", active " + picture.activeByPriority());
    lines.add("pages     " + pages);
    lines.add("tables    " + rows);
    return lines;
  }

  private static String row(String name, ResultPicture.Outcomes o) {
    return String.format(
        Locale.ROOT,
        ROW,
        name,
        o.read(),
        o.observations(),
        o.duplicates(),
        o.conflicting(),
        o.rejected(),
        o.pending());
  }
}
