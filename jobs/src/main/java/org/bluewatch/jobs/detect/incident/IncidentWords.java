package org.bluewatch.jobs.detect.incident;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.codec.WireTime;

/** Says why there is a new revision of an incident. */
final class IncidentWords {
  private IncidentWords() {}

  /** What is new of one that is open, or of one that is quiet and was corrected. */
  static String news(TrackedIncident incident) {
    if (incident.last == null) {
      return incident.members.size() == 1 ? "first report" : reports(incident.members.size());
    }
    News news = incident.news;
    List<String> words = new ArrayList<>();
    if (news.reopened()) {
      words.add("open again");
    }
    if (!news.absorbed().isEmpty()) {
      words.add("found to be one with " + String.join(", ", news.absorbed()));
    }
    if (news.joined() > 0) {
      words.add(news.joined() + " more " + noun(news.joined()));
    }
    if (news.revised() > 0) {
      words.add(reports(news.revised()) + " revised");
    }
    if (news.takenBack() > 0) {
      words.add(reports(news.takenBack()) + " taken back");
    }
    addChange(words, "independent sources", before(incident), independentSources(incident));
    addChange(words, "killed", incident.last.killed(), incident.members.killed());
    addChange(words, "injured", incident.last.injured(), incident.members.injured());
    return String.join("; ", words);
  }

  private static Integer before(TrackedIncident incident) {
    return incident.last.incident().independentSources();
  }

  private static Integer independentSources(TrackedIncident incident) {
    return incident.members.independentSources();
  }

  private static void addChange(List<String> words, String what, Integer before, Integer now) {
    if (now == null ? before != null : !now.equals(before)) {
      words.add(what + ' ' + said(now) + ", before " + said(before));
    }
  }

  private static String said(Integer number) {
    return number == null ? "not said" : number.toString();
  }

  /** Of one of which nothing new came for long. */
  static String quiet(TrackedIncident incident) {
    return "nothing new since " + WireTime.format(incident.newsMs);
  }

  /** Of one that was none, or part of another. */
  static String withdrawn(TrackedIncident incident) {
    return incident.mergedInto == null
        ? "no report is left: taken back, or revised to speak of something else"
        : "merged into " + incident.mergedInto;
  }

  private static String reports(int number) {
    return number + " " + noun(number);
  }

  private static String noun(int number) {
    return number == 1 ? "report" : "reports";
  }
}
