package org.bluewatch.jobs.paging.page;

import static org.bluewatch.jobs.paging.page.NoticeBuilder.member;
import static org.bluewatch.jobs.paging.page.NoticeBuilder.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.paging.page.PageContext.AckLink;
import org.bluewatch.jobs.paging.page.PageContext.Marking;

/** One notice of each kind as it may come at night; places and ids are invented. */
final class PageExamples {
  static final PageContext LIVE = context(Marking.LIVE);

  private static final String CONVOY = "C-BAMBARI-BRIA-0302";
  private static final String HEXAGONS =
      "{\"type\":\"Polygon\",\"coordinates\":[[[21.10,6.00],[21.16,5.98],[21.22,6.01],"
          + "[21.22,6.07],[21.16,6.10],[21.10,6.07],[21.10,6.00]]]}";

  private PageExamples() {}

  static PageContext context(Marking marking) {
    return PageContext.of(
        marking,
        List.of(new AckLink(null, "https://watch.mission.example:8443/ack?t=N2Jh.c2lnbmVk")),
        "watch@mission.example");
  }

  /** By the name of the file that shows it. */
  static Map<String, Notice> all() {
    Map<String, Notice> examples = new LinkedHashMap<>();
    examples.put("hotspot", hotspot());
    examples.put("convoy-halted", halted());
    examples.put("convoy-off-route", offRoute());
    examples.put("convoy-late", late());
    examples.put("convoy-silent", silent());
    examples.put("route-blocked", blocked());
    examples.put("supply-shortfall", shortfall());
    examples.put("incident", incident());
    examples.put("position-jamming", jamming());
    examples.put("zone-empty", emptyZone());
    examples.put("restricted", restricted());
    examples.put("digest", digest());
    examples.put("canary", canary());
    return examples;
  }

  static Notice hotspot() {
    return notice("hotspot")
        .ids("A-HS-4e0bb16206d5", 3)
        .times("2026-03-01T21:00:00Z", "2026-03-02T02:58:10Z", "2026-03-02T03:00:00Z")
        .about("HS-4e0bb16206d5", "HS-4e0bb16206d5")
        .at(6.0383, 21.1602, null)
        .geometry(HEXAGONS)
        .headline("Hotspot: 11 events in 6 h, usual 1.8; by chance every 40 days")
        .why("rule", "\"hotspot-scan\"")
        .why("version", "2")
        .why("observed", "11")
        .why("expected", "1.8123")
        .why("historyDays", "56")
        .why("recurrenceDays", "40.3")
        .why("threshold", "0.000286305")
        .why("calibrated", "true")
        .why("calibratedAt", "\"2026-02-26T00:00:00Z\"")
        .evidence(
            "PR-2201",
            "PR-2202",
            "AC-12@03:01",
            "AC-12@03:04",
            "AC-14@03:05",
            "PR-2203",
            "PR-2204",
            "PR-2205",
            "PR-2206",
            "AC-12@03:20",
            "DR-7/118")
        .sources(4, "B2", "sensor-observations", "drone-detections", "patrol-reports")
        .salute(new Salute("unknown", "9 gunfire, 2 ambush", null, null, 1, null))
        .step("Ask sector east for its nearest patrol; hold convoys bound for the area.")
        .reason("rose from 6 to 11")
        .build();
  }

  static Notice halted() {
    return notice("convoy-halted")
        .ids("A-CH-12702340994c", 2)
        .times("2026-03-02T00:41:00Z", "2026-03-02T01:03:40Z", "2026-03-02T01:03:41Z")
        .about(CONVOY, "convoy/" + CONVOY)
        .at(6.04461, 21.14384, null)
        .headline("Convoy " + CONVOY + " stands for 22 min, 107 km to go")
        .why("rule", "\"convoy-halted\"")
        .why("version", "1")
        .why("haltedSince", "\"2026-03-02T00:41:00Z\"")
        .why("eta", "\"2026-03-02T06:06:03.132Z\"")
        .why("plannedArrival", "\"2026-03-02T05:30:00Z\"")
        .why("routeId", "\"L-BAMBARI-BRIA\"")
        .why("remainingM", "106775")
        .why(
            "consequence",
            "[{\"siteId\":\"BASE-BRIA\",\"commodity\":\"diesel\","
                + "\"emptyAt\":\"2026-03-02T05:39:21Z\"}]")
        .evidence(
            "V41@2026-03-02T01:03:00Z", "V42@2026-03-02T01:03:07Z", "V43@2026-03-02T01:03:14Z")
        .sources(3, null, "vehicle-positions")
        .salute(new Salute("3 vehicles", "own convoy standing", "own convoy", null, null, null))
        .step(
            "Call the convoy commander by radio; if there is no answer in 10 min, alert the reserve.")
        .members(
            2,
            member(
                "A-CH-12702340994c",
                "convoy-halted",
                Priority.P2,
                "2026-03-02T01:03:41Z",
                "Convoy " + CONVOY + " stands for 22 min, 107 km to go"),
            member(
                "A-HS-4e0bb16206d5",
                "hotspot",
                Priority.P2,
                "2026-03-02T00:00:00Z",
                "Hotspot: 6 events in 6 h, usual 1.8; by chance every 12 days"))
        .reason("a stock runs out")
        .build();
  }

