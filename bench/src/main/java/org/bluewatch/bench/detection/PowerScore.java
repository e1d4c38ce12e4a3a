package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.bluewatch.bench.Draw;

/**
 * How an alarm did on many outbreaks of one kind.
 *
 * @param outbreaks number of them
 * @param power6 share alerted within 6 h
 * @param power24 share alerted within 24 h
 * @param delayH mean delay; an outbreak not alerted within 24 h counts as 24
 * @param precision median cell precision of first alerts
 * @param recall median cell recall of first alerts
 * @param iou median intersection over union of first alerts
 * @param ids mean number of hotspots of an outbreak that was alerted
 * @param flaps share of hotspots that ended and were followed by another of the same outbreak
 * @param closeH median hours from the outbreak's end to the last hotspot's
 * @param closeWindows the same in window lengths
 */
record PowerScore(
    int outbreaks,
    Estimate power6,
    Estimate power24,
    Estimate delayH,
    Estimate precision,
    Estimate recall,
    Estimate iou,
    Estimate ids,
    Estimate flaps,
    Estimate closeH,
    Estimate closeWindows) {
  private static final double LIMIT_H = 24;

  /**
   * @param draw for the intervals
   */
  static PowerScore of(List<TrialScore> trials, Draw draw) {
    int hotspots = trials.stream().mapToInt(TrialScore::ids).sum();
    int flaps = trials.stream().mapToInt(TrialScore::flaps).sum();
    return new PowerScore(
        trials.size(),
        within(trials, 6),
        within(trials, LIMIT_H),
        Estimate.mean(
            trials.stream().mapToDouble(t -> Math.min(LIMIT_H, t.delayH())).toArray(), draw),
        median(trials, TrialScore::precision, draw),
        median(trials, TrialScore::recall, draw),
        median(trials, TrialScore::iou, draw),
        Estimate.mean(
            trials.stream().filter(TrialScore::detected).mapToDouble(TrialScore::ids).toArray(),
            draw),
        Estimate.share(flaps, hotspots),
        median(trials, TrialScore::closeH, draw),
        median(trials, TrialScore::closeWindows, draw));
  }

  private static Estimate within(List<TrialScore> trials, double hours) {
    int count = (int) trials.stream().filter(t -> t.delayH() <= hours).count();
    return Estimate.share(count, trials.size());
  }

  private static Estimate median(
      List<TrialScore> trials, ToDoubleFunction<TrialScore> figure, Draw draw) {
    double[] values = trials.stream().mapToDouble(figure).filter(v -> !Double.isNaN(v)).toArray();
    return Estimate.median(values, draw);
  }

  /** Better, equal or worse in power in 6 h, power in 24 h and delay. */
  String beside(PowerScore other) {
    return String.join(
        ", ",
        compared(power6.value(), other.power6.value()),
        compared(power24.value(), other.power24.value()),
        compared(other.delayH.value(), delayH.value()));
  }

  private static String compared(double own, double other) {
    return own == other ? "equal" : own > other ? "better" : "worse";
  }

  /** All figures by name. */
  Map<String, Estimate> figures() {
    Map<String, Estimate> figures = new LinkedHashMap<>();
    figures.put("power6", power6);
    figures.put("power24", power24);
    figures.put("delayH", delayH);
    figures.put("precision", precision);
    figures.put("recall", recall);
    figures.put("iou", iou);
    figures.put("ids", ids);
    figures.put("flaps", flaps);
    figures.put("closeH", closeH);
    figures.put("closeWindows", closeWindows);
    return figures;
  }

  void put(ObjectNode json) {
    json.put("outbreaks", outbreaks);
    figures().forEach((name, estimate) -> Table.put(json, name, estimate));
  }
}
