package org.bluewatch.jobs.alert;

import static java.util.Comparator.naturalOrder;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Incident;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.detect.incident.IncidentReport;

/**
 * What the watch is told about an incident: one alert, raised while there are news of the incident,
 * resolved when it has become quiet.
 */
public final class IncidentAlerts {
  static final String KIND = "incident";
  private static final int RULE_VERSION = 1;

  private static final int CORROBORATED = 2;
  private static final int NOT_SLIGHT = 3;

  private static final String PEACEKEEPERS = EventCode.ATTACK_ON_PEACEKEEPERS.wire();

  /** Heavy or set weapons: where they have cost lives they may do so again the next minute. */
  private static final Set<String> LETHAL =
      Set.of(
          EventCode.IED_BLAST.wire(),
          EventCode.AIRSTRIKE.wire(),
          EventCode.SHELLING.wire(),
          EventCode.AMBUSH.wire());

  /** The order in which a headline names what happened. */
  private static final List<EventCode> GRAVEST_FIRST =
      List.of(
          EventCode.ATTACK_ON_PEACEKEEPERS,
          EventCode.AIRSTRIKE,
          EventCode.SHELLING,
          EventCode.IED_BLAST,
          EventCode.AMBUSH,
          EventCode.ATTACK_ON_CIVILIANS,
          EventCode.ASSASSINATION,
          EventCode.ABDUCTION,
          EventCode.CLASH,
          EventCode.MINE,
          EventCode.EXPLOSION,
          EventCode.GUNFIRE,
          EventCode.IED_FOUND,
          EventCode.VIOLENT_PROTEST,
          EventCode.LOOTING);

  private IncidentAlerts() {}

  /**
   * The draft of a report about an incident. One that is closed can be raised again or be
   * withdrawn.
   *
   * @param massCasualties so many killed and injured are P1
   */
  public static AlertDraft draft(IncidentReport report, int massCasualties) {
    Incident incident = report.incident();
    boolean withdrawn = incident.status() == Incident.Status.WITHDRAWN;
    return new AlertDraft(
        "A-" + incident.incidentId(),
        KIND,
        outcomeOf(incident.status()),
        incident.knownMs(),
        incident.reason(),
        withdrawn ? null : content(report, massCasualties),
        report.newestReceivedMs());
  }

  private static AlertDraft.Outcome outcomeOf(Incident.Status status) {
    return switch (status) {
      case OPEN -> AlertDraft.Outcome.STANDS;
      case CLOSED -> AlertDraft.Outcome.RESOLVED;
      case WITHDRAWN -> AlertDraft.Outcome.WITHDRAWN;
    };
  }

  private static AlertContent content(IncidentReport report, int massCasualties) {
    Incident incident = report.incident();
    return new AlertContent(
        priority(report, massCasualties),
        incident.fromMs(),
        incident.incidentId(),
        incident.incidentId(),
        incident.lat(),
        incident.lon(),
        incident.accuracyM(),
        null,
        Headline.of(headline(report)),
        why(report, massCasualties),
        incident.evidence(),
        report.evidenceStreams(),
        incident.sources(),
        incident.independentSources(),
        incident.grade(),
        new Salute(
            null,
            Activity.of(incident.events()),
            unit(incident),
            null,
            report.killed(),
            report.injured()));
  }

  private static String unit(Incident incident) {
    return Incident.UNDETERMINED.equals(incident.party()) ? null : incident.party();
  }

  /** What satellites alone saw wakes nobody, nor does what is over. */
  private static Priority priority(IncidentReport report, int massCasualties) {
    boolean corroborated = report.incident().independentSources() >= CORROBORATED;
    if (report.fresh() && !report.satelliteOnly()) {
      if (threatensLife(report, massCasualties, corroborated)) {
        return Priority.P1;
      }
      if (corroborated || report.casualties() > 0) {
        return Priority.P2;
      }
    }
    boolean counts = report.severity() >= NOT_SLIGHT || corroborated || report.casualties() > 0;
    return counts ? Priority.P3 : Priority.P4;
  }

  private static boolean threatensLife(
      IncidentReport report, int massCasualties, boolean corroborated) {
    Set<String> codes = report.incident().events().keySet();
    return codes.contains(PEACEKEEPERS)
        || report.casualties() >= massCasualties
        || (corroborated && report.casualties() > 0 && codes.stream().anyMatch(LETHAL::contains));
  }

  /**
   * For example "Ambush and gunfire: 2 killed, 3 injured; 4 reports, 2 sources". The lesser kinds
   * are named where there is room.
   */
  private static String headline(IncidentReport report) {
    List<String> codes = gravestFirst(report.incident());
    String main = codes.get(0);
    String said = ": " + said(report);
    String all = capital(words(main)) + others(codes) + said;
    boolean several = codes.size() > 1;
    return Headline.fits(all) ? all : capital(words(main)) + (several ? " and more" : "") + said;
  }

  /** Codes that have no rank come last. */
  private static List<String> gravestFirst(Incident incident) {
    return incident.events().keySet().stream()
        .sorted(Comparator.comparingInt(IncidentAlerts::rank).thenComparing(naturalOrder()))
        .toList();
  }

  private static int rank(String code) {
    int rank = GRAVEST_FIRST.indexOf(EventCode.ofWire(code).orElseThrow());
    return rank < 0 ? GRAVEST_FIRST.size() : rank;
  }

  private static String others(List<String> codes) {
    List<String> others = codes.stream().skip(1).map(IncidentAlerts::words).toList();
    return switch (others.size()) {
      case 0 -> "";
      case 1 -> " and " + others.get(0);
      default -> ", " + String.join(", ", others);
    };
  }

  private static String said(IncidentReport report) {
    Incident incident = report.incident();
    return casualties(report)
        + number(incident.sources(), "report")
        + (incident.sources() > 1 ? ", " + number(incident.independentSources(), "source") : "")
        + (report.fresh() ? "" : ", known late");
  }

  private static String casualties(IncidentReport report) {
    String killed = count(report.killed(), "killed");
    String injured = count(report.injured(), "injured");
    if (killed.isEmpty() && injured.isEmpty()) {
      return "";
    }
    return killed + (killed.isEmpty() || injured.isEmpty() ? "" : ", ") + injured + "; ";
  }

  private static String count(Integer number, String what) {
    return number == null || number == 0 ? "" : number + " " + what;
  }

  private static String number(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String words(String code) {
    return (code.startsWith("ied-") ? "IED" + code.substring(3) : code).replace('-', ' ');
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static List<Fact> why(IncidentReport report, int massCasualties) {
    Incident incident = report.incident();
    var facts = new Facts(KIND, RULE_VERSION).addCounts("events", incident.events());
    add(facts, "killed", report.killed());
    add(facts, "injured", report.injured());
    facts
        .add("massCasualties", massCasualties)
        .add("severity", report.severity())
        .add("sources", incident.sources())
        .add("independentSources", incident.independentSources())
        .add("satelliteOnly", report.satelliteOnly())
        .add("party", incident.party())
        .addTime("from", incident.fromMs())
        .addTime("to", incident.toMs())
        .addTime("firstKnown", report.firstKnownMs())
        .add("stale", !report.fresh())
        .add("othersInCell", report.others())
        .add("historyDays", report.historyDays());
    return facts.list();
  }

  private static void add(Facts facts, String name, Integer number) {
    if (number != null) {
      facts.add(name, number.longValue());
    }
  }
}
