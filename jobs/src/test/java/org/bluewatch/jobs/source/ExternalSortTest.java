package org.bluewatch.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalSortTest {
  @TempDir private Path folder;

  private static final class Numbers implements ExternalSort.Format<Integer> {
    @Override
    public void write(Integer item, DataOutput out) throws IOException {
      out.writeInt(item);
    }

    @Override
    public Integer read(DataInput in) throws IOException {
      return in.readInt();
    }

    @Override
    public long heapBytes(Integer item) {
      return 1;
    }
  }

  @ParameterizedTest
  @CsvSource({"0,10", "1,10", "10,10", "11,10", "1000,10", "1000,1", "1000,100000"})
  void sortsWhatDoesNotFitAndLeavesNothingBehind(int items, int maxHeap) throws IOException {
    var random = new Random(items);
    List<Integer> expected = new ArrayList<>();
    List<Integer> sorted = new ArrayList<>();
    try (var sort = new ExternalSort<>(folder, new Numbers(), Integer::compareTo, maxHeap)) {
      for (int i = 0; i < items; i++) {
        int item = random.nextInt(100) - 50;
        expected.add(item);
        sort.add(item);
      }
      sort.drainTo(sorted::add);
    }
    expected.sort(null);

    assertThat(sorted).isEqualTo(expected);
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