  static Notice offRoute() {
    return notice("convoy-off-route")
        .ids("A-CO-2a65e773c3b4", 1)
        .times("2026-03-02T07:28:00Z", "2026-03-02T07:30:07Z", "2026-03-02T07:30:08Z")
        .about("C-JUBA-TORIT-0302", "convoy/C-JUBA-TORIT-0302")
        .at(4.4239, 31.93211, null)
        .headline("Convoy C-JUBA-TORIT-0302 is 1.3 km off its route")
        .why("rule", "\"convoy-off-route\"")
        .why("version", "1")
        .why("since", "\"2026-03-02T07:28:00Z\"")
        .why("deviationM", "1312.6")
        .why("eta", "\"2026-03-02T09:56:06.875Z\"")
        .why("plannedArrival", "\"2026-03-02T10:30:00Z\"")
        .why("routeId", "\"L-JUBA-TORIT\"")
        .why("remainingM", "62493.9")
        .evidence("V51@2026-03-02T07:30:00Z", "V52@2026-03-02T07:30:07Z")
        .sources(2, null, "vehicle-positions")
        .reason("off its route")
        .build();
  }

  static Notice late() {
    return notice("convoy-late")
        .ids("A-CL-c28306027c2c", 2)
        .priority(Priority.P3)
        .times("2026-03-02T05:30:00Z", "2026-03-02T03:40:16Z", "2026-03-02T03:40:17Z")
        .tier(0, null)
        .about(CONVOY, "convoy/" + CONVOY)
        .at(6.04042, 21.13679, null)
        .headline("Convoy " + CONVOY + " is late by 2 h 27 min")
        .why("rule", "\"convoy-late\"")
        .why("version", "1")
        .why("eta", "\"2026-03-02T07:57:50.666Z\"")
        .why("plannedArrival", "\"2026-03-02T05:30:00Z\"")
        .why("routeId", "\"L-BAMBARI-BRIA\"")
        .why("remainingM", "107669")
        .evidence("V41@2026-03-02T03:40:00Z")
        .sources(1, null, "vehicle-positions")
        .reason("its arrival moved")
        .build();
  }

  static Notice silent() {
    return notice("convoy-silent")
        .ids("A-CS-3355013dc7a4", 1)
        .times("2026-03-02T07:34:07Z", "2026-03-02T07:04:10Z", "2026-03-02T07:34:08Z")
        .about("C-WAU-AWEIL-0302", "convoy/C-WAU-AWEIL-0302")
        .at(8.60693, 27.47424, null)
        .headline("Convoy C-WAU-AWEIL-0302 is silent for 30 min")
        .why("rule", "\"convoy-silent\"")
        .why("version", "1")
        .why("lastFix", "\"2026-03-02T07:04:07Z\"")
        .why("silentSince", "\"2026-03-02T07:04:07Z\"")
        .why("plannedArrival", "\"2026-03-02T09:50:00Z\"")
        .why("routeId", "\"L-WAU-AWEIL\"")
        .why("remainingM", "20379.9")
        .sources(0, null)
        .reason("silent")
        .build();
  }

