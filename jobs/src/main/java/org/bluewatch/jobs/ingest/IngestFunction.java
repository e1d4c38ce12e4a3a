package org.bluewatch.jobs.ingest;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.config.DedupSettings;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * Recognises duplicates and revisions, and places each observation in its cell and sector. Keyed by
 * shard, a hash of (stream, id): many ids share one expiry timer.
 */
public final class IngestFunction
    extends KnowledgeFunction<Integer, Observation, IngestedObservation> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<Tally> TALLIES =
      new OutputTag<>("ingest-tallies", TypeInformation.of(Tally.class));

  /** Number of shards: enough for every key group to have several. */
  private static final int SHARDS = 1024;

  /** Expired ids are swept this many times per horizon; until then they only take room. */
  private static final int SWEEPS_PER_HORIZON = 8;

  private final long horizonMs;
  private final long reportHorizonMs;
  private final int cellResolution;

  private transient MapState<String, FirstSeen> firstSeen;
  private transient MapState<String, ReportHistory> reports;
  private transient Locator locator;
  private transient Tallies tallies;

  /** Shards known to have a sweep ahead; scheduling one again after a restart changes nothing. */
  private transient Set<Integer> swept;

  public IngestFunction(DedupSettings settings, int cellResolution) {
    this.horizonMs = settings.horizon().toMillis();
    this.reportHorizonMs = settings.reportHorizon().toMillis();
    this.cellResolution = cellResolution;
  }

  /** The key of an observation. */
  public static int shardOf(Observation observation) {
    int hash = observation.id().hashCode() * 31 + observation.stream().topic().hashCode();
    // Ids often differ in their last digits only; spread them.
    return (hash * 0x9E3779B9) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SHARDS));
  }

  /** The order of observations of one millisecond. */
  public static OrderedStreams.Order<Observation> order() {
    return (a, b) -> {
      int byStream = a.stream().compareTo(b.stream());
      if (byStream != 0) {
        return byStream;
      }
      int byId = a.id().compareTo(b.id());
      return byId != 0 ? byId : byContent(a, b);
    };
  }

  private static int byContent(Observation a, Observation b) {
    int byRevision = Integer.compare(a.revision(), b.revision());
    return byRevision != 0 ? byRevision : Long.compare(a.contentHash(), b.contentHash());
  }

  @Override
  public void open(OpenContext context) {
    firstSeen =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "first-seen", IdSerializer.INSTANCE, FirstSeenSerializer.INSTANCE));
    reports =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "report-histories",
                    BasicTypeInfo.STRING_TYPE_INFO,
                    TypeInformation.of(ReportHistory.class)));
    locator = new Locator(cellResolution);
    tallies = new Tallies();
    swept = new HashSet<>();
  }

  @Override
  public void onReference(List<ReferenceUpdate> updates) {
    locator.update(updates);
  }

  @Override
  public void onRecord(
      Observation observation, Context<Integer> context, Collector<IngestedObservation> out)
      throws Exception {
    if (observation.stream() == RawStream.PATROL_REPORTS) {
      onReport(observation, out);
    } else {
      onSingle(observation, out);
    }
    if (swept.add(context.key())) {
      scheduleSweep(context);
    }
  }

  @Override
  public void onAdvance(Context<Integer> context, Collector<IngestedObservation> out) {
    onFlush(context, out);
  }

  @Override
  public void onFlush(Context<Integer> context, Collector<IngestedObservation> out) {
    tallies.drainTo(tally -> context.output(TALLIES, tally));
  }

  private void onSingle(Observation observation, Collector<IngestedObservation> out)
      throws Exception {
    String key = observation.stream().topic() + '/' + observation.id();
    FirstSeen first = firstSeen.get(key);
    if (first != null && first.holdsAt(observation.receivedMs(), horizonMs(observation))) {
      countCopy(observation, first);
      return;
    }
    firstSeen.put(key, new FirstSeen(observation.contentHash(), observation.receivedMs()));
    emit(new IngestedObservation(locator.locate(observation), true, null), out);
  }

  private void onReport(Observation observation, Collector<IngestedObservation> out)
      throws Exception {
    long nowMs = observation.receivedMs();
    ReportHistory history = reports.get(observation.id());
    if (history != null && history.expiredAt(nowMs, reportHorizonMs)) {
      // Not swept out yet; when that happens must not matter.
      history = null;
    }
    FirstSeen first = ReportHistory.copyOf(history, observation.revision(), nowMs, reportHorizonMs);
    if (first != null) {
      countCopy(observation, first);
      return;
    }
    var step = ReportHistory.add(history, locator.locate(observation), reportHorizonMs);
    reports.put(observation.id(), step.history());
    emit(step.observation(), out);
  }

  private long horizonMs(Observation observation) {
    return observation.stream() == RawStream.SUPPLY_LEVELS ? reportHorizonMs : horizonMs;
  }

  private void countCopy(Observation observation, FirstSeen first) {
    tallies.add(observation.stream(), Outcome.DUPLICATE);
    if (first.contentHash() != observation.contentHash()) {
      tallies.add(observation.stream(), Outcome.CONFLICTING);
    }
  }

  private void emit(IngestedObservation ingested, Collector<IngestedObservation> out) {
    tallies.add(ingested.observation().stream(), Outcome.OBSERVATION);
    out.collect(ingested);
  }

  private void scheduleSweep(Context<Integer> context) {
    long everyMs = Math.max(1, horizonMs / SWEEPS_PER_HORIZON);
    context.callAt((Math.floorDiv(context.knownMs(), everyMs) + 1) * everyMs);
  }

  @Override
  public void onTimer(Context<Integer> context, Collector<IngestedObservation> out)
      throws Exception {
    long nowMs = context.knownMs();
    String supplies = RawStream.SUPPLY_LEVELS.topic() + '/';
    remove(
        firstSeen,
        (key, first) ->
            !first.holdsAt(nowMs, key.startsWith(supplies) ? reportHorizonMs : horizonMs));
    remove(reports, (id, history) -> history.expiredAt(nowMs, reportHorizonMs));
    if (firstSeen.isEmpty() && reports.isEmpty()) {
      swept.remove(context.key());
    } else {
      scheduleSweep(context);
    }
  }

  private static <V> void remove(MapState<String, V> state, BiPredicate<String, V> expired)
      throws Exception {
    for (Iterator<Map.Entry<String, V>> i = state.iterator(); i.hasNext(); ) {
      var entry = i.next();
      if (expired.test(entry.getKey(), entry.getValue())) {
        i.remove();
      }
    }
    if (state.isEmpty()) {
      // On heap an emptied map would stay.
      state.clear();
    }
  }
}
