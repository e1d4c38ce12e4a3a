package org.bluewatch.jobs.alert;

import java.util.List;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Fact;
import org.bluewatch.jobs.detect.logistics.RouteBlockage;

/** What the watch is told about something that stands in the way of a route. */
public final class RouteAlerts {
  static final String KIND = "route-blocked";
  private static final int RULE_VERSION = 1;

  private RouteAlerts() {}

  /** The draft of a report about a blockage. */
  public static AlertDraft draft(RouteBlockage blockage) {
    return new AlertDraft(
        "A-" + blockage.episodeId(),
        KIND,
        AlertDraft.Outcome.valueOf(blockage.phase().name()),
        blockage.last(),
        blockage.knownMs(),
        blockage.reason(),
        content(blockage),
        blockage.evidenceReceivedMs());
  }

  private static AlertContent content(RouteBlockage blockage) {
    String stream = blockage.source().substring(0, blockage.source().indexOf('/'));
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
        List.of(blockage.evidence()),
        List.of(stream),
        1,
        1,
        blockage.grade());
  }

  private static String headline(RouteBlockage blockage) {
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
    return new Facts(KIND, RULE_VERSION)
        .add("event", blockage.event())
        .add("routeIds", blockage.routeIds())
        .add("convoyIds", blockage.convoyIds())
        .add("dueConvoyIds", blockage.dueConvoyIds())
        .list();
  }
}
