package org.bluewatch.jobs.detect.incident;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of an incident since it was told last.
 *
 * @param joined number of reports that joined
 * @param revised number of its reports that were revised
 * @param takenBack number of its reports that were taken back, or now speak of something else
 * @param absorbed ids of incidents that were found to be the same
 * @param reopened true if it had been quiet
 */
public record News(
    int joined, int revised, int takenBack, List<String> absorbed, boolean reopened) {
  static final News NONE = new News(0, 0, 0, List.of(), false);

  News join() {
    return new News(joined + 1, revised, takenBack, absorbed, reopened);
  }

  News revise() {
    return new News(joined, revised + 1, takenBack, absorbed, reopened);
  }

  News takeBack() {
    return new News(joined, revised, takenBack + 1, absorbed, reopened);
  }

  News absorb(String incidentId) {
    var all = new ArrayList<>(absorbed);
    all.add(incidentId);
    return new News(joined, revised, takenBack, List.copyOf(all), reopened);
  }

  News reopen() {
    return new News(joined, revised, takenBack, absorbed, true);
  }
}