  static Notice blocked() {
    return notice("route-blocked")
        .ids("A-RB-9bac6b9b4bab", 1)
        .times("2026-03-02T05:45:00Z", "2026-03-02T06:10:00Z", "2026-03-02T06:10:00Z")
        .about("L-BAMBARI-BRIA", "route/L-BAMBARI-BRIA")
        .at(6.04817, 21.14994, 100.0)
        .headline("Route L-BAMBARI-BRIA blocked: roadblock, convoys under way 1, delay 1372 min")
        .why("rule", "\"route-blocked\"")
        .why("version", "1")
        .why("event", "\"roadblock\"")
        .why("routeIds", "[\"L-BAMBARI-BRIA\",\"R-BRIA-BAMBARI\"]")
        .why("convoyIds", "[\"" + CONVOY + "\"]")
        .why("dueConvoyIds", "[]")
        .why("expectedDelayS", "82286")
        .why(
            "detours",
            "[{\"convoyId\":\""
                + CONVOY
                + "\",\"routeIds\":[\"L-BAMBARI-BRIA\","
                + "\"R-MOBAYE-BAMBARI\",\"R-BANGASSOU-MOBAYE\",\"R-BRIA-BANGASSOU\"],"
                + "\"lengthM\":735268,\"durationS\":102150,\"delayS\":82286}]")
        .evidence("PR-BAMBARI-2231")
        .sources(1, "B2", "patrol-reports")
        .salute(new Salute("about 20 persons", "1 roadblock", null, "2 vehicles", null, null))
        .step(
            "Stop the convoy at the last safe site; ask the sector to talk to those at the block.")
        .reason("reported")
        .build();
  }

  static Notice shortfall() {
    return notice("supply-shortfall")
        .ids("A-SF-4e4de46ea1fa", 1)
        .times("2026-03-03T07:39:21Z", "2026-03-02T10:40:16Z", "2026-03-02T10:40:17Z")
        .about("BASE-BRIA", "convoy/" + CONVOY)
        .at(6.54569, 21.96854, null)
        .headline("BASE-BRIA: diesel for 0.9 days, convoy comes too late")
        .why("rule", "\"supply-shortfall\"")
        .why("version", "1")
        .why("siteId", "\"BASE-BRIA\"")
        .why("commodity", "\"diesel\"")
        .why("emptyAt", "\"2026-03-03T07:39:21Z\"")
        .why("stockDays", "0.874")
        .why("convoyId", "\"" + CONVOY + "\"")
        .why("expectedArrival", "\"2026-03-03T14:57:50.666Z\"")
        .why("emptyAtWithConvoy", "\"2026-03-17T14:57:50.666Z\"")
        .evidence("BASE-BRIA/diesel@2026-03-02T05:00:09Z")
        .sources(1, null, "supply-levels")
        .step("Ration diesel at the base; ask air operations for a lift.")
        .reason("runs out before it is filled")
        .build();
  }

  static Notice incident() {
    return notice("incident")
        .ids("A-IN-77ab01c2d3e4", 2)
        .priority(Priority.P1)
        .times("2026-03-02T02:51:00Z", "2026-03-02T03:05:12Z", "2026-03-02T03:05:12Z")
        .about("IN-77ab01c2d3e4", "IN-77ab01c2d3e4")
        .at(6.04817, 21.14994, 250.0)
        .headline("Attack on civilians: 3 killed, 12 injured, 3 independent sources")
        .why("rule", "\"incident\"")
        .why("version", "1")
        .why("events", "{\"attack-on-civilians\":2,\"gunfire\":4}")
        .why("killed", "3")
        .why("injured", "12")
        .why("massCasualties", "10")
        .why("severity", "5")
        .why("sources", "6")
        .why("independentSources", "3")
        .why("satelliteOnly", "false")
        .why("from", "\"2026-03-02T02:51:00Z\"")
        .why("to", "\"2026-03-02T03:02:00Z\"")
        .why("firstKnown", "\"2026-03-02T02:58:40Z\"")
        .why("stale", "false")
        .why("othersInCell", "2")
        .why("historyDays", "56")
        .why("zoneId", "\"IDP-SITE-BAMBARI\"")
        .evidence("PR-2301", "PR-2302", "AC-12@02:51", "AC-12@02:53", "AC-14@02:52", "DR-7/201")
        .sources(3, "B2", "sensor-observations", "drone-detections", "patrol-reports")
        .salute(
            new Salute("40 persons", "2 attack-on-civilians, 4 gunfire", null, "small arms", 3, 12))
        .step(
            "Send the quick reaction force; call the medical cell; inform the protection adviser.")
        .members(
            2,
            member(
                "A-IN-77ab01c2d3e4",
                "incident",
                Priority.P1,
                "2026-03-02T03:05:12Z",
                "Attack on civilians: 3 killed, 12 injured, 3 independent sources"),
            member(
                "A-RB-9bac6b9b4bab",
                "route-blocked",
                Priority.P3,
                "2026-03-02T02:58:00Z",
                "Route L-BAMBARI-BRIA blocked: roadblock, convoys under way 0"))
        .reason("more casualties were reported")
        .build();
  }

