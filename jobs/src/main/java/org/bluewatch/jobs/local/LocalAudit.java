package org.bluewatch.jobs.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bluewatch.jobs.paging.AuditSource;

/** The audit in the data folder of an {@code up} that does not run. */
public final class LocalAudit {
  private LocalAudit() {}

  /**
   * Reads it through a broker that is started for that and stopped again.
   *
   * @param data the data folder
   */
  public static AuditSource of(Path data) {
    return each -> {
      if (!Files.isDirectory(data.resolve("kafka"))) {
        throw new IOException(data + " is no data folder of bluewatch up");
      }
      try (DataFolder folder = DataFolder.open(data);
          LocalKafka kafka = LocalKafka.start(folder.kafka(), LoopbackPort.ANY)) {
        AuditSource.kafka(kafka.client()).read(each);
      } catch (LocalFault e) {
        throw new IOException(e.getMessage(), e);
      }
    };
  }
}
