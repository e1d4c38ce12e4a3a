package org.bluewatch.common.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was observed. Wire codes are lower case with hyphens, e.g. {@code ied-blast}. */
public enum EventCode {
  GUNFIRE(Category.VIOLENCE),
  SHELLING(Category.VIOLENCE),
  EXPLOSION(Category.VIOLENCE),
  AIRSTRIKE(Category.VIOLENCE),
  AMBUSH(Category.VIOLENCE),
  IED_FOUND(Category.VIOLENCE),
  IED_BLAST(Category.VIOLENCE),
  MINE(Category.VIOLENCE),
  ASSASSINATION(Category.VIOLENCE),
  ABDUCTION(Category.VIOLENCE),
  ATTACK_ON_CIVILIANS(Category.VIOLENCE),
  ATTACK_ON_PEACEKEEPERS(Category.VIOLENCE),
  CLASH(Category.VIOLENCE),
  LOOTING(Category.VIOLENCE),
  VIOLENT_PROTEST(Category.VIOLENCE),
  SEXUAL_VIOLENCE(Category.RESTRICTED),
  CHILD_RECRUITMENT(Category.RESTRICTED),
  ARBITRARY_DETENTION(Category.RESTRICTED),
  ARMED_GROUP(Category.PRESENCE),
  HEAVY_WEAPON(Category.PRESENCE),
  VEHICLE_GROUP(Category.PRESENCE),
  CROWD(Category.PRESENCE),
  PROTEST(Category.PRESENCE),
  DISPLACEMENT(Category.MOVEMENT),
  CHECKPOINT_COUNT(Category.MOVEMENT),
  DDR_REGISTERED(Category.DDR),
  DDR_DISARMED(Category.DDR),
  DDR_CANTONED(Category.DDR),
  ROADBLOCK(Category.LOGISTICS),
  BRIDGE_OUT(Category.LOGISTICS),
  ROAD_FLOODED(Category.LOGISTICS),
  ROAD_DAMAGE(Category.LOGISTICS),
  CHECKPOINT(Category.LOGISTICS),
  BREAKDOWN(Category.LOGISTICS),
  HIJACK(Category.LOGISTICS),
  FIRE(Category.ENVIRONMENT),
  FLOOD(Category.ENVIRONMENT),
  HEARTBEAT(Category.EFFORT),
  FOOTPRINT(Category.EFFORT),
  PATROL(Category.EFFORT);

  /** The family of an event, which decides which detectors look at it. */
  public enum Category {
    VIOLENCE,
    /** Counted, but never placed on a map or in a page finer than the sector. */
    RESTRICTED,
    PRESENCE,
    MOVEMENT,
    /** Disarmament, demobilisation and reintegration: counts only. */
    DDR,
    LOGISTICS,
    ENVIRONMENT,
    /** Somebody looked or went, and saw nothing. */
    EFFORT
  }

  private static final Map<String, EventCode> BY_WIRE = new HashMap<>();

  static {
    for (EventCode code : values()) {
      BY_WIRE.put(code.wire, code);
    }
  }

  private final Category category;
  private final String wire;

  EventCode(Category category) {
    this.category = category;
    this.wire = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Category category() {
    return category;
  }

  /** The code on the wire, e.g. {@code attack-on-civilians}. */
  public String wire() {
    return wire;
  }

  /** The event of a wire code, empty if the code is unknown. The match is exact. */
  public static Optional<EventCode> ofWire(String wire) {
    return Optional.ofNullable(BY_WIRE.get(wire));
  }
}