  static Notice jamming() {
    return notice("position-jamming")
        .ids("A-PJ-e2dce410af28", 4)
        .times("2026-03-02T20:54:20Z", "2026-03-02T21:04:16Z", "2026-03-02T21:04:16Z")
        .about("V025-1", "PJ-e2dce410af28")
        .sector(null)
        .at(5.096642, 17.728871, 8340.8)
        .headline("Positions jammed: 10 receivers show places 14 km away")
        .why("rule", "\"position-jamming\"")
        .why("version", "1")
        .why("since", "\"2026-03-02T20:54:20Z\"")
        .why("receivers", "10")
        .why(
            "vehicleIds",
            "[\"V025-1\",\"V025-2\",\"V025-3\",\"V025-4\",\"V031-1\",\"V031-2\",\"V031-3\"]")
        .why("offsetM", "14389.9")
        .why("radiusM", "8340.8")
        .evidence("V025-1@2026-03-02T20:54:33Z", "V025-2@2026-03-02T20:54:30Z")
        .sources(10, null, "vehicle-positions")
        .reason("one more receiver")
        .build();
  }

  static Notice emptyZone() {
    return notice("zone-empty")
        .ids("A-ZE-0011aa22bb33", 1)
        .priority(Priority.P3)
        .tier(0, null)
        .times("2026-03-02T03:00:00Z", "2026-02-28T03:00:00Z", "2026-03-02T03:00:00Z")
        .about("IDP-SITE-BRIA", "zone/IDP-SITE-BRIA")
        .at(6.54, 21.98, null)
        .headline("IDP-SITE-BRIA: nobody there for 48 h")
        .why("rule", "\"zone-empty\"")
        .why("version", "1")
        .why("zoneId", "\"IDP-SITE-BRIA\"")
        .why("lastVisit", "\"2026-02-28T03:00:00Z\"")
        .why("emptyAfterS", "172800")
        .sources(0, null)
        .reason("not visited")
        .build();
  }

  static Notice restricted() {
    return notice("incident")
        .ids("A-IN-90ab01c2d3e4", 1)
        .about("IN-90ab01c2d3e4", "IN-90ab01c2d3e4")
        .headline("Sexual-violence near Ippy, 2 reports")
        .why("rule", "\"incident-priority\"")
        .why("version", "1")
        .why("events", "{\"sexual-violence\":2}")
        .why("siteId", "\"IPPY\"")
        .why("count", "2")
        .evidence("PR-IPPY-1", "PR-IPPY-2")
        .sources(2, "B2", "patrol-reports")
        .salute(new Salute("2 reports", "2 sexual-violence", "militia of Ippy", null, null, null))
        .step("Inform the women's protection adviser; tell nobody else.")
        .reason("two reports from Ippy")
        .build();
  }

  static Notice digest() {
    return notice("convoy-off-route")
        .ids("A-CO-2a65e773c3b4", 1)
        .about("C-JUBA-TORIT-0302", "digest/2026-03-02T00:00:00Z")
        .headline("Convoy C-JUBA-TORIT-0302 is 1.3 km off its route")
        .members(
            12,
            member(
                "A-CO-2a65e773c3b4",
                "convoy-off-route",
                Priority.P2,
                "2026-03-02T07:30:08Z",
                "Convoy C-JUBA-TORIT-0302 is 1.3 km off its route"),
            member(
                "A-RB-9bac6b9b4bab",
                "route-blocked",
                Priority.P2,
                "2026-03-02T06:10:00Z",
                "Route L-BAMBARI-BRIA blocked: roadblock, convoys under way 1, delay 1372 min"),
            member(
                "A-SF-4e4de46ea1fa",
                "supply-shortfall",
                Priority.P2,
                "2026-03-02T10:40:17Z",
                "BASE-BRIA: diesel for 0.9 days, convoy comes too late"))
        .step("Read the list; acknowledge what is in hand.")
        .reason("12 alerts that the pages of this shift had no room for")
        .build();
  }

  static Notice canary() {
    return notice("pipeline")
        .ids("A-canary-1772420040", 1)
        .priority(Priority.P4)
        .channel(Notice.Channel.CANARY)
        .times("2026-03-02T02:54:00Z", "2026-03-02T02:54:00Z", "2026-03-02T02:54:01Z")
        .about("canary", "canary")
        .headline("Canary canary-1772420040")
        .why("rule", "\"canary\"")
        .why("version", "1")
        .sources(1, null, "sensor-observations")
        .build();
  }
}
