package org.bluewatch.jobs.pipeline;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.Result;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.alert.AlertDraft;
import org.bluewatch.jobs.alert.AlertFunction;
import org.bluewatch.jobs.alert.AlertInput;
import org.bluewatch.jobs.alert.CanaryAlerts;
import org.bluewatch.jobs.alert.ConvoyAlerts;
import org.bluewatch.jobs.alert.CurrentAlert;
import org.bluewatch.jobs.alert.HotspotAlerts;
import org.bluewatch.jobs.alert.IncidentAlerts;
import org.bluewatch.jobs.alert.JammingAlerts;
import org.bluewatch.jobs.alert.RouteAlerts;
import org.bluewatch.jobs.alert.SupplyAlerts;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaSettings;
import org.bluewatch.jobs.detect.hotspot.EffortChange;
import org.bluewatch.jobs.detect.hotspot.EffortLooksFunction;
import org.bluewatch.jobs.detect.hotspot.EffortPanesFunction;
import org.bluewatch.jobs.detect.hotspot.HotspotFunction;
import org.bluewatch.jobs.detect.hotspot.HotspotInput;
import org.bluewatch.jobs.detect.hotspot.HotspotReport;
import org.bluewatch.jobs.detect.hotspot.ViolenceChange;
import org.bluewatch.jobs.detect.incident.IncidentChange;
import org.bluewatch.jobs.detect.incident.IncidentFunction;
import org.bluewatch.jobs.detect.incident.IncidentReport;
import org.bluewatch.jobs.detect.logistics.LogisticsEvent;
import org.bluewatch.jobs.detect.logistics.LogisticsFunction;
import org.bluewatch.jobs.detect.trust.Displacement;
import org.bluewatch.jobs.detect.trust.JammingFunction;
import org.bluewatch.jobs.detect.trust.JammingReport;
import org.bluewatch.jobs.detect.trust.ReceiverFunction;
import org.bluewatch.jobs.ingest.ActionsFunction;
import org.bluewatch.jobs.ingest.BalanceFunction;
import org.bluewatch.jobs.ingest.DecodeOperator;
import org.bluewatch.jobs.ingest.IngestFunction;
import org.bluewatch.jobs.ingest.StreamBalance;
import org.bluewatch.jobs.ingest.Tally;
import org.bluewatch.jobs.metrics.AlertLatency;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * The one graph from raw records to alerts. Live, replay, benchmark and tests build it with other
 * {@link PipelineEnds}; nothing else differs.
 *
 * <pre>
 * source -> decode -> ingest -+-> incident -------------------+
 *             |          |      +-> hotspot ----+-> logistics -+-> alert -> results
 *             |          |      |               |              |             ^
 *             |          |      +-> receivers --+-> jamming ---+             |
 *             +----------+---------------- rejections, balance, what each says
 * </pre>
 */
public final class SituationPipeline {
  private final Area area;
  private final AreaSettings settings;
  private final PipelineEnds ends;

  private SituationPipeline(Area area, PipelineEnds ends) {
    this.area = area;
    this.settings = area.settings();
    this.ends = ends;
  }

  /** Builds the graph in an environment made by {@link PipelineEnvironment}. */
  public static void build(StreamExecutionEnvironment environment, Area area, PipelineEnds ends) {
    new SituationPipeline(area, ends).build(environment);
  }

