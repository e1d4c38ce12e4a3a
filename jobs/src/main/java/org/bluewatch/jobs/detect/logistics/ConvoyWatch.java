package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.jobs.config.LogisticsSettings;
import org.bluewatch.jobs.detect.logistics.ConvoyDisruption.Kind;

/** Says what changed for a convoy: its records, and the beginning and end of its troubles. */
final class ConvoyWatch {
  /** Forecasts to be held against the arrival are kept at this distance. */
  private static final long FORECAST_EVERY_MS = 20 * 60_000L;

  private final String area;
  private final LogisticsSettings settings;
  private final ConvoyRules rules;
  private final PaceBook pace;
  private final ArrivalModel arrivals;

  ConvoyWatch(
      String area,
      LogisticsSettings settings,
      ConvoyRules rules,
      PaceBook pace,
      ArrivalModel arrivals) {
    this.area = area;
    this.settings = settings;
    this.rules = rules;
    this.pace = pace;
    this.arrivals = arrivals;
  }

  /** True if something is to be said that was not said yet. */
  boolean hasNews(ConvoyTrack track, Journey journey, long nowMs) {
    if (track.isArrived()) {
      return track.status != Convoy.Status.ARRIVED;
    }
    Posture posture = rules.posture(track, journey, nowMs);
    return posture.status() != track.status
        || posture.silent() != stands(track, Kind.SILENT)
        || posture.offRoute() != stands(track, Kind.OFF_ROUTE)
        || posture.halted() != stands(track, Kind.HALTED)
        || (posture.overdue() && !stands(track, Kind.LATE))
        || (track.revision == 0 && track.isHeard());
  }

  private static boolean stands(ConvoyTrack track, Kind kind) {
    return track.episodes.containsKey(kind);
  }

  /** When something is to be said even if nothing comes in. */
  long dueMs(ConvoyTrack track, Journey journey) {
    if (track.isArrived()) {
      return Long.MAX_VALUE;
    }
    long dueMs = track.revision > 0 ? nextRecordMs(track, journey) : Long.MAX_VALUE;
    if (track.revision == 0) {
      dueMs = Math.max(journey.plan().departureMs(), track.knownSinceMs);
    }
    if (!stands(track, Kind.SILENT)) {
      dueMs = Math.min(dueMs, rules.silentAtMs(track, journey));
    }
    return stands(track, Kind.LATE) ? dueMs : Math.min(dueMs, rules.overdueAtMs(journey));
  }

  private long nextRecordMs(ConvoyTrack track, Journey journey) {
    long nextMs = track.toldMs + settings.recordEvery().toMillis();
    return track.isUnderWay() ? nextMs : Math.max(nextMs, journey.plan().departureMs());
  }

  /** Says what is to be said at a knowledge time. */
  Eta tell(ConvoyTrack track, Journey journey, long nowMs, Reports reports) {
    Posture posture = rules.posture(track, journey, nowMs);
    Eta eta = track.isArrived() ? null : arrivals.expect(track, journey, nowMs);
    if (track.isArrived()) {
      settle(track, journey);
    } else {
      remember(track, eta);
    }
    episodes(track, journey, posture, eta, nowMs, reports);
    boolean due = nowMs >= nextRecordMs(track, journey) || track.revision == 0;
    if (due || posture.status() != track.status) {
      track.revision++;
      track.status = posture.status();
      track.toldMs = nowMs;
      reports.convoys.add(record(track, journey, eta, nowMs));
    }
    if (track.isArrived()) {
      track.vehicles.clear();
    }
    return eta;
  }

  private static void remember(ConvoyTrack track, Eta eta) {
    if (!track.isUnderWay() || ConvoyRules.standingMs(track) > 0) {
      return;
    }
    List<Forecast> kept = track.forecasts;
    boolean apart =
        kept.isEmpty()
            || eta.forecast().atMs() - kept.get(kept.size() - 1).atMs() >= FORECAST_EVERY_MS;
    if (apart && eta.forecast().atMs() - track.departedMs >= FORECAST_EVERY_MS / 2) {
      kept.add(eta.forecast());
    }
  }

  private void settle(ConvoyTrack track, Journey journey) {
    track.forecasts.stream()
        .filter(forecast -> track.arrivedMs - forecast.atMs() >= FORECAST_EVERY_MS)
        .forEach(forecast -> pace.turnedOut(forecast, track.arrivedMs));
    track.forecasts.clear();
    double wayM = track.headM - track.departedM;
    long movingMs = ConvoyRules.movingMs(track);
    if (wayM >= SpeedBook.STRETCH_M && movingMs > 0) {
      pace.arrived(StrictMath.log(wayM * 1000 / movingMs / journey.plannedSpeedMps()));
    }
  }

