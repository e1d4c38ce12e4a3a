package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;

/**
 * Something that stood out too little to be told, or enough: what it takes to learn how high chance
 * comes in this area.
 *
 * @param cells H3 cells of the disk that stood out most, ascending
 * @param peak greatest score so far
 * @param sinceMs when it began to stand out
 * @param lastMs when it last did
 */
public record ChanceEpisode(long[] cells, double peak, long sinceMs, long lastMs) {
  boolean overlaps(long[] sorted) {
    for (long cell : sorted) {
      if (Arrays.binarySearch(cells, cell) >= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChanceEpisode episode
        && peak == episode.peak
        && sinceMs == episode.sinceMs
        && lastMs == episode.lastMs
        && Arrays.equals(cells, episode.cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells) * 31 + Double.hashCode(peak);
  }

  @Override
  public String toString() {
    return "ChanceEpisode[" + cells.length + " cells, peak " + peak + "]";
  }
}
