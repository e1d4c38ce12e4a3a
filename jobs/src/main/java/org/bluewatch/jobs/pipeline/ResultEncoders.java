package org.bluewatch.jobs.pipeline;

import java.util.Locale;
import org.apache.flink.api.common.functions.MapFunction;
import org.bluewatch.common.codec.ObservationJson;
import org.bluewatch.common.codec.ResultJson;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Incident;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.Rejection;
import org.bluewatch.common.model.Result;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.common.model.RouteCondition;
import org.bluewatch.jobs.alert.CurrentAlert;
import org.bluewatch.jobs.detect.hotspot.HotspotReport;
import org.bluewatch.jobs.detect.incident.IncidentReport;
import org.bluewatch.jobs.ingest.BalanceJson;
import org.bluewatch.jobs.ingest.StreamBalance;

/** Turns what the detectors say into records of the result topics. */
final class ResultEncoders {
  private ResultEncoders() {}

  /**
   * Encodes one kind of record.
   *
   * @param stream the result topic it goes to
   */
  record Encoder<T>(ResultStream stream, MapFunction<T, Result> function) {}

  static Encoder<Alert> alert() {
    return new Encoder<>(
        ResultStream.ALERTS,
        alert ->
            new Result(
                ResultStream.ALERTS,
                alert.alertId(),
                alert.revision(),
                alert.knownMs(),
                ResultJson.encode(alert)));
  }

  /** The newest revision of an alert, without JSON once it is gone. */
  static Result encode(CurrentAlert current) {
    Alert alert = current.alert();
    return new Result(
        ResultStream.ALERTS,
        alert.alertId(),
        alert.revision(),
        alert.knownMs(),
        current.gone() ? null : ResultJson.encode(alert));
  }

  static Encoder<Notice> notice() {
    return new Encoder<>(
        ResultStream.NOTICES,
        notice ->
            new Result(
                ResultStream.NOTICES,
                notice.noticeId(),
                notice.revision(),
                notice.knownMs(),
                ResultJson.encode(notice)));
  }

  static Encoder<ActionOutcome> outcome() {
    return new Encoder<>(
        ResultStream.ACTIONS,
        outcome ->
            new Result(
                ResultStream.ACTIONS,
                outcome.action().id(),
                0,
                outcome.knownMs(),
                ResultJson.encode(outcome)));
  }

  static Encoder<HotspotReport> hotspot() {
    return new Encoder<>(ResultStream.HOTSPOTS, report -> encode(report.hotspot()));
  }

  private static Result encode(Hotspot hotspot) {
    return new Result(
        ResultStream.HOTSPOTS,
        hotspot.hotspotId(),
        hotspot.revision(),
        hotspot.knownMs(),
        ResultJson.encode(hotspot));
  }

  static Encoder<IncidentReport> incident() {
    return new Encoder<>(ResultStream.INCIDENTS, report -> encode(report.incident()));
  }

  private static Result encode(Incident incident) {
    return new Result(
        ResultStream.INCIDENTS,
        incident.incidentId(),
        incident.revision(),
        incident.knownMs(),
        ResultJson.encode(incident));
  }

  static Encoder<Convoy> convoy() {
    return new Encoder<>(
        ResultStream.CONVOYS,
        convoy ->
            new Result(
                ResultStream.CONVOYS,
                convoy.convoyId(),
                convoy.revision(),
                convoy.knownMs(),
                ResultJson.encode(convoy)));
  }

  static Encoder<RouteCondition> route() {
    return new Encoder<>(
        ResultStream.ROUTES,
        route ->
            new Result(
                ResultStream.ROUTES,
                route.routeId(),
                route.revision(),
                route.knownMs(),
                ResultJson.encode(route)));
  }

  static Encoder<Rejection> rejection() {
    return new Encoder<>(
        ResultStream.REJECTED,
        rejection ->
            new Result(
                ResultStream.REJECTED, placeOf(rejection), 0, 0, ResultJson.encode(rejection)));
  }

  /** Where it was read, so that the order of ids is the order of places. */
  private static String placeOf(Rejection rejection) {
    return rejection.file() != null
        ? String.format(
            Locale.ROOT,
            "%s/%s/%012d",
            rejection.stream().topic(),
            rejection.file(),
            rejection.line())
        : String.format(
            Locale.ROOT,
            "%s/%05d/%015d",
            rejection.stream().topic(),
            rejection.partition(),
            rejection.offset());
  }

  static Encoder<StreamBalance> balance() {
    return new Encoder<>(
        ResultStream.BALANCE,
        balance ->
            new Result(
                ResultStream.BALANCE,
                balance.stream().topic(),
                0,
                balance.knownMs(),
                BalanceJson.encode(balance)));
  }

  static Encoder<IngestedObservation> observation() {
    return new Encoder<>(
        ResultStream.OBSERVATIONS,
        ingested -> {
          Observation o = ingested.observation();
          return new Result(
              ResultStream.OBSERVATIONS,
              o.stream().topic() + '/' + o.id(),
              o.revision(),
              o.receivedMs(),
              ObservationJson.encode(ingested));
        });
  }
}
