package org.bluewatch.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.bluewatch.common.geo.SectorIndex;
import org.bluewatch.common.model.ReferenceUpdate;

/** The sectors in force: zones of kind {@code sector} out of the reference data. */
public final class Sectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SectorIndex index = new SectorIndex();

  /** Takes over changed zones. */
  public void update(List<ReferenceUpdate> updates) {
    for (ReferenceUpdate update : updates) {
      if (update.kind().equals("zone")) {
        updateZone(update);
      }
    }
  }

  private void updateZone(ReferenceUpdate update) {
    index.remove(update.id());
    if (update.json() == null) {
      return;
    }
    JsonNode feature = parse(update.json());
    boolean sector = feature.at("/properties/kind").asText().equals("sector");
    if (sector && feature.hasNonNull("geometry")) {
      index.put(update.id(), feature.get("geometry").toString());
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a reference update that passed the decoder", e);
    }
  }

  /** The zoneId of the sector at a position in degrees. */
  public Optional<String> sectorOf(double lat, double lon) {
    return index.sectorOf(lat, lon);
  }
}
