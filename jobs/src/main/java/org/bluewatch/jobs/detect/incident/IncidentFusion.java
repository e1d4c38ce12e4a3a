package org.bluewatch.jobs.detect.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.bluewatch.common.codec.ContentId;
import org.bluewatch.jobs.config.IncidentSettings;
import org.bluewatch.jobs.order.Agenda;

/**
 * Puts together what several reports say of one incident. Which reports these are does not depend
 * on the order in which they became known, as long as they became known in time to join: {@link
 * Nearness} says which two can speak of one incident, and an incident is all that such pairs
 * connect.
 *
 * <p>It takes in changes, and says what follows when it is asked: {@link #take}, once everything of
 * a moment of knowledge was heard, and at {@link #nextMs}.
 */
public final class IncidentFusion {
  /** Reports join until knowledge time has passed the end of an incident by so much. */
  static final long JOINABLE_MS = 72 * 3_600_000L;

  /** So long after its last change the reports of an incident can still be revised. */
  static final long REVISABLE_MS = 30L * 86_400_000;

  private static final double DAY_MS = 86_400_000;

  private static final String OPENINGS = "openings";
  private static final String INCIDENT = "incident/";

  private final String area;
  private final long quietAfterMs;
  private final long staleAfterMs;
  private final Nearness nearness;
  private final NearbyEvents nearby;

  private final Map<String, TrackedIncident> byId = new HashMap<>();
  private final Map<String, TrackedIncident> byMember = new HashMap<>();
  private final Openings openings = new Openings();
  private final Agenda agenda = new Agenda();

  private final Set<String> changedIncidents = new HashSet<>();
  private final Set<String> changedMembers = new HashSet<>();
  private final Set<String> changedOpenings = new HashSet<>();

  private long beganMs = Long.MAX_VALUE;
  private int open;

  /**
   * @param area name of the area of operations
   */
  public IncidentFusion(String area, IncidentSettings settings) {
    this.area = area;
    this.quietAfterMs = settings.quietAfter().toMillis();
    this.staleAfterMs = settings.staleAfter().toMillis();
    this.nearness = new Nearness(settings);
    this.nearby = new NearbyEvents(nearness, settings.withinM());
  }

  /** Number of incidents that are open. */
  public int open() {
    return open;
  }

  /** When there is next something to say or to forget, {@link Long#MAX_VALUE} if never. */
  public long nextMs() {
    return agenda.nextMs();
  }

  /** Takes in what changed, at a moment of knowledge not before that of the last change. */
  public void on(IncidentChange change, long nowMs) {
    beganMs = Math.min(beganMs, nowMs);
    IncidentEvent before = change.before();
    IncidentEvent after = change.after();
    TrackedIncident holder = before == null ? null : byMember.get(before.key());
    if (after == null) {
      if (holder != null) {
        takeBack(holder, before.key(), nowMs);
      }
      return;
    }
    SortedSet<TrackedIncident> near = joinable(after, nowMs);
    if (holder != null && (near.contains(holder) || nearness.sameThing(before, after))) {
      revise(holder, near, after, nowMs);
      return;
    }
    if (holder != null) {
      takeBack(holder, before.key(), nowMs);
      near.remove(holder);
    }
    join(near.isEmpty() ? begin(after, nowMs) : oneOf(near, nowMs), after, nowMs);
  }

  private SortedSet<TrackedIncident> joinable(IncidentEvent event, long nowMs) {
    SortedSet<TrackedIncident> near = nearby.near(event);
    near.removeIf(incident -> nowMs > joinableUntilMs(incident));
    return near;
  }

  private static long joinableUntilMs(TrackedIncident incident) {
    return incident.members.toMs() + JOINABLE_MS;
  }

  private TrackedIncident begin(IncidentEvent event, long nowMs) {
    String id = ContentId.of("IN", area + '|' + event.key() + '|' + nowMs);
    var incident = new TrackedIncident(id, nowMs, event.cell());
    incident.joinable = nearness.isExact(event);
    byId.put(id, incident);
    open++;
    openings.add(new Opening(id, nowMs, event.cell()));
    changedOpenings.add(id);
    agenda.put(OPENINGS, openings.nextMs());
    return incident;
  }

