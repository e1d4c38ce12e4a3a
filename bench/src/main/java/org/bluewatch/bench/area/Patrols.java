package org.bluewatch.bench.area;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bluewatch.bench.Draw;
import org.bluewatch.common.model.EventCode;

/**
 * Simulated patrols: each base sends one on most days, round a loop that begins at the base, and
 * they report what they met by radio or, hours later, in writing. They never report {@code clash}
 * or {@code attack-on-civilians}: those codes stay with the real events.
 */
final class Patrols {
  private static final double GOES_PER_DAY = 0.8;
  private static final double MEETS = 0.5;
  private static final double BY_RADIO = 0.3;
  private static final int TRACK_POINTS = 10;
  private static final List<EventCode> MET =
      List.of(
          EventCode.ARMED_GROUP,
          EventCode.ARMED_GROUP,
          EventCode.ARMED_GROUP,
          EventCode.CHECKPOINT,
          EventCode.CHECKPOINT,
          EventCode.DISPLACEMENT,
          EventCode.DISPLACEMENT,
          EventCode.DDR_REGISTERED,
          EventCode.CROWD,
          EventCode.ROAD_DAMAGE,
          EventCode.BREAKDOWN,
          EventCode.IED_FOUND);

  /** Nobody goes to Grimari between these days, longer than its zone allows. */
  private static final Instant GRIMARI_LEFT = Instant.parse("2022-12-09T00:00:00Z");

  private static final Instant GRIMARI_BACK = Instant.parse("2022-12-16T00:00:00Z");

  private final Towns towns;
  private final Territory territory;
  private final List<Line> lines = new ArrayList<>();

  Patrols(Towns towns, Territory territory) {
    this.towns = towns;
    this.territory = territory;
  }

  List<Line> reports(ConvoyPlan plan, Script script, Diary diary) {
    for (Instant day = Script.FROM;
        day.isBefore(Script.UNTIL);
        day = day.plus(Duration.ofDays(1))) {
      for (Towns.Site base : towns.bases()) {
        Draw draw = Draw.of(CentralAfrica.SEED, "patrol", base.siteId(), day);
        if (draw.chance(GOES_PER_DAY)) {
          patrol("SIM-P-" + Routes.id(base.town()), base.spot(), 10_000, day, draw);
        }
      }
      visitGrimari(day);
    }
    diary.note(
        "zone-empty",
        "X-VISIT-GRIMARI",
        GRIMARI_LEFT,
        GRIMARI_BACK,
        "no patrol for a week, 72 h are allowed");
    roadblocks(plan, script, diary);
    ambushes(plan, diary);
    corrections();
    return lines;
  }

  private void visitGrimari(Instant day) {
    boolean every2nd = day.getEpochSecond() / 86_400 % 2 == 0;
    boolean away = !day.isBefore(GRIMARI_LEFT) && day.isBefore(GRIMARI_BACK);
    if (every2nd && !away) {
      patrol(
          "SIM-P-GRIMARI",
          towns.spot("Grimari"),
          1_500,
          day,
          Draw.of(CentralAfrica.SEED, "patrol", "Grimari", day));
    }
  }

  private void patrol(String patrolId, Spot base, double radiusM, Instant day, Draw draw) {
    List<Spot> track = loop(base, radiusM, draw);
    while (!track.stream().allMatch(territory::covers)) {
      track = loop(base, radiusM, draw);
    }
    String id = patrolId + "-" + day.toString().substring(0, 10);
    Instant start = day.plusSeconds(draw.between(6 * 3_600, 8 * 3_600));
    Instant end = start.plusSeconds(draw.between(4 * 3_600, 7 * 3_600));
    Instant filed = end.plusSeconds((long) Math.min(4 * 86_400, draw.lognormal(6 * 3_600, 0.9)));
    Map<String, Object> went = report(id, patrolId, start, filed, base, EventCode.PATROL);
    went.put("timeEnd", end.toString());
    went.put("track", Json.line(track));
    lines.add(Line.of(filed, went));
    if (draw.chance(MEETS)) {
      meet(id, patrolId, start, filed, draw.pick(track), draw);
    }
  }

  /** Round a circle through the base, open at the end so that it never touches itself. */
  private static List<Spot> loop(Spot base, double radiusM, Draw draw) {
    double bearingDeg = draw.between(0.0, 360.0);
    Spot centre = base.at(radiusM, bearingDeg);
    List<Spot> track = new ArrayList<>(List.of(base));
    for (int i = 1; i < TRACK_POINTS; i++) {
      double share = draw.between(0.8, 1.1);
      track.add(centre.at(radiusM * share, bearingDeg + 180 + 340.0 * i / TRACK_POINTS));
    }
    return track;
  }

