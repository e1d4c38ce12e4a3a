package org.bluewatch.jobs.config;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bluewatch.common.model.Alert;

/**
 * Reads {@code procedures.yaml}: for a kind of alert the step that is suggested to whoever is
 * paged, one sentence.
 *
 * <pre>
 * convoy-halted: Call the convoy commander; no answer in 10 minutes, alert the reserve.
 * </pre>
 */
final class ProceduresFile {
  private ProceduresFile() {}

  /** The steps by kind; what is wrong goes to the problems. */
  static SortedMap<String, String> read(Located top, Problems problems) {
    Fields steps = Fields.of(top, problems);
    SortedMap<String, String> byKind = new TreeMap<>();
    for (String kind : Alert.KINDS) {
      Optional<String> step = steps.text(kind);
      step.ifPresent(text -> byKind.put(kind, text));
    }
    steps.rejectOthers();
    return byKind;
  }
}
