package org.bluewatch.jobs.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bluewatch.jobs.config.Area;

/**
 * What {@code up} is asked to do.
 *
 * @param areaFolder where the area was read from; its {@code streams} are fed
 * @param data folder below which all state is kept
 * @param feed false if records come from elsewhere, stamped by the broker's clock
 * @param speed knowledge seconds per second once live
 * @param runFor how long to run from the first live record, empty for ever
 * @param grafana the folder {@code grafana} of the project if dashboards are wanted, else empty
 * @param paging who is told of what people are to be told
 * @param ports loopback ports to use
 */
public record UpSettings(
    Area area,
    Path areaFolder,
    Path data,
    boolean feed,
    double speed,
    Optional<Duration> runFor,
    Optional<Path> grafana,
    Paging paging,
    Ports ports) {

  /**
   * Pages.
   *
   * @param alertmanagers addresses of all Alertmanagers of one cluster; nobody is paged without one
   * @param fallback who is told when no Alertmanager confirms a page, or Prometheus is silent;
   *     empty for nobody
   * @param exercise whether a recorded feed pages once it is live
   */
  public record Paging(List<URI> alertmanagers, Optional<URI> fallback, boolean exercise) {}

  /** False where nobody is ever paged: by a recorded feed that is not asked to, or by nothing. */
  boolean pagesAnybody() {
    return !paging.alertmanagers().isEmpty() && (!feed || paging.exercise());
  }

  /** Loopback ports; 0 is the port of the last start or else any free one. */
  public record Ports(int kafka, int postgres, int flink, int metrics, int pager) {
    void requireFree() {
      LoopbackPort.requireFree("Kafka", kafka);
      LoopbackPort.requireFree("PostgreSQL", postgres);
      LoopbackPort.requireFree("Flink", flink);
      LoopbackPort.requireFree("metrics", metrics);
      LoopbackPort.requireFree("pager", pager);
    }
  }
}