  private void build(StreamExecutionEnvironment environment) {
    SingleOutputStreamOperator<Observation> decoded = decode(ends.source().attach(environment));
    DataStream<ReferenceUpdate> reference = decoded.getSideOutput(DecodeOperator.REFERENCE);
    SingleOutputStreamOperator<IngestedObservation> ingested = ingest(decoded, reference);
    SingleOutputStreamOperator<AlertAction> actions =
        actions(decoded.getSideOutput(DecodeOperator.ACTIONS));
    DataStream<StreamBalance> balance =
        balance(
            decoded
                .getSideOutput(DecodeOperator.TALLIES)
                .union(
                    ingested.getSideOutput(IngestFunction.TALLIES),
                    actions.getSideOutput(ActionsFunction.TALLIES)));
    DataStream<IngestedObservation> real = real(ingested);
    DataStream<HotspotReport> hotspots = hotspots(real);
    DataStream<IncidentReport> incidents = incidents(real);
    SingleOutputStreamOperator<VehicleFix> fixes = receivers(real);
    DataStream<JammingReport> jammings = jammings(fixes);
    SingleOutputStreamOperator<Convoy> convoys = logistics(fixes, real, hotspots, reference);
    int massCasualties = settings.incident().massCasualties();
    DataStream<AlertInput> drafts =
        drafts("hotspots", hotspots, HotspotAlerts::draft)
            .union(
                drafts(
                    "incidents", incidents, report -> IncidentAlerts.draft(report, massCasualties)),
                drafts("jammings", jammings, JammingAlerts::draft),
                drafts(
                    "convoys",
                    convoys.getSideOutput(LogisticsFunction.DISRUPTIONS),
                    ConvoyAlerts::draft),
                drafts(
                    "routes",
                    convoys.getSideOutput(LogisticsFunction.BLOCKAGES),
                    RouteAlerts::draft),
                drafts(
                    "supplies",
                    convoys.getSideOutput(LogisticsFunction.SHORTFALLS),
                    SupplyAlerts::draft),
                canaries(ingested));
    SingleOutputStreamOperator<Alert> alerts = alerts(drafts, actions, reference);

    tell(convoys, ResultEncoders.convoy());
    tell(convoys.getSideOutput(LogisticsFunction.ROUTES), ResultEncoders.route());
    tell(alerts, ResultEncoders.alert());
    tellCurrent(alerts.getSideOutput(AlertFunction.CURRENT));
    tell(alerts.getSideOutput(AlertFunction.NOTICES), ResultEncoders.notice());
    tell(alerts.getSideOutput(AlertFunction.OUTCOMES), ResultEncoders.outcome());
    tell(hotspots, ResultEncoders.hotspot());
    tell(incidents, ResultEncoders.incident());
    tell(decoded.getSideOutput(DecodeOperator.REJECTIONS), ResultEncoders.rejection());
    tell(balance, ResultEncoders.balance());
    if (ends.archive()) {
      tell(ingested, ResultEncoders.observation());
    }
  }

  private SingleOutputStreamOperator<Observation> decode(DataStream<RawRecord> raw) {
    return raw.transform(
            OperatorUids.DECODE,
            TypeInformation.of(Observation.class),
            new DecodeOperator(area.boundary(), ends.live()))
        .uid(OperatorUids.DECODE);
  }

  private SingleOutputStreamOperator<IngestedObservation> ingest(
      DataStream<Observation> observations, DataStream<ReferenceUpdate> reference) {
    return OrderedStreams.apply(
        observations.keyBy(IngestFunction::shardOf, Types.INT),
        reference,
        initialReference(),
        OperatorUids.INGEST,
        IngestFunction.order(),
        new IngestFunction(settings.dedup(), settings.cellResolution()),
        TypeInformation.of(IngestedObservation.class));
  }

  private SingleOutputStreamOperator<AlertAction> actions(DataStream<AlertAction> actions) {
    return OrderedStreams.apply(
            oneInstance(actions),
            OperatorUids.ACTIONS,
            ActionsFunction.order(),
            new ActionsFunction(settings.dedup()),
            TypeInformation.of(AlertAction.class))
        .setParallelism(1);
  }

  /** What detectors look at: a test of the way to the receivers is no look at anything. */
  private static DataStream<IngestedObservation> real(DataStream<IngestedObservation> ingested) {
    return named(
        OperatorUids.REAL, ingested.filter(observation -> !observation.observation().isCanary()));
  }

  private static DataStream<AlertInput> canaries(DataStream<IngestedObservation> ingested) {
    FlatMapFunction<IngestedObservation, AlertInput> drafts =
        (observation, out) ->
            CanaryAlerts.draft(observation).map(AlertInput::of).ifPresent(out::collect);
    return named(
        OperatorUids.drafts("canaries"), ingested.flatMap(drafts).returns(AlertInput.class));
  }

