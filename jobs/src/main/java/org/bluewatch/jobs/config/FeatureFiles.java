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
    return AreaFile.read(areaDir.resolve("boundary.geojson"), problems)
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
    for (Located feature : features(top.get())) {
      read(layer, feature, subjects);
      geometry(feature)
          .flatMap(geometry -> checked(geometry, layer.geometryTypes()))
          .filter(outside)
          .ifPresent(geometry -> problems.warning(feature, "lies outside the boundary"));
    }
  }

  private void read(Layer layer, Located feature, Subjects subjects) {
    Fields fields = Fields.of(feature, problems);
    fields.require("type", "properties");
    fields.oneOf("type", List.of("Feature"));
    Fields properties = fields.section("properties");
    layer.check(properties);
    properties.addTo(subjects, layer.kind(), layer.idKey(), feature);
  }

  private List<Located> features(Located top) {
    Fields collection = Fields.of(top, problems);
    collection.require("type", "features");
    collection.oneOf("type", List.of("FeatureCollection"));
    Optional<Located> features = collection.value("features");
    features.filter(list -> !list.isArray()).ifPresent(odd -> collection.expected(odd, "a list"));
    return features.map(Located::items).orElse(List.of());
  }

  private Optional<Located> boundaryGeometry(Located top) {
    String type = top.field("type").map(value -> value.toJson().asText()).orElse("");
    if (type.equals("FeatureCollection")) {
      List<Located> features = features(top);
      if (features.size() != 1) {
        problems.error(top, "expected exactly one feature, found " + features.size());
        return Optional.empty();
      }
      return geometry(features.get(0));
    }
    return type.equals("Feature") ? geometry(top) : Optional.of(top);
  }

  private Optional<Located> geometry(Located feature) {
    Fields fields = Fields.of(feature, problems);
    fields.require("geometry");
    return fields.value("geometry");
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
