package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.RouteCondition;

/** What is said at one moment of knowledge: of each object at most one record of a kind. */
final class Reports {
  final List<Convoy> convoys = new ArrayList<>();
  final List<RouteCondition> routes = new ArrayList<>();
  final List<ConvoyDisruption> disruptions = new ArrayList<>();
  final List<RouteBlockage> blockages = new ArrayList<>();
  final List<SupplyShortfall> shortfalls = new ArrayList<>();

  /** Adds a report; of several about one episode at one moment the last counts. */
  void add(ConvoyDisruption disruption) {
    disruptions.removeIf(told -> told.episodeId().equals(disruption.episodeId()));
    disruptions.add(disruption);
  }

  /** Adds a report; of several about one blockage at one moment the last counts. */
  void add(RouteBlockage blockage) {
    blockages.removeIf(told -> told.episodeId().equals(blockage.episodeId()));
    blockages.add(blockage);
  }

  /** Adds a report; of several about one shortfall at one moment the last counts. */
  void add(SupplyShortfall shortfall) {
    shortfalls.removeIf(told -> told.episodeId().equals(shortfall.episodeId()));
    shortfalls.add(shortfall);
  }

  boolean isEmpty() {
    return convoys.isEmpty()
        && routes.isEmpty()
        && disruptions.isEmpty()
        && blockages.isEmpty()
        && shortfalls.isEmpty();
  }
}
