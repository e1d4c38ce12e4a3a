package org.bluewatch.common.model;

/**
 * What only a patrol report says. Every component may be null.
 *
 * @param severity 1 (slight) to 5 (grave)
 * @param killed number of people killed
 * @param injured number of people injured
 * @param sex of the people counted, as the report words it
 * @param ageBand of the people counted, as the report words it
 * @param reliability of the source, Admiralty code A to F; F means unknown
 * @param credibility of the information, Admiralty code 1 to 6; 6 means unknown
 * @param party who is held responsible
 * @param civilians number of civilians affected
 * @param text free text with phone- and identity-shaped digits already masked
 * @param track the line the patrol followed
 */
public record PatrolDetail(
    Integer severity,
    Integer killed,
    Integer injured,
    String sex,
    String ageBand,
    String reliability,
    Integer credibility,
    String party,
    Integer civilians,
    String text,
    GeoPath track) {

  /**
   * The Admiralty grade, for example B2; F and 6 stand where one half is not said, null where both
   * are not. Of two grades the one that sorts first is the better.
   */
  public String grade() {
    if (reliability == null && credibility == null) {
      return null;
    }
    return (reliability == null ? "F" : reliability) + (credibility == null ? 6 : credibility);
  }
}
