package org.bluewatch.jobs.detect.logistics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.config.AreaSettings;
import org.bluewatch.jobs.order.Agenda;

/**
 * Convoys, routes and supplies of an area. It takes in what is heard, and says at each moment of
 * knowledge what follows: {@link #take} is to be asked once everything of that moment was heard,
 * and at {@link #nextMs}.
 */
public final class Logistics {
  /** A convoy this long beyond its planned arrival is not waited for any more. */
  static final long GIVEN_UP_AFTER_MS = 30L * 86_400_000;

  private static final String CONVOY = "c/";
  private static final String OBSTACLE = "o/";
  private static final String STOCK = "s/";

  private final Network network = new Network();
  private final PaceBook pace = new PaceBook();
  private final ArrivalModel arrivals = new ArrivalModel(pace);
  private final ConvoyRules rules;
  private final ConvoyWatch watch;
  private final RouteBook routes;
  private final SupplyBook supplies;
  private final Agenda agenda = new Agenda();

  private final Map<String, ConvoyTrack> tracks = new HashMap<>();
  private final Map<String, Journey> journeysOfGone = new HashMap<>();
  private final TreeSet<String> news = new TreeSet<>();

  /** Has an order when it is taken, not before: it is added to at every fix. */
  private final Set<String> dirty = new HashSet<>();

  private final CountByStatus counts = new CountByStatus();

  private Reports pending = new Reports();
  private long beganMs = Long.MIN_VALUE;

  public Logistics(AreaSettings settings) {
    var logistics = settings.logistics();
    rules = new ConvoyRules(logistics, network);
    watch = new ConvoyWatch(settings.name(), logistics, rules, pace, arrivals);
    var grid = new CellGrid(settings.cellResolution());
    routes = new RouteBook(settings.name(), logistics, network, tracks::get, pace, grid);
    supplies = new SupplyBook(settings.name(), settings.supply(), network, this::supplier);
  }

  /** Takes over reference data that came into force. */
  public void onReference(List<ReferenceUpdate> updates) {
    for (ReferenceUpdate update : updates) {
      boolean goes = update.kind().equals("convoy") && tracks.containsKey(update.id());
      Journey before = goes ? network.journey(update.id()) : null;
      if (before != null) {
        journeysOfGone.put(update.id(), before);
      }
    }
    network.update(updates);
  }

  /** Watches the convoys that are new, and no longer those that are gone. */
  private void adoptPlans(long nowMs) {
    if (beganMs == Long.MIN_VALUE) {
      beganMs = nowMs;
    }
    for (String convoyId : network.takeChangedConvoys()) {
      ConvoyTrack track = tracks.get(convoyId);
      Journey journey = network.journey(convoyId);
      if (journey == null) {
        forget(convoyId, nowMs);
      } else if (track == null && !isOver(journey.plan(), nowMs)) {
        add(new ConvoyTrack(convoyId, nowMs));
      }
      if (tracks.containsKey(convoyId) && journey != null) {
        schedule(tracks.get(convoyId), journey);
      }
    }
    journeysOfGone.clear();
  }

  private void add(ConvoyTrack track) {
    tracks.put(track.convoyId, track);
    dirty.add(track.convoyId);
    counts.add(track.status);
  }

  /** Over before anybody listened, or long ago: nobody waits for it. */
  private boolean isOver(ConvoyPlan plan, long nowMs) {
    return plan.plannedArrivalMs() < beganMs || plan.plannedArrivalMs() + GIVEN_UP_AFTER_MS < nowMs;
  }

  private void forget(String convoyId, long nowMs) {
    ConvoyTrack track = tracks.remove(convoyId);
    Journey journey = journeysOfGone.get(convoyId);
    if (track == null) {
      return;
    }
    counts.remove(track.status);
    dirty.add(convoyId);
    agenda.remove(CONVOY + convoyId);
    if (journey != null) {
      watch.cancel(track, journey, nowMs, pending);
    }
  }

  private void schedule(ConvoyTrack track, Journey journey) {
    agenda.put(CONVOY + track.convoyId, watch.dueMs(track, journey));
  }

  /** Takes in what is heard at a moment of knowledge. */
  public void on(LogisticsEvent event, long nowMs) {
    adoptPlans(nowMs);
    if (event.fix() != null) {
      onFix(event.fix(), nowMs);
    } else if (event.report() != null) {
      routes.onReport(event.report(), nowMs, pending);
      agenda.put(OBSTACLE + event.report().key(), routes.endsMs(event.report().key()));
    } else if (event.level() != null) {
      supplies.onLevel(event.level(), nowMs, pending);
      String key = Stock.key(event.level().siteId(), event.level().commodity());
      agenda.put(STOCK + key, later(supplies.dueMs(key), nowMs));
    } else {
      routes.onHotspot(event.hotspot(), nowMs, pending);
    }
  }

  /** What was already due was looked at just now. */
  private static long later(long dueMs, long nowMs) {
    return dueMs > nowMs ? dueMs : Long.MAX_VALUE;
  }

  private void onFix(VehicleFix fix, long nowMs) {
    ConvoyTrack track = trackOf(fix);
    Journey journey = track == null ? null : network.journey(track.convoyId);
    if (journey == null || track.isArrived()) {
      return;
    }
    rules.onFix(track, journey, fix);
    dirty.add(track.convoyId);
    if (watch.hasNews(track, journey, nowMs)) {
      news.add(track.convoyId);
    }
  }

