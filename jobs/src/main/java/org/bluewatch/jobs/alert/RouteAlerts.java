package org.bluewatch.jobs.alert;

import java.util.List;
import java.util.OptionalLong;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.detect.logistics.Detour;
import org.bluewatch.jobs.detect.logistics.Phase;
import org.bluewatch.jobs.detect.logistics.RouteBlockage;

/** What the watch is told about something that stands in the way of a route. */
public final class RouteAlerts {
  static final String KIND = "route-blocked";
  private static final int RULE_VERSION = 2;

  private RouteAlerts() {}

  /** The draft of a report about a blockage. */
  public static AlertDraft draft(RouteBlockage blockage) {
    return new AlertDraft(
        "A-" + blockage.episodeId(),
        KIND,
        AlertDraft.Outcome.valueOf(blockage.phase().name()),
        blockage.knownMs(),
        blockage.reason(),
        content(blockage),
        blockage.evidenceReceivedMs());
  }

  private static AlertContent content(RouteBlockage blockage) {
    List<String> streams =
        blockage.sources().stream()
            .map(source -> source.substring(0, source.indexOf('/')))
            .distinct()
            .toList();
    return new AlertContent(
        blockage.convoyIds().isEmpty() ? Priority.P3 : Priority.P2,
        blockage.sinceMs(),
        blockage.routeIds().get(0),
        "route/" + blockage.routeIds().get(0),
        blockage.lat(),
        blockage.lon(),
        blockage.accuracyM(),
        null,
        Headline.of(headline(blockage)),
        why(blockage),
        blockage.evidence(),
        streams,
        blockage.evidence().size(),
        blockage.sources().size(),
        blockage.grade(),
        new Salute(null, blockage.event(), null, null, null, null));
  }

  /** The delay is only told where there is room for all of it. */
  private static String headline(RouteBlockage blockage) {
    String headline = whatIsBlocked(blockage);
    OptionalLong delayS = delayS(blockage);
    if (delayS.isEmpty()) {
      return headline;
    }
    String delayed = headline + ", delay " + (delayS.getAsLong() + 59) / 60 + " min";
    return Headline.fits(delayed) ? delayed : headline;
  }

  /** The least delay of a convoy that has a way round. */
  private static OptionalLong delayS(RouteBlockage blockage) {
    return blockage.detours().stream().mapToLong(Detour::delayS).min();
  }

  private static String whatIsBlocked(RouteBlockage blockage) {
    int underWay = blockage.convoyIds().size();
    int due = blockage.dueConvoyIds().size();
    return "Route "
        + Headline.id(blockage.routeIds().get(0))
        + " blocked: "
        + blockage.event()
        + ", convoys under way "
        + underWay
        + (due > 0 ? ", due " + due : "");
  }

  private static List<Fact> why(RouteBlockage blockage) {
    var facts =
        new Facts(KIND, RULE_VERSION)
            .add("event", blockage.event())
            .add("routeIds", blockage.routeIds())
            .add("convoyIds", blockage.convoyIds())
            .add("dueConvoyIds", blockage.dueConvoyIds());
    boolean awaited = !blockage.convoyIds().isEmpty() || !blockage.dueConvoyIds().isEmpty();
    if (awaited && blockage.phase() == Phase.STANDS) {
      addWayRound(blockage, facts);
    }
    return facts.list();
  }

  private static void addWayRound(RouteBlockage blockage, Facts facts) {
    OptionalLong delayS = delayS(blockage);
    if (delayS.isEmpty()) {
      facts.add("alternative", "none");
      return;
    }
    facts.add("expectedDelayS", delayS.getAsLong());
    facts.addParts("detours", blockage.detours().stream().map(RouteAlerts::part).toList());
  }

  private static Facts part(Detour detour) {
    return Facts.part()
        .add("convoyId", detour.convoyId())
        .add("routeIds", detour.routeIds())
        .add("lengthM", detour.lengthM())
        .add("durationS", detour.durationS())
        .add("delayS", detour.delayS());
  }
}
