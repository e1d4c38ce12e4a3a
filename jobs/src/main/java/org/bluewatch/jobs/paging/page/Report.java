package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;

/**
 * What is reported, in the order of SALUTE (size, activity, location, unit, time, equipment), then
 * how sure it is and why it is told. What is not known is said to be unknown.
 */
final class Report {
  private static final String UNKNOWN = "unknown";
  private static final Salute NOTHING = new Salute(null, null, null, null, null, null);
  private static final int EVIDENCE = 5;
  private static final int ID = 64;

  private Report() {}

  static void add(PageLayout page, Release release) {
    Notice notice = release.notice();
    Salute salute = notice.salute() == null ? NOTHING : notice.salute();
    page.entry("SIZE", size(salute));
    page.entry("ACTIVITY", Plain.orElse(salute.activity(), activity(notice.alert())));
    page.entries("LOCATION", location(release));
    page.entry("ABOUT", release.restricted() ? "" : about(notice.alert()));
    page.entry("UNIT", Plain.orElse(salute.unit(), UNKNOWN));
    page.entries("TIME", times(notice));
    page.entry("EQUIPMENT", Plain.orElse(salute.equipment(), UNKNOWN));
    Methane.of(release).ifPresent(lines -> lines.addTo(page.blank()));
    page.blank().entries("HOW SURE", sureness(notice.alert()));
    page.entries("WHY", Grounds.of(notice.alert()));
    page.entry("EVIDENCE", evidence(release));
  }

  private static String size(Salute salute) {
    String size = Plain.orElse(salute.size(), UNKNOWN);
    String casualties = casualties(salute);
    return casualties.isEmpty() ? size : size + "; " + casualties;
  }

  /** For example {@code killed 3, injured unknown}; empty where nothing is said about either. */
  static String casualties(Salute salute) {
    if (salute.killed() == null && salute.injured() == null) {
      return "";
    }
    return "killed " + orUnknown(salute.killed()) + ", injured " + orUnknown(salute.injured());
  }

  private static String orUnknown(Integer number) {
    return number == null ? UNKNOWN : number.toString();
  }

  private static String activity(Alert alert) {
    return Plain.line(alert.kind()).replace('-', ' ');
  }

  private static List<String> location(Release release) {
    Whereabouts where = Whereabouts.of(release.notice().alert());
    String sector = where.sectorWords();
    if (release.restricted()) {
      return List.of(
          (sector.isEmpty() ? "within the area" : sector) + "; not to be told more closely");
    }
    if (!where.isKnown()) {
      return List.of(sector.isEmpty() ? UNKNOWN : sector);
    }
    return List.of(where.degrees() + ", " + where.error(), where.grid(), sector);
  }

  /** The convoy, route, site or zone. */
  private static String about(Alert alert) {
    var facts = new WhyFacts(alert.why());
    List<String> about = new ArrayList<>();
    facts.text("zoneId").ifPresent(id -> about.add("zone " + id));
    facts.text("routeId").ifPresent(id -> about.add("route " + id));
    List<String> routes = facts.texts("routeIds");
    if (!routes.isEmpty()) {
      about.add("route " + Words.list(routes));
    }
    String subject = Plain.line(alert.subject(), ID);
    if (about.stream().noneMatch(words -> words.contains(subject))) {
      about.add(0, subject);
    }
    return String.join(", ", about);
  }

  private static List<String> times(Notice notice) {
    long timeMs = notice.alert().timeMs();
    long aheadMs = timeMs - notice.knownMs();
    String observed =
        aheadMs > 0
            ? "expected " + Words.clock(timeMs) + ", in " + Words.length(aheadMs)
            : "observed " + Words.clock(timeMs) + ", " + Words.length(-aheadMs) + " before decided";
    return List.of(
        observed,
        "received " + Words.clock(notice.receivedMs()) + " (newest report)",
        "decided " + Words.clock(notice.knownMs()));
  }

  private static List<String> sureness(Alert alert) {
    if (alert.sources() == 0) {
      return List.of("nobody reported it: that nothing was heard is what is told");
    }
    String sources =
        Words.count(alert.sources(), "observation")
            + " from "
            + Words.count(alert.independentSources(), "independent source");
    String streams = Words.list(alert.evidenceStreams().stream().map(Plain::line).toList());
    return List.of(
        Admiralty.words(alert.grade()), streams.isEmpty() ? sources : sources + " in " + streams);
  }

  private static String evidence(Release release) {
    Alert alert = release.notice().alert();
    if (release.restricted()) {
      return "withheld";
    }
    List<String> ids = alert.evidence();
    if (ids.isEmpty()) {
      return "none";
    }
    List<String> first = ids.stream().limit(EVIDENCE).map(id -> Plain.line(id, ID)).toList();
    String more = ids.size() > EVIDENCE ? " and " + (ids.size() - EVIDENCE) + " more" : "";
    return String.join(", ", first) + more;
  }
}
