package org.bluewatch.jobs.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.bluewatch.common.codec.WireTime;

/** A balance on the wire. */
public final class BalanceJson {
  private BalanceJson() {}

  /** One line of JSON with a fixed order of fields, reasons in alphabetical order. */
  public static String encode(StreamBalance balance) {
    StreamTotals totals = balance.totals();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("stream", balance.stream().topic());
    json.put("known", WireTime.format(balance.knownMs()));
    json.put("read", totals.read());
    json.put("observations", totals.observations());
    json.put("duplicates", totals.duplicates());
    json.put("conflicting", totals.conflicting());
    ObjectNode rejected = json.putObject("rejected");
    new TreeMap<>(totals.rejected()).forEach(rejected::put);
    json.put("unknownFields", totals.unknownFields());
    json.put("restamped", totals.restamped());
    return json.toString();
  }
}
