package org.bluewatch.jobs.alert;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.detect.hotspot.HotspotReport;
import org.bluewatch.jobs.ingest.Sectors;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/** Keeps the alerts that have not ended, and tells each change as a revision. One instance. */
public final class AlertFunction extends KnowledgeFunction<Integer, HotspotReport, Alert> {
  private static final long serialVersionUID = 1L;

  private final String area;
  private final RunInfo run;

  private transient Sectors sectors;
  private transient HotspotAlerts hotspotAlerts;
  private transient MapState<String, Alert> standing;

  public AlertFunction(String area, RunInfo run) {
    this.area = area;
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
  public void open(OpenContext context) {
    sectors = new Sectors();
    hotspotAlerts = new HotspotAlerts(area, run);
    standing =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "standing-alerts",
                    BasicTypeInfo.STRING_TYPE_INFO,
                    TypeInformation.of(Alert.class)));
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
    Alert alert = hotspotAlerts.on(report, standing.get(alertId), sector);
    if (hotspot.status() == Hotspot.Status.OPEN) {
      standing.put(alertId, alert);
    } else {
      standing.remove(alertId);
    }
    out.collect(alert);
  }
}
