package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.VehicleFix;

/** What is known of one convoy on its journey. The rules in {@link ConvoyRules} keep it. */
final class ConvoyTrack {
  final String convoyId;

  /** Knowledge time from which the convoy is watched, milliseconds since 1970 UTC. */
  final long knownSinceMs;

  /** The vehicles heard, by vehicleId. */
  final TreeMap<String, VehicleTrack> vehicles = new TreeMap<>();

  /** Troubles that stand. */
  final Map<ConvoyDisruption.Kind, Episode> episodes = new EnumMap<>(ConvoyDisruption.Kind.class);

  /** What was expected on the way, to be held against the arrival. */
  final List<Forecast> forecasts = new ArrayList<>();

  /** Time and receipt of the newest position, 0 before the first. */
  long newestMs;

  long newestReceivedMs;

  /** Time of the newest position that is believed, 0 before the first. */
  long seenMs;

  /** True once a vehicle was seen near the start. */
  boolean gathered;

  /** Least progress seen before it left, -1 before any. */
  double firstM = -1;

  /** When and where it was first seen under way, 0 before. */
  long departedMs;

  double departedM;

  /** How far the foremost vehicle got since it left, metres along the line; never less. */
  double headM;

  long arrivedMs;

  /** Time of the newest position on the route. */
  long onRouteMs;

  /** From when to when no vehicle is known to move, and how long it stood before. */
  long standingSinceMs;

  long standingUntilMs;

  /** How far the foremost vehicle was when it began to stand. */
  double standingM;

  long pausedMs;

  /** When it last moved on after a pause, 0 if it never stood. */
  long movedOnMs;

  /** Planned halts that are over, one bit each. */
  long servedHalts;

  /** How long it stood at the planned halt that was over last, milliseconds. */
  long servedMs;

  /** Where and when the stretch began whose speed is being measured. */
  double stretchFromM;

  long stretchFromMs;
  long stretchPausedMs;

  /** What was told last; revision 0 before the first record. */
  int revision;

  Convoy.Status status = Convoy.Status.PLANNED;
  long toldMs;

  ConvoyTrack(String convoyId, long knownSinceMs) {
    this.convoyId = convoyId;
    this.knownSinceMs = knownSinceMs;
  }

  static ConvoyTrack of(ConvoyMemory memory) {
    var track = new ConvoyTrack(memory.convoyId(), memory.knownSinceMs());
    memory.vehicles().forEach(vehicle -> track.vehicles.put(vehicle.vehicleId(), vehicle));
    memory.episodes().forEach(episode -> track.episodes.put(episode.kind(), episode));
    track.forecasts.addAll(memory.forecasts());
    track.newestMs = memory.newestMs();
    track.newestReceivedMs = memory.newestReceivedMs();
    track.seenMs = memory.seenMs();
    track.gathered = memory.gathered();
    track.firstM = memory.firstM();
    track.departedMs = memory.departedMs();
    track.departedM = memory.departedM();
    track.headM = memory.headM();
    track.arrivedMs = memory.arrivedMs();
    track.onRouteMs = memory.onRouteMs();
    track.standingSinceMs = memory.standingSinceMs();
    track.standingUntilMs = memory.standingUntilMs();
    track.standingM = memory.standingM();
    track.pausedMs = memory.pausedMs();
    track.movedOnMs = memory.movedOnMs();
    track.servedHalts = memory.servedHalts();
    track.servedMs = memory.servedMs();
    track.stretchFromM = memory.stretchFromM();
    track.stretchFromMs = memory.stretchFromMs();
    track.stretchPausedMs = memory.stretchPausedMs();
    track.revision = memory.revision();
    track.status = Convoy.Status.valueOf(memory.status());
    track.toldMs = memory.toldMs();
    return track;
  }

  ConvoyMemory memory() {
    return new ConvoyMemory(
        convoyId,
        knownSinceMs,
        newestMs,
        newestReceivedMs,
        seenMs,
        gathered,
        firstM,
        departedMs,
        departedM,
        headM,
        arrivedMs,
        onRouteMs,
        standingSinceMs,
        standingUntilMs,
        standingM,
        pausedMs,
        movedOnMs,
        servedHalts,
        servedMs,
        stretchFromM,
        stretchFromMs,
        stretchPausedMs,
        revision,
        status.name(),
        toldMs,
        List.copyOf(vehicles.values()),
        List.copyOf(episodes.values()),
        List.copyOf(forecasts));
  }

  boolean isHeard() {
    return newestMs > 0;
  }

  /** One of its vehicles is heard, wherever it is. */
  void hear(VehicleFix fix) {
    if (fix.timeMs() > newestMs) {
      newestMs = fix.timeMs();
      newestReceivedMs = fix.receivedMs();
    }
  }

  /** True before it was seen under way. */
  boolean isWaiting() {
    return departedMs == 0 && arrivedMs == 0;
  }

  boolean isUnderWay() {
    return departedMs > 0 && arrivedMs == 0;
  }

  boolean isArrived() {
    return arrivedMs > 0;
  }

  /** The believed vehicle that is foremost, the first by id before any is on the route; or null. */
  VehicleTrack lead() {
    VehicleTrack lead = null;
    for (VehicleTrack vehicle : vehicles.values()) {
      if (vehicle.standstill() != null && isAhead(vehicle, lead)) {
        lead = vehicle;
      }
    }
    return lead;
  }

  private boolean isAhead(VehicleTrack vehicle, VehicleTrack lead) {
    if (lead == null) {
      return true;
    }
    boolean heard = vehicle.isWithConvoyAt(seenMs);
    if (heard != lead.isWithConvoyAt(seenMs)) {
      return heard;
    }
    return vehicle.isPlaced() && (!lead.isPlaced() || vehicle.progressM() > lead.progressM());
  }
}
