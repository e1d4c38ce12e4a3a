package org.bluewatch.jobs.delivery;

import java.util.EnumMap;
import java.util.Map;
import org.bluewatch.common.model.ResultStream;

/** One record of each result topic, as the wire contract has it. */
final class SampleResults {

  private SampleResults() {}

  static Map<ResultStream, String> oneOfEach() {
    Map<ResultStream, String> samples = new EnumMap<>(ResultStream.class);
    samples.put(ResultStream.ALERTS, alert("A1", 1, "RAISED", "live"));
    samples.put(ResultStream.HOTSPOTS, hotspot("H1", 1, "OPEN"));
    samples.put(
        ResultStream.INCIDENTS,
        """
        {"incidentId":"I1","revision":1,"status":"OPEN","known":"2026-03-01T09:00:00Z",\
        "from":"2026-03-01T08:00:00Z","to":"2026-03-01T08:30:00Z","lat":6.9,"lon":19.2,\
        "accuracyM":500.0,"events":{"clash":2},"sources":2,"independentSources":2,"grade":"B2",\
        "party":"unknown","evidence":["p-1","p-2"],"reason":"two patrols agree"}""");
    samples.put(
        ResultStream.CONVOYS,
        """
        {"convoyId":"C1","revision":1,"known":"2026-03-01T09:00:00Z",\
        "time":"2026-03-01T08:59:00Z","status":"MOVING","lat":6.9,"lon":19.2,"routeId":"R1",\
        "progressM":1200.5,"remainingM":98000.0,"deviationM":12.0,"speedMps":8.1,\
        "eta":"2026-03-01T13:00:00Z","etaLow":"2026-03-01T12:30:00Z",\
        "etaHigh":"2026-03-01T14:00:00Z","plannedArrival":"2026-03-01T12:45:00Z","delayS":900}""");
    samples.put(
        ResultStream.ROUTES,
        """
        {"routeId":"R1","revision":1,"known":"2026-03-01T09:00:00Z","status":"BLOCKED",\
        "since":"2026-03-01T08:30:00Z","speedMps":6.5,"usualSpeedMps":8.1,"convoyIds":["C1"],\
        "evidence":["p-1"],"reason":"reported"}""");
    samples.put(
        ResultStream.ZONES,
        """
        {"zoneId":"Z1","subject":"V1","change":"entry","time":"2026-03-01T08:58:30.250Z",\
        "known":"2026-03-01T09:00:00Z","pInside":0.97,"lat":6.9,"lon":19.2}""");
    samples.put(
        ResultStream.COVERAGE,
        """
        {"sector":"north","known":"2026-03-01T09:00:00Z","ratio":0.4}""");
    samples.put(
        ResultStream.OBSERVATIONS,
        """
        {"stream":"patrol-reports","id":"p-1","revision":2,"patrolId":"alpha",\
        "time":"2026-03-01T08:00:00Z","received":"2026-03-01T08:40:00Z","lat":6.9,"lon":19.2,\
        "accuracyM":500.0,"event":"clash","severity":4,"killed":3,"count":20,"sector":"north",\
        "cell":"856a2b3bfffffff","effective":true}""");
    samples.put(
        ResultStream.REJECTED,
        """
        {"reason":"BAD_POSITION","field":"lat","message":"expected degrees from -90 to 90",\
        "stream":"drone-detections","partition":1,"offset":77,"raw":"eyJsYXQiOjk5fQ=="}""");
    samples.put(
        ResultStream.NOTICES,
        """
        {"noticeId":"N1","revision":2,"situation":"H1","channel":"PAGE","state":"ACKNOWLEDGED",\
        "priority":"P2","tier":1,"call":1,"opened":"2026-03-01T09:00:00Z",\
        "known":"2026-03-01T09:02:00Z","received":"2026-03-01T09:00:00Z",\
        "tiers":[{"contacts":["mail:duty-operations"],"acknowledgeWithinS":900}],\
        "alert":%s,"members":[{"alertId":"A1","kind":"hotspot","priority":"P2",\
        "state":"ACKNOWLEDGED","known":"2026-03-01T09:02:00Z","headline":"Hotspot"}],\
        "memberCount":1,"officer":"duty-operations","reason":"acknowledged"}"""
            .formatted(alert("A1", 2, "ACKNOWLEDGED", "live")));
    samples.put(
        ResultStream.ACTIONS,
        """
        {"id":"x1","alertId":"A1","time":"2026-03-01T09:01:58Z","known":"2026-03-01T09:02:00Z",\
        "officer":"duty-operations","action":"acknowledge","note":"seen","outcome":"APPLIED",\
        "noticeId":"N1","reason":"acknowledged"}""");
    samples.put(
        ResultStream.AUDIT,
        """
        {"seq":1,"at":"2026-03-01T09:02:01Z","known":"2026-03-01T09:02:00Z","kind":"RECEIPT",\
        "run":"live","noticeId":"N1","alertId":"A1","detail":{"status":200},\
        "previous":"%s","hash":"%s"}"""
            .formatted("0".repeat(64), "a".repeat(64)));
    samples.put(ResultStream.BALANCE, balance("2026-03-01T09:00:00Z", 12));
    return samples;
  }

  static String alert(String alertId, int revision, String state, String run) {
    return """
        {"alertId":"%s","revision":%d,"kind":"hotspot","state":"%s","priority":"P2",\
        "time":"2026-03-01T08:00:00Z","known":"2026-03-01T09:0%d:00Z","area":"central-africa",\
        "sector":"north","subject":"H1","lat":6.9,"lon":19.2,\
        "geometry":{"type":"Point","coordinates":[19.2,6.9]},\
        "headline":"Hotspot \\"north\\": 9 events, 1.5 expected","why":{"rule":"hotspot","version":"1"},\
        "evidence":["p-1"],"evidenceStreams":["patrol-reports"],"sources":1,\
        "independentSources":1,"reason":"opened","run":"%s","exercise":true}"""
        .formatted(alertId, revision, state, revision, run);
  }

  static String hotspot(String hotspotId, int revision, String status) {
    return """
        {"hotspotId":"%s","revision":%d,"status":"%s","opened":"2026-03-01T09:00:00Z",\
        "known":"2026-03-01T09:00:00Z","from":"2026-02-28T09:00:00Z","to":"2026-03-01T09:00:00Z",\
        "cells":["856a2b3bfffffff"],"geometry":{"type":"Polygon","coordinates":[[[19,6],[20,6],[20,7],[19,6]]]},\
        "lat":6.9,"lon":19.2,"observed":9,"expected":1.5,"recurrenceDays":400.0,"historyDays":365,\
        "trend":"new","severity":27,"events":{"clash":9},"evidence":["p-1"],"reason":"opened"}"""
        .formatted(hotspotId, revision, status);
  }

  static String balance(String known, long read) {
    return """
        {"stream":"patrol-reports","known":"%s","read":%d,"observations":%d,"duplicates":2,\
        "conflicting":1,"rejected":{"BAD_TIME":1},"unknownFields":5}"""
        .formatted(known, read, read - 3);
  }
}
