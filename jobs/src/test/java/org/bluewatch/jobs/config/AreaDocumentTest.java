package org.bluewatch.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/area.md speaks of everything that an area may say. */
class AreaDocumentTest {
  private final String document;

  AreaDocumentTest() throws IOException {
    document = Files.readString(Path.of("..", "docs", "area.md"));
  }

  @Test
  void everySettingIsDocumented() {
    assertThat(settings(AreaSettings.class)).allSatisfy(this::isDocumented);
  }

  @Test
  void everyLayerAndKindOfZoneIsDocumented() {
    assertThat(Layer.ALL).extracting(Layer::fileName).allSatisfy(this::isDocumented);
    assertThat(Layer.ALL).extracting(Layer::idKey).allSatisfy(this::isDocumented);
    assertThat(ZoneKind.wireNames()).allSatisfy(this::isDocumented);
  }

  private void isDocumented(String key) {
    assertThat(document).contains("`" + key + "`");
  }

  /** The names of the components of a settings record and of the records in it. */
  private static Stream<String> settings(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .flatMap(component -> Stream.concat(Stream.of(component.getName()), nested(component)));
  }

  private static Stream<String> nested(RecordComponent component) {
    return component.getType().isRecord() ? settings(component.getType()) : Stream.empty();
  }
}