  private void episodes(
      ConvoyTrack track, Journey journey, Posture posture, Eta eta, long nowMs, Reports reports) {
    boolean arrived = track.isArrived();
    follow(track, journey, Kind.SILENT, posture.silent(), eta, nowMs, reports);
    // What a silent convoy does is not known: what stood keeps standing.
    boolean known = !posture.silent();
    if (known || arrived) {
      follow(track, journey, Kind.OFF_ROUTE, !arrived && posture.offRoute(), eta, nowMs, reports);
      follow(track, journey, Kind.HALTED, !arrived && posture.halted(), eta, nowMs, reports);
    }
    follow(track, journey, Kind.LATE, isLate(track, journey, posture, eta), eta, nowMs, reports);
  }

  /**
   * Late is sure at the latest when it should have been there; before, when hardly any doubt is.
   */
  private boolean isLate(ConvoyTrack track, Journey journey, Posture posture, Eta eta) {
    if (track.isArrived()) {
      return false;
    }
    long limitMs = rules.overdueAtMs(journey);
    if (stands(track, Kind.LATE)) {
      return posture.overdue() || eta.highMs() >= limitMs - settings.lateAfter().toMillis() / 2;
    }
    return posture.overdue() || (track.isUnderWay() && eta.surelyAfterMs() > limitMs);
  }

  private void follow(
      ConvoyTrack track,
      Journey journey,
      Kind kind,
      boolean holds,
      Eta eta,
      long nowMs,
      Reports reports) {
    Episode episode = track.episodes.get(kind);
    if (holds && episode == null) {
      String prefix = "C" + kind.name().charAt(0);
      String id = Episode.id(prefix, area, track.convoyId, nowMs);
      episode = new Episode(kind, id, beganMs(track, journey, kind), nowMs, List.of());
      track.episodes.put(kind, episode);
      reports.disruptions.add(
          disruption(track, journey, episode, Phase.STANDS, null, eta, nowMs, "begins"));
    } else if (!holds && episode != null) {
      track.episodes.remove(kind);
      reports.disruptions.add(ended(track, journey, episode, eta, nowMs));
    }
  }

  /** Tells of a halt or a delay which stocks run out of it, if that is something new. */
  void tellConsequences(
      ConvoyTrack track,
      Journey journey,
      Eta eta,
      List<Consequence> consequences,
      long nowMs,
      Reports reports) {
    for (Kind kind : List.of(Kind.HALTED, Kind.LATE)) {
      Episode episode = track.episodes.get(kind);
      if (episode != null && !episode.consequences().equals(consequences)) {
        Episode now = episode.with(consequences);
        track.episodes.put(kind, now);
        String reason = consequences.isEmpty() ? "no stock runs out of it" : "a stock runs out";
        reports.add(disruption(track, journey, now, Phase.STANDS, null, eta, nowMs, reason));
      }
    }
  }

  private long beganMs(ConvoyTrack track, Journey journey, Kind kind) {
    return switch (kind) {
      case HALTED -> track.standingSinceMs;
      case OFF_ROUTE ->
          track.vehicles.values().stream()
              .filter(VehicleTrack::isOff)
              .mapToLong(VehicleTrack::offSinceMs)
              .min()
              .orElse(track.seenMs);
      case LATE -> journey.plan().plannedArrivalMs();
      case SILENT ->
          track.isHeard()
              ? track.newestMs
              : Math.max(journey.plan().departureMs(), track.knownSinceMs);
    };
  }

  private ConvoyDisruption ended(
      ConvoyTrack track, Journey journey, Episode episode, Eta eta, long nowMs) {
    if (track.isArrived()) {
      return disruption(
          track,
          journey,
          episode,
          Phase.RESOLVED,
          arrivedUntil(track, episode),
          eta,
          nowMs,
          "the convoy has arrived");
    }
    return switch (episode.kind()) {
      case HALTED -> halted(track, journey, episode, eta, nowMs);
      case OFF_ROUTE ->
          disruption(
              track,
              journey,
              episode,
              Phase.RESOLVED,
              backSince(track),
              eta,
              nowMs,
              "back on the route");
      case SILENT ->
          disruption(
              track, journey, episode, Phase.RESOLVED, track.newestMs, eta, nowMs, "heard again");
      case LATE ->
          disruption(
              track, journey, episode, Phase.RESOLVED, null, eta, nowMs, "expected in time again");
    };
  }