  private DataStream<StreamBalance> balance(DataStream<Tally> tallies) {
    return OrderedStreams.apply(
            oneInstance(tallies),
            OperatorUids.BALANCE,
            BalanceFunction.order(),
            new BalanceFunction(),
            TypeInformation.of(StreamBalance.class))
        .setParallelism(1);
  }

  private DataStream<HotspotReport> hotspots(DataStream<IngestedObservation> observations) {
    return OrderedStreams.apply(
            oneInstance(violence(observations).union(effort(observations))),
            OperatorUids.HOTSPOT,
            HotspotInput.order(),
            new HotspotFunction(
                settings.name(), settings.hotspot(), settings.cellResolution(), area.boundary()),
            TypeInformation.of(HotspotReport.class))
        .setParallelism(1);
  }

  private DataStream<HotspotInput> violence(DataStream<IngestedObservation> observations) {
    Set<EventCode> events = EnumSet.copyOf(settings.hotspot().events());
    FlatMapFunction<IngestedObservation, HotspotInput> changes =
        (ingested, out) ->
            ViolenceChange.of(ingested, events)
                .forEach(change -> out.collect(HotspotInput.of(change)));
    return observations
        .flatMap(changes)
        .returns(HotspotInput.class)
        .name(OperatorUids.VIOLENCE)
        .uid(OperatorUids.VIOLENCE);
  }

  /** Looks at cells, added up in parallel before they reach the one instance that evaluates. */
  private DataStream<HotspotInput> effort(DataStream<IngestedObservation> observations) {
    DataStream<EffortChange> looks =
        observations
            .flatMap(new EffortLooksFunction(settings.cellResolution()))
            .returns(EffortChange.class)
            .name(OperatorUids.EFFORT)
            .uid(OperatorUids.EFFORT);
    return OrderedStreams.apply(
        looks.keyBy(EffortPanesFunction::shardOf, Types.INT),
        OperatorUids.EFFORT_PANES,
        EffortPanesFunction.order(),
        new EffortPanesFunction(settings.hotspot().evaluateEvery()),
        TypeInformation.of(HotspotInput.class));
  }

  private DataStream<IncidentReport> incidents(DataStream<IngestedObservation> observations) {
    FlatMapFunction<IngestedObservation, IncidentChange> changes =
        (ingested, out) -> IncidentChange.of(ingested).ifPresent(out::collect);
    return OrderedStreams.apply(
            oneInstance(
                named(
                    OperatorUids.INCIDENT_CHANGES,
                    observations.flatMap(changes).returns(IncidentChange.class))),
            OperatorUids.INCIDENT,
            IncidentChange.order(),
            new IncidentFunction(settings.name(), settings.incident()),
            TypeInformation.of(IncidentReport.class))
        .setParallelism(1);
  }

  private SingleOutputStreamOperator<VehicleFix> receivers(
      DataStream<IngestedObservation> observations) {
    FlatMapFunction<IngestedObservation, Observation> positions =
        (ingested, out) -> {
          if (ingested.observation().stream() == RawStream.VEHICLE_POSITIONS) {
            out.collect(ingested.observation());
          }
        };
    return OrderedStreams.apply(
        observations
            .flatMap(positions)
            .returns(Observation.class)
            .name(OperatorUids.VEHICLES)
            .uid(OperatorUids.VEHICLES)
            .keyBy(Observation::source, Types.STRING),
        OperatorUids.RECEIVERS,
        ReceiverFunction.order(),
        new ReceiverFunction(settings.trust()),
        TypeInformation.of(VehicleFix.class));
  }

  private DataStream<JammingReport> jammings(SingleOutputStreamOperator<VehicleFix> fixes) {
    return OrderedStreams.apply(
            oneInstance(fixes.getSideOutput(ReceiverFunction.DISPLACEMENTS)),
            OperatorUids.JAMMING,
            Displacement.order(),
            new JammingFunction(settings.name(), settings.trust()),
            TypeInformation.of(JammingReport.class))
        .setParallelism(1);
  }

