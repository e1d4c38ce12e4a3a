package org.bluewatch.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bluewatch.common.geo.BadGeometry;
import org.bluewatch.common.geo.GeoJson;
import org.bluewatch.common.geo.GeometryType;

/** Reads {@code boundary.geojson} and the layers. */
final class FeatureFiles {
  static final String BOUNDARY = "boundary.geojson";

  private static final Set<GeometryType> BOUNDARY_TYPES =
      Set.of(GeometryType.POLYGON, GeometryType.MULTI_POLYGON);

  private final Path areaDir;
  private final Problems problems;

  FeatureFiles(Path areaDir, Problems problems) {
    this.areaDir = areaDir;
    this.problems = problems;
  }

  /** The geometry of the one feature of the boundary, empty if there is a problem with it. */
  Optional<JsonNode> boundary() {
    return AreaFile.read(areaDir.resolve(BOUNDARY), problems)
        .flatMap(this::boundaryGeometry)
        .flatMap(geometry -> checked(geometry, BOUNDARY_TYPES));
  }

  /** Reads the features of a layer and warns about those outside the boundary, if it is known. */
  void read(Layer layer, Subjects subjects, Optional<JsonNode> boundary) {
    Path file = areaDir.resolve(layer.fileName());
    if (!Files.exists(file)) {
      return;
    }
    Optional<Located> top = AreaFile.read(file, problems);
    if (top.isEmpty()) {
      subjects.addUnreadable(layer.kind());
      return;
    }
    Predicate<JsonNode> outside = boundary.map(GeoJson::outside).orElse(geometry -> false);
    for (Fields feature : features(top.get())) {
      checkProperties(layer, feature, subjects);
      geometry(feature)
          .flatMap(geometry -> checked(geometry, layer.geometryTypes()))
          .filter(outside)
          .ifPresent(geometry -> problems.warning(feature.located(), "lies outside the boundary"));
    }
  }

  private void checkProperties(Layer layer, Fields feature, Subjects subjects) {
    feature.require("type", "properties");
    feature.oneOf("type", List.of("Feature"));
    Fields properties = feature.section("properties");
    layer.check(properties);
    properties.addTo(subjects, layer.kind(), layer.idKey(), feature.located());
  }

  private List<Fields> features(Located top) {
    Fields collection = Fields.of(top, problems);
    collection.require("type", "features");
    collection.oneOf("type", List.of("FeatureCollection"));
    return collection.objects("features");
  }

  private Optional<Located> boundaryGeometry(Located top) {
    String type = top.field("type").map(value -> value.toJson().asText()).orElse("");
    if (type.equals("FeatureCollection")) {
      List<Fields> features = features(top);
      if (features.size() != 1) {
        problems.error(top, "expected exactly one feature, found " + features.size());
        return Optional.empty();
      }
      return geometry(features.get(0));
    }
    return type.equals("Feature") ? geometry(Fields.of(top, problems)) : Optional.of(top);
  }

  private static Optional<Located> geometry(Fields feature) {
    feature.require("geometry");
    return feature.value("geometry");
  }

  private Optional<JsonNode> checked(Located geometry, Set<GeometryType> allowed) {
    try {
      GeoJson.check(geometry.toJson(), allowed);
      return Optional.of(geometry.toJson());
    } catch (BadGeometry e) {
      problems.error(geometry.at(e.pointer()), e.getMessage());
      return Optional.empty();
    }
  }
}
