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
  private static final String TRAFFIC = "t/";
  private static final String VEHICLE = "v/";

  private final Network network = new Network();
  private final SpeedBook speeds = new SpeedBook();
  private final PaceBook pace = new PaceBook(speeds);
  private final ArrivalModel arrivals = new ArrivalModel(pace);
  private final ConvoyRules rules;
  private final ConvoyWatch watch;
  private final Traffic traffic = new Traffic(network);
  private final ObstacleBook obstacles;
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
    obstacles = new ObstacleBook(settings.name(), logistics, network, tracks::get, speeds);
    var grid = new CellGrid(settings.cellResolution());
    routes = new RouteBook(logistics, network, obstacles, speeds, grid);
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
    adoptRoutes();
  }

  /** What was learnt of a road counts as long as it runs where it did. */
  private void adoptRoutes() {
    for (String routeId : network.takeChangedRoutes()) {
      speeds.forget(routeId);
      pace.forget(routeId);
      traffic.onRouteChanged(routeId);
    }
    if (network.takeRoadsChanged()) {
      obstacles.onRoadsChanged();
    }
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
      String key = obstacles.onReport(event.report(), nowMs, pending);
      if (key != null) {
        agenda.put(OBSTACLE + key, obstacles.endsMs(key));
      }
    } else if (event.level() != null) {
      supplies.onLevel(event.level(), nowMs, pending);
      String key = Stock.key(event.level().siteId(), event.level().commodity());
      agenda.put(STOCK + key, later(supplies.dueMs(key), nowMs));
    } else {
      routes.onHotspot(event.hotspot());
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
      onTraffic(fix, nowMs);
      return;
    }
    rules.onFix(track, journey, fix);
    onChange(track, journey, nowMs);
    for (ConvoyPlan plan : network.plansOf(fix.vehicleId())) {
      ConvoyTrack next = tracks.get(plan.convoyId());
      boolean shouldHaveLeft =
          plan.departureMs() > journey.plan().departureMs() && plan.departureMs() <= fix.timeMs();
      if (next != null && shouldHaveLeft && next.isWaiting()) {
        // Its vehicle is not back from an earlier journey: it is late, but not silent.
        next.hear(fix);
        onChange(next, network.journey(next.convoyId), nowMs);
      }
    }
  }

  private void onChange(ConvoyTrack track, Journey journey, long nowMs) {
    dirty.add(track.convoyId);
    if (watch.hasNews(track, journey, nowMs)) {
      news.add(track.convoyId);
    }
  }

  /**
   * A vehicle that is on its way with no convoy shows how fast the road is, and that it is free.
   */
  private void onTraffic(VehicleFix fix, long nowMs) {
    agenda.putIfEarlier(VEHICLE + fix.vehicleId(), nowMs + Traffic.FORGET_AFTER_MS);
    for (Drive drive : traffic.on(fix, nowMs)) {
      obstacles.onDrive(fix.vehicleId(), drive, nowMs, pending);
      if (drive.isMeasured()) {
        measured(fix, drive, nowMs);
      }
    }
  }

  private void measured(VehicleFix fix, Drive drive, long nowMs) {
    double speedMps = drive.speedMps();
    double level = Double.NaN;
    if (!Double.isNaN(speedMps)) {
      boolean reverse = drive.way() < 0;
      double lengthM = network.routes().get(drive.routeId()).lengthM();
      double fromM = reverse ? lengthM - drive.fromM() : drive.fromM();
      double toM = reverse ? lengthM - drive.atM() : drive.atM();
      String key = SpeedBook.key(drive.routeId(), reverse);
      level = pace.passed(key, (fromM + toM) / 2, speedMps, drive);
      passed(
          drive.routeId(),
          speeds.passed(
              key,
              fromM,
              toM,
              new StretchSpeeds.Passage(fix.vehicleId(), fix.timeMs(), speedMps, fix.id()),
              nowMs),
          nowMs);
    }
    traffic.measured(fix.vehicleId(), drive, level);
  }

  private void passed(String routeId, long reviewMs, long nowMs) {
    agenda.putIfEarlier(TRAFFIC + routeId, reviewMs);
    routes.onTraffic(routeId, nowMs);
  }

  /**
   * The convoy a position belongs to: the one it names, else the one under way with that vehicle,
   * else the one that was to depart last, else the next to depart.
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
      if (found == null ? soon : begun && !isOnItsWay(fix, found, track)) {
        found = track;
      }
    }
    return found;
  }

  /** A convoy that is behind its plan keeps its vehicles though the next one should have left. */
  private boolean isOnItsWay(VehicleFix fix, ConvoyTrack track, ConvoyTrack next) {
    Journey journey = network.journey(track.convoyId);
    Journey nextJourney = network.journey(next.convoyId);
    return journey != null
        && nextJourney != null
        && !next.vehicles.containsKey(fix.vehicleId())
        && rules.keeps(track, journey, nextJourney, fix);
  }

  /** True if something is to be said once everything of the moment was heard. */
  public boolean hasNews() {
    return !news.isEmpty() || !pending.isEmpty() || routes.hasNews();
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
      onDue(subject, nowMs, due);
    }
    due.forEach(convoyId -> tell(convoyId, nowMs));
    routes.review(nowMs, pending);
    Reports reports = pending;
    pending = new Reports();
    return reports;
  }

  private void onDue(String subject, long nowMs, TreeSet<String> convoyIds) {
    String id = subject.substring(CONVOY.length());
    if (subject.startsWith(CONVOY)) {
      convoyIds.add(id);
    } else if (subject.startsWith(OBSTACLE)) {
      obstacles.onAge(id, nowMs, pending);
      agenda.put(subject, obstacles.endsMs(id));
    } else if (subject.startsWith(TRAFFIC)) {
      agenda.put(subject, speeds.review(id, nowMs));
    } else if (subject.startsWith(VEHICLE)) {
      if (traffic.forgetMs(id) <= nowMs) {
        traffic.forget(id);
      }
      agenda.put(subject, traffic.forgetMs(id));
    } else {
      supplies.review(id, nowMs, pending);
      agenda.put(subject, later(supplies.dueMs(id), nowMs));
    }
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
    measureStretch(track, journey, nowMs);
    Eta eta = watch.tell(track, journey, nowMs, pending);
    counts.remove(before);
    counts.add(track.status);
    dirty.add(convoyId);
    schedule(track, journey);
    obstacles.onConvoy(track, journey, nowMs, pending);
    if (track.departedMs > 0) {
      routes.onTraffic(journey.plan().routeId(), nowMs);
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

  /** A stretch of road that a convoy travelled says how fast the road is. */
  private void measureStretch(ConvoyTrack track, Journey journey, long nowMs) {
    double cameM = track.headM - track.stretchFromM;
    long tookMs = ConvoyRules.movingMs(track) - track.stretchPausedMs;
    if (track.departedMs == 0 || cameM < SpeedBook.STRETCH_M || tookMs <= 0) {
      return;
    }
    double speedMps = cameM * 1000 / tookMs;
    VehicleTrack lead = track.lead();
    String fixId = lead == null ? "" : lead.fixId();
    pace.passed(journey, track.stretchFromM + cameM / 2, speedMps);
    long reviewMs =
        speeds.passed(
            journey.roadKey(),
            track.stretchFromM,
            track.headM,
            new StretchSpeeds.Passage(track.convoyId, track.seenMs, speedMps, fixId),
            nowMs);
    passed(journey.plan().routeId(), reviewMs, nowMs);
    track.stretchFromM = track.headM;
    track.stretchFromMs = track.seenMs;
    track.stretchPausedMs = ConvoyRules.movingMs(track);
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
        obstacles.takeChanged(),
        routes.takeChanged(),
        speeds.takeChanged(),
        traffic.takeChanged(),
        supplies.takeChanged(),
        pace.takeChangedRoads(),
        pace.takeChangedHistory());
  }

  /** Rises again from memory; reference data must be in force already. */
  void restore(LogisticsMemory memory) {
    beganMs = memory.beganMs();
    network.takeChangedConvoys();
    network.takeChangedRoutes();
    network.takeRoadsChanged();
    memory.convoys().values().forEach(convoy -> add(ConvoyTrack.of(convoy)));
    dirty.clear();
    memory.roads().forEach(pace::restore);
    if (memory.history() != null) {
      pace.restore(memory.history());
    }
    memory.obstacles().values().forEach(obstacles::restore);
    memory.speeds().values().forEach(speeds::restore);
    memory.traffic().values().forEach(traffic::restore);
    memory.routes().values().forEach(routes::restore);
    memory.stocks().values().forEach(supplies::restore);
    for (String convoyId : new TreeSet<>(tracks.keySet())) {
      Journey journey = network.journey(convoyId);
      if (journey != null) {
        schedule(tracks.get(convoyId), journey);
      }
    }
    for (String key : obstacles.keys()) {
      agenda.put(OBSTACLE + key, obstacles.endsMs(key));
    }
    for (String routeId : network.routes().keySet()) {
      agenda.put(TRAFFIC + routeId, speeds.reviewMs(routeId));
    }
    for (String vehicleId : memory.traffic().keySet()) {
      agenda.put(VEHICLE + vehicleId, traffic.forgetMs(vehicleId));
    }
    memory.stocks().keySet().forEach(key -> agenda.put(STOCK + key, supplies.dueMs(key)));
  }
}
