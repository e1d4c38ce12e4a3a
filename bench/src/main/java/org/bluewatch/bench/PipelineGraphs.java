package org.bluewatch.bench;

import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.jobs.alert.RunInfo;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.ingest.DecodeOperator;
import org.bluewatch.jobs.ingest.IngestFunction;
import org.bluewatch.jobs.ingest.Outcome;
import org.bluewatch.jobs.order.OrderedStreams;
import org.bluewatch.jobs.pipeline.OperatorUids;
import org.bluewatch.jobs.pipeline.PipelineEnds;
import org.bluewatch.jobs.pipeline.SituationPipeline;

/**
 * The pipeline, and graphs of its own operators that stop after one duty more each. All read the
 * same source.
 */
final class PipelineGraphs {
  private final Load.Spec spec;
  private final Area area;

  PipelineGraphs(Load.Spec spec, Area area) {
    this.spec = spec;
    this.area = area;
  }

  /** The source alone. */
  void source(StreamExecutionEnvironment environment) {
    Ledger.close(raw(environment), "seen", record -> 1, record -> record.payload().length);
  }

  /** The floor: the bytes of each record go to the counter of their key. */
  void floor(StreamExecutionEnvironment environment) {
    var counts =
        raw(environment)
            .map(record -> Tuple2.of(Arrays.hashCode(record.key()), record.payload()))
            .returns(Types.TUPLE(Types.INT, Types.PRIMITIVE_ARRAY(Types.BYTE)))
            .uid("keyed-bytes")
            .keyBy(keyed -> keyed.f0, Types.INT)
            .map(new RunningCount<>())
            .returns(Types.LONG)
            .uid("count");
    Ledger.close(counts, "counted", count -> 1, count -> count);
  }

  /** Strict parsing of every record; nothing leaves its thread. */
  void parse(StreamExecutionEnvironment environment) {
    Ledger.close(decoded(environment), "parsed", o -> 1, Observation::contentHash);
  }

  /** Observations go to the counter of their shard. */
  void shuffle(StreamExecutionEnvironment environment) {
    var counts =
        sharded(decoded(environment)).map(new RunningCount<>()).returns(Types.LONG).uid("count");
    Ledger.close(counts, "counted", count -> 1, count -> count);
  }

  /** The same counters behind the ordering stage. */
  void order(StreamExecutionEnvironment environment) {
    var counts =
        OrderedStreams.apply(
            sharded(decoded(environment)),
            "count",
            IngestFunction.order(),
            new OrderedCount<>(),
            Types.LONG);
    Ledger.close(counts, "counted", count -> 1, count -> count);
  }

  /** Ingest in place of the counters: duplicates, revisions, cell and sector. */
  void ingest(StreamExecutionEnvironment environment) {
    SingleOutputStreamOperator<Observation> decoded = decoded(environment);
    SingleOutputStreamOperator<IngestedObservation> ingested =
        OrderedStreams.apply(
            sharded(decoded),
            decoded.getSideOutput(DecodeOperator.REFERENCE),
            area.initialReference(Long.MIN_VALUE),
            OperatorUids.INGEST,
            IngestFunction.order(),
            new IngestFunction(area.settings().dedup(), area.settings().cellResolution()),
            TypeInformation.of(IngestedObservation.class));
    Ledger.close(ingested, "observations", i -> 1, i -> i.located().cell());
    Ledger.close(
        ingested.getSideOutput(IngestFunction.TALLIES),
        "duplicates",
        tally -> tally.outcome() == Outcome.DUPLICATE ? tally.count() : 0,
        tally -> 0);
  }

  /** The one graph, as it runs live and in replay. */
  void pipeline(StreamExecutionEnvironment environment) {
    SituationPipeline.build(
        environment,
        area,
        new PipelineEnds(this::raw, BalanceLedger::close, new RunInfo("bench", true), false));
  }

  private DataStream<RawRecord> raw(StreamExecutionEnvironment environment) {
    return IndexSource.attach(environment, spec.clock())
        .map(new ToRawRecord(spec))
        .returns(RawRecord.class)
        .name(OperatorUids.SOURCE)
        .uid(OperatorUids.SOURCE)
        .setParallelism(1);
  }

  private SingleOutputStreamOperator<Observation> decoded(StreamExecutionEnvironment environment) {
    SingleOutputStreamOperator<Observation> decoded =
        raw(environment)
            .transform(
                OperatorUids.DECODE,
                TypeInformation.of(Observation.class),
                new DecodeOperator(area.boundary()))
            .uid(OperatorUids.DECODE);
    Ledger.close(
        decoded.getSideOutput(DecodeOperator.REJECTIONS),
        "rejected",
        rejection -> 1,
        rejection -> rejection.reason().ordinal());
    return decoded;
  }

  private static KeyedStream<Observation, Integer> sharded(DataStream<Observation> observations) {
    return observations.keyBy(IngestFunction::shardOf, Types.INT);
  }
}
