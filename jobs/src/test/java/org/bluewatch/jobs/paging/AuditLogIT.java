package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.jobs.local.LocalKafka;
import org.bluewatch.jobs.local.LocalTopics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AuditLogIT {
  private final TestClock clock = new TestClock();

  @TempDir Path folder;

  @Test
  void whereTheBeginningIsGoneWhatIsLeftIsReadAndTheBreakShows() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      // Given an audit of three entries that lost its first
      LocalTopics.create(kafka.bootstrapServers(), 1, false);
      Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
      try (AuditLog audit = audit(client, new SimpleMeterRegistry())) {
        audit.open(entry -> {});
        for (int i = 0; i < 3; i++) {
          audit.add(
              AuditEntry.Kind.SENDER, null, null, null, JsonNodeFactory.instance.objectNode());
        }
      }
      try (Admin admin = Admin.create(client)) {
        admin
            .deleteRecords(Map.of(new TopicPartition("audit", 0), RecordsToDelete.beforeOffset(1)))
            .all()
            .get();
      }

      // When a sender opens it
      List<Long> found = new ArrayList<>();
      SimpleMeterRegistry registry = new SimpleMeterRegistry();
      try (AuditLog audit = audit(client, registry)) {
        audit.open(entry -> found.add(entry.seq()));
      }

      // Then it knows the others, and says that the chain does not hold
      assertThat(found).containsExactly(2L, 3L);
      assertThat(registry.get("bluewatch.audit.broken").gauge().value()).isEqualTo(1);
    }
  }

  private AuditLog audit(Map<String, Object> client, SimpleMeterRegistry registry) {
    return new AuditLog(client, "live", clock.forPager(), new PagerMetrics(registry));
  }
}
