package org.bluewatch.jobs.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code roster.yaml}: for a sector, or for {@code default}, the tiers that are notified one
 * after the other, each until it acknowledges.
 *
 * <pre>
 * default:
 *   tiers:
 *     - contacts: ["mail:duty-operations", "desk:watch"]
 *       acknowledgeWithin: {P1: 2m, P2: 15m}
 *     - contacts: ["mail:chief-of-operations"]
 *       acknowledgeWithin: {P1: 5m, P2: 30m}
 * </pre>
 *
 * A tier is notified of the priorities that it names. A contact is {@code channel:role}; a role is
 * a post, never a person, and no telephone number.
 */
final class RosterFile {
  private static final List<String> PRIORITIES = List.of("P1", "P2", "P3", "P4");
  private static final Pattern CONTACT = Pattern.compile("[a-z]+:[a-z][a-z0-9-]*");
  private static final Pattern MANY_DIGITS = Pattern.compile(".*[0-9]{6}.*");
  private static final String FALLBACK = "default";

  private final Subjects subjects;
  private final Problems problems;

  RosterFile(Subjects subjects, Problems problems) {
    this.subjects = subjects;
    this.problems = problems;
  }

  void read(Located top) {
    Fields rosters = Fields.of(top, problems);
    top.fields()
        .forEach(
            (sector, roster) -> {
              checkSector(sector, roster);
              checkRoster(rosters.section(sector));
              subjects.add("roster", sector, roster, roster);
            });
  }

  private void checkRoster(Fields roster) {
    roster.require("tiers");
    roster.list("tiers", this::checkTier);
    roster.rejectOthers();
  }

  private void checkSector(String sector, Located roster) {
    boolean known =
        subjects
            .find("zone", sector)
            .flatMap(zone -> zone.at("/properties").field("kind"))
            .filter(kind -> kind.toJson().asText().equals(ZoneKind.SECTOR.wire()))
            .isPresent();
    if (!known && !sector.equals(FALLBACK)) {
      problems.error(roster, "expected 'default' or the zoneId of a sector");
    }
  }

  private Optional<Located> checkTier(Located value) {
    Fields tier = Fields.of(value, problems);
    tier.require("contacts", "acknowledgeWithin");
    tier.list("contacts", contact -> checkContact(tier, contact));
    Fields within = tier.section("acknowledgeWithin");
    PRIORITIES.forEach(within::duration);
    within.rejectOthers();
    tier.rejectOthers();
    return Optional.of(value);
  }

  private static Optional<String> checkContact(Fields tier, Located contact) {
    String text = contact.toJson().asText();
    return CONTACT.matcher(text).matches() && !MANY_DIGITS.matcher(text).matches()
        ? Optional.of(text)
        : tier.expected(contact, "a channel and a role such as mail:duty-sector-north");
  }
}
