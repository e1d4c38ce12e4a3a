package org.bluewatch.jobs.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bluewatch.common.model.ReferenceUpdate;
import org.junit.jupiter.api.Test;

class ReferenceVersionsTest {
  private final ReferenceVersions versions = new ReferenceVersions();

  @Test
  void aVersionComesIntoForceAtItsOwnTime() {
    versions.add(version("zone/Z1", 100, "new"));

    assertThat(versions.nextMs()).isEqualTo(100);
    assertThat(versions.advanceTo(99)).isEmpty();
    assertThat(versions.inForce()).isEmpty();
    assertThat(versions.advanceTo(100)).containsExactly(version("zone/Z1", 100, "new"));
    assertThat(versions.inForce()).containsExactly(version("zone/Z1", 100, "new"));
    assertThat(versions.nextMs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    var other = new ReferenceVersions();
    var updates =
        List.of(
            version("zone/Z1", 100, "a"),
            version("zone/Z1", 100, "b"),
            version("zone/Z2", 90, "x"),
            version("zone/Z1", 110, null));
    updates.forEach(versions::add);
    List.of(updates.get(3), updates.get(1), updates.get(0), updates.get(2)).forEach(other::add);

    assertThat(versions.advanceTo(100)).isEqualTo(other.advanceTo(100));
    assertThat(versions.inForce())
        .containsExactly(version("zone/Z1", 100, "b"), version("zone/Z2", 90, "x"));
    assertThat(other.inForce()).containsExactlyElementsOf(versions.inForce());
  }

  @Test
  void aDeletionTakesASubjectOutOfForce() {
    versions.restoreInForce(version("zone/Z1", 0, "old"));
    versions.add(version("zone/Z1", 100, null));

    assertThat(versions.advanceTo(100)).containsExactly(version("zone/Z1", 100, null));
    assertThat(versions.inForce()).isEmpty();
  }

  private static ReferenceUpdate version(String key, long receivedMs, String json) {
    return new ReferenceUpdate(key, receivedMs, json);
  }
}