  private SingleOutputStreamOperator<Convoy> logistics(
      DataStream<VehicleFix> fixes,
      DataStream<IngestedObservation> observations,
      DataStream<HotspotReport> hotspots,
      DataStream<ReferenceUpdate> reference) {
    FlatMapFunction<IngestedObservation, LogisticsEvent> reports =
        (ingested, out) -> LogisticsEvent.of(ingested).ifPresent(out::collect);
    DataStream<LogisticsEvent> events =
        named(
                OperatorUids.LOGISTICS_EVENTS,
                observations.flatMap(reports).returns(LogisticsEvent.class))
            .union(
                named(
                    OperatorUids.LOGISTICS_FIXES,
                    fixes.map(fix -> LogisticsEvent.of(fix)).returns(LogisticsEvent.class)),
                named(
                    OperatorUids.LOGISTICS_HOTSPOTS,
                    hotspots
                        .map(report -> LogisticsEvent.of(report.hotspot()))
                        .returns(LogisticsEvent.class)
                        .setParallelism(1)));
    return OrderedStreams.apply(
            oneInstance(events),
            reference,
            initialReference(),
            OperatorUids.LOGISTICS,
            LogisticsEvent.order(),
            new LogisticsFunction(settings),
            TypeInformation.of(Convoy.class))
        .setParallelism(1);
  }

  private static <T> DataStream<AlertInput> drafts(
      String reports, DataStream<T> stream, MapFunction<T, AlertDraft> draft) {
    MapFunction<T, AlertInput> input = report -> AlertInput.of(draft.map(report));
    return named(
        OperatorUids.drafts(reports),
        stream.map(input).returns(AlertInput.class).setParallelism(stream.getParallelism()));
  }

  private static <T> SingleOutputStreamOperator<T> named(
      String uid, SingleOutputStreamOperator<T> stream) {
    return stream.name(uid).uid(uid);
  }

  private SingleOutputStreamOperator<Alert> alerts(
      DataStream<AlertInput> drafts,
      DataStream<AlertAction> actions,
      DataStream<ReferenceUpdate> reference) {
    DataStream<AlertInput> inputs =
        drafts.union(
            named(
                OperatorUids.ALERT_ACTIONS,
                actions
                    .map(action -> AlertInput.of(action))
                    .returns(AlertInput.class)
                    .setParallelism(1)));
    SingleOutputStreamOperator<Alert> alerts =
        OrderedStreams.apply(
                oneInstance(inputs),
                reference,
                initialReference(),
                OperatorUids.ALERT,
                AlertInput.order(),
                new AlertFunction(settings.alerts(), area.procedures(), ends.run()),
                TypeInformation.of(Alert.class))
            .setParallelism(1);
    if (ends.live()) {
      alerts
          .getSideOutput(AlertFunction.CAUSES)
          .sinkTo(new AlertLatency())
          .name(OperatorUids.ALERT_LATENCY)
          .uid(OperatorUids.ALERT_LATENCY)
          .setParallelism(1);
    }
    return alerts;
  }

  private List<ReferenceUpdate> initialReference() {
    return area.initialReference(Long.MIN_VALUE);
  }

  /** For what is decided in one place: rates are low here. */
  private static <T> KeyedStream<T, Integer> oneInstance(DataStream<T> stream) {
    return stream.keyBy(unused -> OrderedStreams.SOLE_KEY, Types.INT);
  }

  private void tellCurrent(DataStream<CurrentAlert> alerts) {
    ends.results()
        .attachCurrentAlerts(
            named(
                OperatorUids.ENCODE_CURRENT,
                alerts
                    .map(current -> ResultEncoders.encode(current))
                    .returns(Result.class)
                    .setParallelism(1)));
  }

  private <T> void tell(DataStream<T> stream, ResultEncoders.Encoder<T> encoder) {
    String uid = OperatorUids.encode(encoder.stream());
    ends.results()
        .attach(
            encoder.stream(),
            stream
                .map(encoder.function())
                .returns(Result.class)
                .name(uid)
                .uid(uid)
                .setParallelism(stream.getParallelism()));
  }
}
