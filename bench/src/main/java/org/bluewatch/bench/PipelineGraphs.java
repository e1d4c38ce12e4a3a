package org.bluewatch.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.bluewatch.common.model.Result;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.common.model.RunInfo;
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
 * same source, and each ends in ledgers that account for every record.
 */
final class PipelineGraphs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Area area;

  PipelineGraphs(Area area) {
    this.area = area;
  }

  /** The source alone. */
  void source(StreamExecutionEnvironment environment, LoadClock clock) {
    Ledger.close(
        raw(environment, clock),
        "seen",
        (record, ledger) -> ledger.add("seen", 1, record.payload().length));
  }

  /** The floor: the bytes of each record go to the counter of their key. */
  void floor(StreamExecutionEnvironment environment, LoadClock clock) {
    CountGraphs.plain(
        raw(environment, clock)
            .map(record -> Tuple2.of(Arrays.hashCode(record.key()), record.payload()))
            .returns(Types.TUPLE(Types.INT, Types.PRIMITIVE_ARRAY(Types.BYTE)))
            .uid("keyed-bytes")
            .keyBy(keyed -> keyed.f0, Types.INT));
  }

  /** Strict parsing of every record; nothing leaves its thread. */
  void parse(StreamExecutionEnvironment environment, LoadClock clock) {
    Ledger.close(
        decoded(environment, clock),
        "parsed",
        (observation, ledger) -> ledger.add("parsed", 1, observation.contentHash()));
  }

  /** Observations go to the counter of their shard. */
  void shuffle(StreamExecutionEnvironment environment, LoadClock clock) {
    CountGraphs.plain(sharded(decoded(environment, clock)));
  }

  /** The same counters behind the ordering stage. */
  void order(StreamExecutionEnvironment environment, LoadClock clock) {
    CountGraphs.ordered(sharded(decoded(environment, clock)), IngestFunction.order());
  }

  /** Ingest in place of the counters: duplicates, revisions, cell and sector. */
  void ingest(StreamExecutionEnvironment environment, LoadClock clock) {
    SingleOutputStreamOperator<Observation> decoded = decoded(environment, clock);
    SingleOutputStreamOperator<IngestedObservation> ingested =
        OrderedStreams.apply(
            sharded(decoded),
            decoded.getSideOutput(DecodeOperator.REFERENCE),
            area.initialReference(Long.MIN_VALUE),
            OperatorUids.INGEST,
            IngestFunction.order(),
            new IngestFunction(area.settings().dedup(), area.settings().cellResolution()),
            TypeInformation.of(IngestedObservation.class));
    Ledger.close(
        ingested,
        "observations",
        (observation, ledger) -> ledger.add("observations", 1, observation.located().cell()));
    Ledger.close(
        ingested.getSideOutput(IngestFunction.TALLIES),
        "tallies",
        (tally, ledger) -> {
          if (tally.outcome() == Outcome.DUPLICATE) {
            ledger.add("duplicates", tally.count(), 0);
          }
        });
  }

  /** The one graph, as it runs live and in replay. */
  void pipeline(StreamExecutionEnvironment environment, LoadClock clock) {
    SituationPipeline.build(
        environment,
        area,
        new PipelineEnds(
            env -> raw(env, clock),
            (stream, results) ->
                Ledger.close(results, OperatorUids.results(stream), PipelineGraphs::enter),
            new RunInfo("bench", area.settings().name(), true),
            false));
  }

  private static DataStream<RawRecord> raw(
      StreamExecutionEnvironment environment, LoadClock clock) {
    return IndexSource.attach(environment, clock)
        .map(new ToRawRecord(clock))
        .returns(RawRecord.class)
        .name(OperatorUids.SOURCE)
        .uid(OperatorUids.SOURCE)
        .setParallelism(1);
  }

  private SingleOutputStreamOperator<Observation> decoded(
      StreamExecutionEnvironment environment, LoadClock clock) {
    SingleOutputStreamOperator<Observation> decoded =
        raw(environment, clock)
            .transform(
                OperatorUids.DECODE,
                TypeInformation.of(Observation.class),
                new DecodeOperator(area.boundary(), false))
            .uid(OperatorUids.DECODE);
    Ledger.close(
        decoded.getSideOutput(DecodeOperator.REJECTIONS),
        "rejected",
        (rejection, ledger) -> ledger.add("rejected", 1, rejection.message().length()));
    return decoded;
  }

  private static KeyedStream<Observation, Integer> sharded(DataStream<Observation> observations) {
    return observations.keyBy(IngestFunction::shardOf, Types.INT);
  }

  /** Of the results the balance is kept: totals only grow, so the greatest is the last. */
  private static void enter(Result result, Ledger<Result> ledger) {
    if (result.stream() != ResultStream.BALANCE) {
      return;
    }
    JsonNode balance = parse(result.json());
    ledger.total("observations", result.id(), balance.get("observations").asLong());
    ledger.total("duplicates", result.id(), balance.get("duplicates").asLong());
    long rejected = 0;
    for (JsonNode count : balance.get("rejected")) {
      rejected += count.asLong();
    }
    ledger.total("rejected", result.id(), rejected);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result that is not JSON", e);
    }
  }
}