  private void meet(
      String id, String patrolId, Instant start, Instant filed, Spot spot, Draw draw) {
    EventCode code = draw.pick(MET);
    Instant time = start.plusSeconds(draw.between(1_800, 4 * 3_600 - 600));
    Instant received = draw.chance(BY_RADIO) ? time.plusSeconds(draw.between(300, 2_400)) : filed;
    Map<String, Object> met = report(id + "-1", patrolId, time, received, spot, code);
    switch (code) {
      case ARMED_GROUP -> met.put("count", draw.between(4, 40));
      case DISPLACEMENT, CROWD -> met.put("count", draw.between(20, 600));
      case DDR_REGISTERED -> {
        met.put("count", draw.between(1, 25));
        met.put("sex", draw.pick(List.of("female", "male")));
        met.put("ageBand", "18-59");
      }
      default -> {}
    }
    lines.add(Line.of(received, met));
  }

  private void roadblocks(ConvoyPlan plan, Script script, Diary diary) {
    roadblock(plan.convoy("SIM-C-BANGUI-BAMBARI-20221116"), script, "2022-11-16T10:30:00Z", diary);
    roadblock(plan.convoy("SIM-C-BAMBARI-BRIA-20221231"), script, "2022-12-31T06:10:00Z", diary);
  }

  /** A roadblock two kilometres behind the place where this convoy comes to stand. */
  private void roadblock(Convoy convoy, Script script, String reported, Diary diary) {
    Course course = convoy.course();
    Spot place = course.at(script.of(convoy.convoyId()).get(0).share() * course.lengthM() + 2_000);
    Instant received = Instant.parse(reported);
    String patrolId = "SIM-P-" + Routes.id(convoy.from().town());
    Map<String, Object> block =
        report(
            patrolId + "-block-" + reported.substring(0, 10),
            patrolId,
            received.minusSeconds(1_500),
            received,
            place,
            EventCode.ROADBLOCK);
    lines.add(Line.of(received, block));
    diary.note(
        "route-blocked",
        convoy.route().routeId(),
        received,
        received,
        "roadblock in front of " + convoy.convoyId());
  }

  /** Six ambushes within thirteen hours on the road to Bria: a hotspot in the live minutes. */
  private void ambushes(ConvoyPlan plan, Diary diary) {
    Course course = plan.convoy("SIM-C-BAMBARI-BRIA-20221231").course();
    Draw draw = Draw.of(CentralAfrica.SEED, "ambushes");
    Instant first = Instant.parse("2022-12-30T09:30:00Z");
    Instant known = first;
    for (int i = 0; i < 6; i++) {
      Instant time = first.plusSeconds(9_000L * i + draw.between(0, 1_800));
      known = time.plusSeconds(draw.between(1_200, 3_000));
      Spot place = course.at(draw.between(0.3, 0.45) * course.lengthM()).scattered(4_000, draw);
      String patrolId = i % 2 == 0 ? "SIM-P-BAMBARI" : "SIM-P-BRIA";
      Map<String, Object> ambush =
          report(patrolId + "-ambush-" + i, patrolId, time, known, place, EventCode.AMBUSH);
      ambush.put("severity", draw.between(2, 4));
      ambush.put("killed", draw.between(0, 2));
      lines.add(Line.of(known, ambush));
    }
    diary.note("hotspot", "L-BAMBARI-BRIA", first, known, "six simulated ambushes along the road");
  }

  /** One report counted anew, one taken back. */
  private void corrections() {
    Instant time = Instant.parse("2022-12-05T10:00:00Z");
    Spot spot = towns.base("Bria").spot().at(6_000, 200);
    String patrolId = "SIM-P-BRIA";
    for (String id : List.of("SIM-P-BRIA-recount", "SIM-P-BRIA-mistake")) {
      Map<String, Object> first =
          report(id, patrolId, time, time.plusSeconds(1_800), spot, EventCode.ARMED_GROUP);
      first.put("count", 60);
      lines.add(Line.of(time.plusSeconds(1_800), first));
      Map<String, Object> second =
          report(id, patrolId, time, time.plusSeconds(90_000), spot, EventCode.ARMED_GROUP);
      second.put("revision", 2);
      second.put("count", 15);
      if (id.endsWith("mistake")) {
        second.put("status", "retracted");
      }
      lines.add(Line.of(time.plusSeconds(90_000), second));
    }
  }

  private static Map<String, Object> report(
      String id, String patrolId, Instant time, Instant received, Spot spot, EventCode code) {
    return Json.object(
        "id",
        id,
        "patrolId",
        patrolId,
        "time",
        time.toString(),
        "received",
        received.toString(),
        "lat",
        Json.degrees(spot.lat()),
        "lon",
        Json.degrees(spot.lon()),
        "accuracyM",
        100,
        "event",
        code.wire(),
        "reliability",
        "B",
        "credibility",
        2,
        "text",
        "simulated");
  }
}
