package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;

/**
 * The report for mass casualties: major incident, exact location, type, hazards, access, number of
 * casualties, emergency services. What is not known is said to be unknown: a guess costs lives.
 *
 * @param location as closely as may be told
 * @param type what happened
 * @param hazards what still threatens, as far as reported
 * @param access roads that are known to be blocked
 * @param casualties killed and injured
 */
public record Methane(
    List<String> location, String type, String hazards, List<String> access, String casualties) {
  /** From so many killed and injured on, unless the alert says that its area counts otherwise. */
  public static final int MASS_CASUALTIES = 10;

  private static final String UNKNOWN = "unknown";

  public Methane {
    location = List.copyOf(location);
    access = List.copyOf(access);
  }

  /** The report, where a notice tells of mass casualties. */
  public static Optional<Methane> of(Notice notice) {
    return of(Release.of(notice));
  }

  static Optional<Methane> of(Release release) {
    Notice notice = release.notice();
    return applies(notice) ? Optional.of(report(release)) : Optional.empty();
  }

  /** True if so many persons are reported killed or injured. */
  static boolean applies(Notice notice) {
    Salute salute = notice.salute();
    double many =
        new WhyFacts(notice.alert().why()).number("massCasualties").orElse(MASS_CASUALTIES);
    return salute != null && (double) orNone(salute.killed()) + orNone(salute.injured()) >= many;
  }

  private static int orNone(Integer number) {
    return number == null ? 0 : number;
  }

  private static Methane report(Release release) {
    Notice notice = release.notice();
    Salute salute = notice.salute();
    return new Methane(
        location(release),
        Plain.orElse(salute.activity(), Words.kind(notice.alert().kind()).toLowerCase(Locale.ROOT)),
        hazards(salute),
        access(release),
        Report.casualties(salute) + "; nature of injuries unknown");
  }

  private static List<String> location(Release release) {
    Whereabouts where = Whereabouts.of(release.notice().alert());
    if (where.isKnown()) {
      return List.of(where.grid(), where.degrees() + ", " + where.error());
    }
    return List.of(Plain.orElse(where.sectorWords(), UNKNOWN));
  }

  private static String hazards(Salute salute) {
    String said =
        (Plain.line(salute.activity()) + " " + Plain.line(salute.equipment()))
            .toLowerCase(Locale.ROOT);
    List<String> hazards = new ArrayList<>();
    if (said.matches(".*\\b(ied|mine|blast|explosion)\\b.*")) {
      hazards.add("further explosive devices possible");
    }
    if (said.matches(".*\\b(gunfire|ambush|clash|shelling|airstrike|attack|heavy)\\b.*")) {
      hazards.add("armed attack may go on");
    }
    return hazards.isEmpty() ? UNKNOWN : String.join(", ", hazards) + "; others unknown";
  }

  private static List<String> access(Release release) {
    Notice notice = release.notice();
    List<String> blocked = new ArrayList<>();
    for (Notice.Member member : notice.members()) {
      boolean over =
          member.state() == Alert.State.RESOLVED || member.state() == Alert.State.WITHDRAWN;
      if (member.kind().equals("route-blocked") && !over && !release.restricted()) {
        blocked.add("known to be blocked: " + Plain.line(member.headline()));
      }
    }
    blocked.add(blocked.isEmpty() ? UNKNOWN : "other ways in: unknown");
    return blocked;
  }

  /** The report as text, seven lines or more. */
  public String text() {
    var page = new PageLayout();
    addTo(page);
    return page.text();
  }

  void addTo(PageLayout page) {
    page.line("METHANE (mass casualties)")
        .entry("M MAJOR", "not known to be declared; it is yours to declare")
        .entries("E EXACT", location)
        .entry("T TYPE", type)
        .entry("H HAZARDS", hazards)
        .entries("A ACCESS", access)
        .entry("N NUMBER", casualties)
        .entry("E SERVICES", "on the scene: unknown; needed: unknown");
  }
}