  /**
   * The convoy a position belongs to: the one it names, else the one under way with that vehicle,
   * else the next to depart.
   */
  private ConvoyTrack trackOf(VehicleFix fix) {
    if (fix.convoyId() != null && tracks.containsKey(fix.convoyId())) {
      return tracks.get(fix.convoyId());
    }
    ConvoyTrack found = null;
    for (ConvoyPlan plan : network.plansOf(fix.vehicleId())) {
      ConvoyTrack track = tracks.get(plan.convoyId());
      if (track == null || track.isArrived()) {
        continue;
      }
      boolean begun = fix.timeMs() >= plan.departureMs();
      boolean soon = fix.timeMs() >= plan.departureMs() - ConvoyRules.GATHERING_MS;
      if (begun || (soon && found == null)) {
        found = track;
      }
    }
    return found;
  }

  /** True if something is to be said once everything of the moment was heard. */
  public boolean hasNews() {
    return !news.isEmpty() || !pending.isEmpty();
  }

  /** The next moment at which something is to be said even if nothing is heard. */
  public long nextMs() {
    return agenda.nextMs();
  }

  /** Begins to listen at a moment of knowledge, if it has not begun. */
  public void begin(long nowMs) {
    adoptPlans(nowMs);
  }

  /** What is to be said at a moment of knowledge, after everything up to it was heard. */
  Reports take(long nowMs) {
    adoptPlans(nowMs);
    var due = new TreeSet<>(news);
    news.clear();
    for (String subject : agenda.take(nowMs)) {
      String id = subject.substring(CONVOY.length());
      if (subject.startsWith(CONVOY)) {
        due.add(id);
      } else if (subject.startsWith(OBSTACLE)) {
        routes.onAge(id, nowMs, pending);
        agenda.put(subject, routes.endsMs(id));
      } else {
        supplies.review(id, nowMs, pending);
        agenda.put(subject, later(supplies.dueMs(id), nowMs));
      }
    }
    due.forEach(convoyId -> tell(convoyId, nowMs));
    Reports reports = pending;
    pending = new Reports();
    return reports;
  }

  private void tell(String convoyId, long nowMs) {
    ConvoyTrack track = tracks.get(convoyId);
    Journey journey = network.journey(convoyId);
    if (track == null || journey == null) {
      return;
    }
    if (journey.plan().plannedArrivalMs() + GIVEN_UP_AFTER_MS < nowMs) {
      journeysOfGone.put(convoyId, journey);
      forget(convoyId, nowMs);
      return;
    }
    Convoy.Status before = track.status;
    boolean arrivedBefore = before == Convoy.Status.ARRIVED;
    Eta eta = watch.tell(track, journey, nowMs, pending);
    counts.remove(before);
    counts.add(track.status);
    dirty.add(convoyId);
    schedule(track, journey);
    routes.onConvoy(track, journey, nowMs, pending);
    if (track.departedMs > 0) {
      routes.onTraffic(journey.plan().routeId(), nowMs, pending);
    }
    if (track.isArrived() && !arrivedBefore) {
      supplies.onArrival(journey.plan(), track.arrivedMs, nowMs, pending);
    } else {
      supplies.onConvoy(journey.plan(), nowMs, pending);
    }
    if (!track.isArrived()) {
      List<Consequence> consequences = supplies.runningOut(journey.plan());
      watch.tellConsequences(track, journey, eta, consequences, nowMs, pending);
    }
  }

  private SupplyBook.Supplier supplier(String convoyId, long nowMs) {
    ConvoyTrack track = tracks.get(convoyId);
    Journey journey = network.journey(convoyId);
    if (track == null || journey == null || track.isArrived()) {
      return null;
    }
    return new SupplyBook.Supplier(journey.plan(), arrivals.expect(track, journey, nowMs));
  }

  /** How many convoys have each status; read by any thread. */
  public CountByStatus counts() {
    return counts;
  }

  /** What changed in memory since the last question. */
  LogisticsMemory takeChanges() {
    Map<String, ConvoyMemory> convoys = new TreeMap<>();
    for (String convoyId : dirty) {
      ConvoyTrack track = tracks.get(convoyId);
      convoys.put(convoyId, track == null ? null : track.memory());
    }
    dirty.clear();
    return new LogisticsMemory(
        beganMs,
        convoys,
        routes.takeChangedObstacles(),
        routes.takeChangedRoutes(),
        supplies.takeChanged(),
        pace.takeChangedRoads(),
        pace.takeChangedHistory());
  }

  /** Rises again from memory; reference data must be in force already. */
  void restore(LogisticsMemory memory) {
    beganMs = memory.beganMs();
    network.takeChangedConvoys();
    memory.convoys().values().forEach(convoy -> add(ConvoyTrack.of(convoy)));
    dirty.clear();
    memory.roads().forEach(pace::restore);
    if (memory.history() != null) {
      pace.restore(memory.history());
    }
    memory.obstacles().values().forEach(routes::restore);
    memory.routes().values().forEach(routes::restore);
    memory.stocks().values().forEach(supplies::restore);
    for (String convoyId : new TreeSet<>(tracks.keySet())) {
      Journey journey = network.journey(convoyId);
      if (journey != null) {
        schedule(tracks.get(convoyId), journey);
      }
    }
    memory.obstacles().keySet().forEach(key -> agenda.put(OBSTACLE + key, routes.endsMs(key)));
    memory.stocks().keySet().forEach(key -> agenda.put(STOCK + key, supplies.dueMs(key)));
  }
}
