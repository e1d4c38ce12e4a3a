package org.bluewatch.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.bluewatch.common.model.Result;
import org.bluewatch.common.model.ResultStream;

/** The end of the whole pipeline: discards its results and keeps the last balance they tell. */
final class BalanceLedger extends RichMapFunction<Result, Result> {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private transient Map<String, LongMaximum> totals;

  /** Ends the stream of results. */
  static void close(DataStream<Result> results) {
    results
        .map(new BalanceLedger())
        .returns(Result.class)
        .uid("balance-ledger")
        .sinkTo(new DiscardingSink<>())
        .uid("results-end");
  }

  @Override
  public void open(OpenContext context) {
    totals = new HashMap<>();
  }

  @Override
  public Result map(Result result) throws JsonProcessingException {
    if (result.stream() == ResultStream.BALANCE) {
      enter(result.id(), JSON.readTree(result.json()));
    }
    return result;
  }

  private void enter(String topic, JsonNode balance) {
    enter("observations", topic, balance.get("observations").asLong());
    enter("duplicates", topic, balance.get("duplicates").asLong());
    long rejected = 0;
    for (JsonNode count : balance.get("rejected")) {
      rejected += count.asLong();
    }
    enter("rejected", topic, rejected);
  }

  /** Totals only grow, so the greatest is the last. */
  private void enter(String account, String topic, long total) {
    totals.computeIfAbsent(Ledger.ACCOUNT + account + '/' + topic, this::register).add(total);
  }

  private LongMaximum register(String name) {
    var total = new LongMaximum();
    getRuntimeContext().addAccumulator(name, total);
    return total;
  }
}
