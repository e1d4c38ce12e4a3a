package org.bluewatch.jobs.alert;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.detect.hotspot.HotspotReport;
import org.bluewatch.jobs.ingest.Sectors;
import org.bluewatch.jobs.metrics.ActiveAlerts;
import org.bluewatch.jobs.metrics.AlertCause;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/** Keeps the alerts that have not ended, and tells each change as a revision. One instance. */
public final class AlertFunction extends KnowledgeFunction<Integer, HotspotReport, Alert> {
  private static final long serialVersionUID = 1L;

  /** What the alerts that were raised or rose had waited for. */
  public static final OutputTag<AlertCause> CAUSES =
      new OutputTag<>("alert-causes", TypeInformation.of(AlertCause.class));

  private final RunInfo run;

  private transient Sectors sectors;
  private transient HotspotAlerts hotspotAlerts;
  private transient MapState<String, Alert> standing;
  private transient ActiveAlerts active;

  public AlertFunction(RunInfo run) {
    this.run = run;
  }

  /** The order of reports of one millisecond. */
  public static OrderedStreams.Order<HotspotReport> order() {
    return (a, b) -> {
      int byId = a.hotspot().hotspotId().compareTo(b.hotspot().hotspotId());
      return byId != 0 ? byId : Integer.compare(a.hotspot().revision(), b.hotspot().revision());
    };
  }

  @Override
  public Integer soleKey() {
    return OrderedStreams.SOLE_KEY;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    sectors = new Sectors();
    hotspotAlerts = new HotspotAlerts(run);
    standing =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "standing-alerts",
                    BasicTypeInfo.STRING_TYPE_INFO,
                    TypeInformation.of(Alert.class)));
    active = new ActiveAlerts(getRuntimeContext().getMetricGroup(), List.of(HotspotAlerts.KIND));
    standing.values().forEach(active::add);
  }

  @Override
  public void onReference(List<ReferenceUpdate> updates) {
    sectors.update(updates);
  }

  @Override
  public void onRecord(HotspotReport report, Context<Integer> context, Collector<Alert> out)
      throws Exception {
    Hotspot hotspot = report.hotspot();
    String alertId = HotspotAlerts.idOf(hotspot);
    String sector = sectors.sectorOf(hotspot.lat(), hotspot.lon()).orElse(null);
    Alert last = standing.get(alertId);
    Alert alert = hotspotAlerts.on(report, last, sector);
    out.collect(alert);
    if (last != null) {
      active.remove(last);
    }
    if (hotspot.status() == Hotspot.Status.OPEN) {
      standing.put(alertId, alert);
      active.add(alert);
      context.output(CAUSES, new AlertCause(alert.kind(), report.evidence().newestReceivedMs()));
    } else {
      standing.remove(alertId);
    }
  }
}