  private static Long arrivedUntil(ConvoyTrack track, Episode episode) {
    boolean moved = episode.kind() == Kind.HALTED && track.movedOnMs > episode.sinceMs();
    return moved ? track.movedOnMs : track.arrivedMs;
  }

  private ConvoyDisruption halted(
      ConvoyTrack track, Journey journey, Episode episode, Eta eta, long nowMs) {
    boolean moved = track.movedOnMs > episode.sinceMs();
    return disruption(
        track,
        journey,
        episode,
        moved ? Phase.RESOLVED : Phase.WITHDRAWN,
        moved ? track.movedOnMs : null,
        eta,
        nowMs,
        moved ? "moving again" : "positions that came later show that it did not stand so long");
  }

  private static long backSince(ConvoyTrack track) {
    return track.vehicles.values().stream()
        .filter(vehicle -> vehicle.onFixes() > 0)
        .mapToLong(VehicleTrack::onSinceMs)
        .max()
        .orElse(track.seenMs);
  }

  /** The plan of a convoy is gone: nobody is waiting for it any more. */
  void cancel(ConvoyTrack track, Journey journey, long nowMs, Reports reports) {
    for (Episode episode : List.copyOf(track.episodes.values())) {
      track.episodes.remove(episode.kind());
      reports.disruptions.add(
          disruption(
              track,
              journey,
              episode,
              Phase.RESOLVED,
              null,
              null,
              nowMs,
              "the convoy is no longer planned"));
    }
  }

  private ConvoyDisruption disruption(
      ConvoyTrack track,
      Journey journey,
      Episode episode,
      Phase phase,
      Long untilMs,
      Eta eta,
      long nowMs,
      String reason) {
    VehicleTrack lead = track.lead();
    return new ConvoyDisruption(
        episode.kind(),
        episode.id(),
        phase,
        nowMs,
        track.convoyId,
        journey.plan().routeId(),
        episode.sinceMs(),
        untilMs,
        lead == null ? null : lead.lat(),
        lead == null ? null : lead.lon(),
        episode.kind() == Kind.OFF_ROUTE && lead != null ? farthest(track) : null,
        track.isHeard() ? track.newestMs : null,
        eta == null ? null : eta.etaMs(),
        journey.plan().plannedArrivalMs(),
        track.departedMs == 0 ? null : Math.max(0, journey.endM() - track.headM),
        episode.consequences(),
        evidence(track),
        track.vehicles.size(),
        track.newestReceivedMs,
        reason);
  }

  private static double farthest(ConvoyTrack track) {
    return track.vehicles.values().stream()
        .filter(VehicleTrack::trusted)
        .mapToDouble(VehicleTrack::deviationM)
        .max()
        .orElse(0);
  }

  private static List<String> evidence(ConvoyTrack track) {
    List<String> ids = new ArrayList<>();
    track.vehicles.values().forEach(vehicle -> ids.add(vehicle.fixId()));
    return ids.stream().sorted().distinct().toList();
  }

  private static Convoy record(ConvoyTrack track, Journey journey, Eta eta, long nowMs) {
    VehicleTrack lead = track.lead();
    boolean left = track.departedMs > 0;
    Long etaMs = track.isArrived() ? Long.valueOf(track.arrivedMs) : null;
    if (eta != null) {
      etaMs = eta.etaMs();
    }
    long plannedMs = journey.plan().plannedArrivalMs();
    return new Convoy(
        track.convoyId,
        track.revision,
        nowMs,
        track.isHeard() ? track.newestMs : nowMs,
        track.status,
        lead == null ? null : lead.lat(),
        lead == null ? null : lead.lon(),
        journey.plan().routeId(),
        left ? rounded(track.headM - journey.startM()) : null,
        left ? rounded(Math.max(0, journey.endM() - track.headM)) : null,
        lead == null ? null : rounded(lead.deviationM()),
        lead == null ? null : Math.round(lead.speedMps() * 100) / 100.0,
        etaMs,
        eta == null ? etaMs : Long.valueOf(eta.lowMs()),
        eta == null ? etaMs : Long.valueOf(eta.highMs()),
        plannedMs,
        etaMs == null ? null : (etaMs - plannedMs) / 1000.0);
  }

  private static double rounded(double metres) {
    return Math.round(metres * 10) / 10.0;
  }
}
