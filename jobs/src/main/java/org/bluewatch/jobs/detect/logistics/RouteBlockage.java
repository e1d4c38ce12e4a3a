package org.bluewatch.jobs.detect.logistics;

import java.util.List;

/**
 * Something stands in the way of routes, or no longer.
 *
 * @param episodeId one from its beginning to its end
 * @param last true if no further report about it follows
 * @param sinceMs when it was seen, milliseconds since 1970 UTC
 * @param event wire code of what was seen
 * @param lat latitude in degrees
 * @param lon longitude in degrees
 * @param accuracyM radius of the position error in metres
 * @param routeIds routes it lies on, ascending, at least one
 * @param convoyIds convoys under way that have not passed it, ascending
 * @param dueConvoyIds convoys soon to depart that will have to pass it, ascending
 * @param detours the ways round it for convoys of both kinds that have one, those under way first;
 *     empty at its end
 * @param evidence ids of the reports, ascending, at least one
 * @param sources who reported it, each as stream and source, ascending
 * @param grade the best Admiralty grade among them, or null
 * @param evidenceReceivedMs when the newest of them became known
 */
public record RouteBlockage(
    String episodeId,
    Phase phase,
    boolean last,
    long knownMs,
    long sinceMs,
    String event,
    double lat,
    double lon,
    double accuracyM,
    List<String> routeIds,
    List<String> convoyIds,
    List<String> dueConvoyIds,
    List<Detour> detours,
    List<String> evidence,
    List<String> sources,
    String grade,
    long evidenceReceivedMs,
    String reason) {}