  private void join(TrackedIncident incident, IncidentEvent event, long nowMs) {
    incident.news = incident.news.join();
    put(incident, event, nowMs);
    touch(incident, nowMs, TellingPace.atOnce(incident));
  }

  private void revise(
      TrackedIncident holder, SortedSet<TrackedIncident> near, IncidentEvent after, long nowMs) {
    boolean mayJoin = nowMs <= joinableUntilMs(holder);
    IncidentEvent before = remove(holder, after.key());
    // One that was known too vaguely to be near anything may be so no more.
    holder.joinable |= mayJoin && !nearness.isExact(before) && nearness.isExact(after);
    near.add(holder);
    // What can be joined no more stays as it is, but for its own reports.
    TrackedIncident incident = mayJoin && holder.joinable ? oneOf(near, nowMs) : holder;
    incident.news = incident.news.revise();
    put(incident, after, nowMs);
    touch(incident, nowMs, TellingPace.atOnce(incident));
  }

  private void put(TrackedIncident incident, IncidentEvent event, long nowMs) {
    boolean fresh = isFresh(event);
    if (incident.open) {
      incident.fresh |= fresh;
    } else {
      reopen(incident, fresh);
    }
    incident.newsMs = nowMs;
    add(incident, event);
  }

  private void reopen(TrackedIncident incident, boolean fresh) {
    incident.open = true;
    open++;
    incident.fresh = fresh;
    incident.news = incident.news.reopen();
    incident.urgent = true;
  }

  private boolean isFresh(IncidentEvent event) {
    return event.spanMs() <= staleAfterMs && event.receivedMs() - event.timeEndMs() <= staleAfterMs;
  }

  private void add(TrackedIncident incident, IncidentEvent event) {
    incident.members.put(event);
    byMember.put(event.key(), incident);
    changedMembers.add(event.key());
    if (incident.joinable) {
      nearby.add(incident, event);
    }
  }

  private IncidentEvent remove(TrackedIncident incident, String key) {
    IncidentEvent event = incident.members.remove(key);
    byMember.remove(key);
    changedMembers.add(key);
    if (incident.joinable) {
      nearby.remove(incident, event);
    }
    return event;
  }

  private void takeBack(TrackedIncident incident, String key, long nowMs) {
    remove(incident, key);
    incident.news = incident.news.takeBack();
    touch(incident, nowMs, false);
  }

  /** Makes one incident of several: the one first known, to which the others are added. */
  private TrackedIncident oneOf(SortedSet<TrackedIncident> incidents, long nowMs) {
    TrackedIncident first = incidents.first();
    for (TrackedIncident other : incidents) {
      if (other != first) {
        absorb(first, other, nowMs);
      }
    }
    return first;
  }

  private void absorb(TrackedIncident first, TrackedIncident other, long nowMs) {
    for (IncidentEvent event : List.copyOf(other.members.all())) {
      remove(other, event.key());
      add(first, event);
    }
    if (other.open && !first.open) {
      reopen(first, other.fresh);
    }
    first.fresh |= other.open && other.fresh;
    first.newsMs = Math.max(first.newsMs, other.newsMs);
    if (other.last != null) {
      first.news = first.news.absorb(other.id);
    }
    other.mergedInto = first.id;
    touch(other, nowMs, true);
    touch(first, nowMs, true);
  }

  private void touch(TrackedIncident incident, long nowMs, boolean atOnce) {
    incident.changed(nowMs, atOnce);
    schedule(incident);
  }

  private void schedule(TrackedIncident incident) {
    changedIncidents.add(incident.id);
    agenda.put(INCIDENT + incident.id, dueMs(incident));
  }

  private long dueMs(TrackedIncident incident) {
    if (incident.urgent || incident.members.isEmpty()) {
      return incident.changedMs;
    }
    long dueMs = Long.MAX_VALUE;
    if (incident.untoldSinceMs != Long.MAX_VALUE) {
      dueMs = incident.untoldSinceMs + TellingPace.PATIENCE_MS;
    }
    if (incident.open) {
      dueMs = Math.min(dueMs, incident.newsMs + quietAfterMs);
    }
    if (incident.joinable) {
      dueMs = Math.min(dueMs, joinableUntilMs(incident) + 1);
    }
    return dueMs == Long.MAX_VALUE ? forgetMs(incident) : dueMs;
  }

