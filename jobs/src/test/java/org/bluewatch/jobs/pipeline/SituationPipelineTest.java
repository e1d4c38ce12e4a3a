package org.bluewatch.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaFolder;
import org.bluewatch.jobs.config.AreaLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SituationPipelineTest {
  @TempDir private Path folder;

  @Test
  void everyOperatorHasOneOfTheKnownUids() throws Exception {
    Set<String> expected = constants();
    for (ResultStream stream :
        Set.of(
            ResultStream.ALERTS,
            ResultStream.HOTSPOTS,
            ResultStream.INCIDENTS,
            ResultStream.CONVOYS,
            ResultStream.ROUTES,
            ResultStream.NOTICES,
            ResultStream.ACTIONS,
            ResultStream.REJECTED,
            ResultStream.BALANCE,
            ResultStream.OBSERVATIONS)) {
      expected.add(OperatorUids.encode(stream));
      expected.add(OperatorUids.results(stream));
    }

    for (String reports :
        Set.of("canaries", "hotspots", "incidents", "jammings", "convoys", "routes", "supplies")) {
      expected.add(OperatorUids.drafts(reports));
    }

    assertThat(uids(graph(2, true))).isEqualTo(expected);
  }

  @Test
  void withoutArchiveObservationsAreNotEncoded() throws Exception {
    assertThat(uids(graph(2, false))).doesNotContain("encode-observations");
  }

  @Test
  void whatIsDecidedInOnePlaceRunsInOneInstance() throws Exception {
    for (StreamNode node : graph(3, true).getStreamNodes()) {
      Set<String> single =
          Set.of(
              OperatorUids.BALANCE,
              OperatorUids.HOTSPOT,
              OperatorUids.INCIDENT,
              OperatorUids.JAMMING,
              OperatorUids.LOGISTICS,
              OperatorUids.ACTIONS,
              OperatorUids.ALERT);
      if (single.contains(String.valueOf(node.getTransformationUID()))) {
        assertThat(node.getParallelism()).as(node.getTransformationUID()).isEqualTo(1);
      }
      if (OperatorUids.INGEST.equals(node.getTransformationUID())) {
        assertThat(node.getParallelism()).isEqualTo(3);
      }
    }
  }

  private static Set<String> uids(StreamGraph graph) {
    Set<String> uids = new TreeSet<>();
    for (StreamNode node : graph.getStreamNodes()) {
      uids.add(String.valueOf(node.getTransformationUID()));
    }
    return uids;
  }

  private static Set<String> constants() throws IllegalAccessException {
    Set<String> constants = new TreeSet<>();
    for (Field field : OperatorUids.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        constants.add((String) field.get(null));
      }
    }
    return constants;
  }

  private StreamGraph graph(int parallelism, boolean archive) throws Exception {
    Area area = AreaLoader.load(new AreaFolder(folder).full().dir(), Optional.empty());
    try (var environment = new StreamExecutionEnvironment(PipelineEnvironment.configuration())) {
      environment.setParallelism(parallelism);
      var ends =
          new PipelineEnds(
              env ->
                  env.fromData(TypeInformation.of(RawRecord.class), new RawRecord[] {tick()})
                      .uid(OperatorUids.SOURCE),
              (stream, results) ->
                  results.sinkTo(new DiscardingSink<>()).uid(OperatorUids.results(stream)),
              new RunInfo("test", area.settings().name(), false),
              archive);
      SituationPipeline.build(environment, area, ends);
      return environment.getStreamGraph();
    }
  }

  private static RawRecord tick() {
    return new RawRecord(RawStream.REFERENCE, true, 0, null, null, null, 0, 0);
  }
}