  private static long forgetMs(TrackedIncident incident) {
    return incident.changedMs + (incident.members.revisable() ? REVISABLE_MS : 0);
  }

  /** What is to be said at a moment of knowledge, once everything of it was heard. */
  public List<IncidentReport> take(long nowMs) {
    List<IncidentReport> reports = new ArrayList<>();
    for (String subject : agenda.take(nowMs)) {
      if (subject.equals(OPENINGS)) {
        changedOpenings.addAll(openings.forget(nowMs));
        agenda.put(OPENINGS, openings.nextMs());
      } else {
        attend(byId.get(subject.substring(INCIDENT.length())), nowMs, reports);
      }
    }
    return reports;
  }

  private void attend(TrackedIncident incident, long nowMs, List<IncidentReport> reports) {
    if (incident.members.isEmpty()) {
      if (incident.last != null) {
        reports.add(IncidentTelling.withdraw(incident, nowMs));
      }
      openings.remove(incident.id);
      changedOpenings.add(incident.id);
      forget(incident);
      return;
    }
    boolean closes = incident.open && nowMs >= incident.newsMs + quietAfterMs;
    if (closes) {
      incident.open = false;
      open--;
    }
    boolean waited = nowMs - incident.untoldSinceMs >= TellingPace.PATIENCE_MS;
    if (closes || waited || incident.urgent) {
      double historyDays = Math.min(nowMs - beganMs, Openings.KEPT_MS) / DAY_MS;
      int others = openings.others(incident);
      reports.add(IncidentTelling.tell(incident, closes, others, historyDays, nowMs));
    }
    if (incident.joinable && nowMs > joinableUntilMs(incident)) {
      incident.members.all().forEach(event -> nearby.remove(incident, event));
      incident.joinable = false;
    }
    if (!incident.open && !incident.joinable && nowMs >= forgetMs(incident)) {
      forget(incident);
    } else {
      schedule(incident);
    }
  }

  private void forget(TrackedIncident incident) {
    for (IncidentEvent event : List.copyOf(incident.members.all())) {
      remove(incident, event.key());
    }
    open -= incident.open ? 1 : 0;
    byId.remove(incident.id);
    changedIncidents.add(incident.id);
  }

  /** What changed since it was asked last. */
  IncidentsMemory takeChanges() {
    var members = new HashMap<String, IncidentMember>();
    for (String key : changedMembers) {
      TrackedIncident holder = byMember.get(key);
      members.put(
          key, holder == null ? null : new IncidentMember(holder.id, holder.members.get(key)));
    }
    var incidents = new HashMap<String, IncidentMemory>();
    for (String id : changedIncidents) {
      TrackedIncident incident = byId.get(id);
      incidents.put(id, incident == null ? null : incident.memory());
    }
    var opened = new HashMap<String, Opening>();
    changedOpenings.forEach(id -> opened.put(id, openings.get(id)));
    changedMembers.clear();
    changedIncidents.clear();
    changedOpenings.clear();
    return new IncidentsMemory(beganMs, members, incidents, opened);
  }

  /** Goes on from what was kept; to be called before anything else. */
  void restore(IncidentsMemory memory) {
    beganMs = memory.beganMs();
    for (IncidentMemory each : memory.incidents().values()) {
      TrackedIncident incident = TrackedIncident.of(each);
      byId.put(incident.id, incident);
      open += incident.open ? 1 : 0;
    }
    for (IncidentMember member : memory.members().values()) {
      add(byId.get(member.incidentId()), member.event());
    }
    memory.openings().values().stream().sorted(Openings.BY_KNOWN).forEach(openings::add);
    agenda.put(OPENINGS, openings.nextMs());
    byId.values().forEach(this::schedule);
    changedMembers.clear();
    changedIncidents.clear();
  }
}
