package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bluewatch.common.geo.CellGrid;
import org.junit.jupiter.api.Test;

class AreaCellsTest {
  private static final long PENTAGON = CellGrid.ofText("860800007ffffff");

  private final AreaCells cells = new AreaCells(Events.GRID, Events.CELLS, 3);

  @Test
  void cellsHaveNumbersInAscendingOrderAndOthersHaveNone() {
    assertThat(cells.size()).isEqualTo(Events.CELLS.length);
    for (int number = 0; number < cells.size(); number++) {
      assertThat(cells.numberOf(cells.cell(number))).isEqualTo(number);
    }
    assertThat(cells.numberOf(Events.GRID.cellOf(60, 10))).isNegative();
    assertThat(cells.numberOf(0)).isNegative();
  }

  @Test
  void aDiskGrowsRingByRingFromItsMiddle() {
    AreaCells.Disk disk = cells.disk(cells.numberOf(Events.TOWN));

    assertThat(IntStream.rangeClosed(0, 3).map(disk::size)).containsExactly(1, 7, 19, 37);
    for (int ring = 0; ring <= 3; ring++) {
      assertThat(Arrays.stream(disk.members(), 0, disk.size(ring)).mapToLong(cells::cell).sorted())
          .containsExactly(
              Arrays.stream(Events.GRID.disk(Events.TOWN, ring)).boxed().toArray(Long[]::new));
    }
  }

  @Test
  void theRimOfTheAreaCutsDisks() {
    for (int number = 0; number < cells.size(); number++) {
      AreaCells.Disk disk = cells.disk(number);
      long[] whole = Events.GRID.disk(cells.cell(number), 3);
      assertThat(disk.members()[0]).isEqualTo(number);
      assertThat(disk.size(3))
          .isEqualTo((int) Arrays.stream(whole).filter(c -> cells.numberOf(c) >= 0).count());
    }
    assertThat(cells.disk(0).size(3)).isLessThan(37);
  }

  @Test
  void aPentagonHasFiveNeighbours() {
    long[] around = Events.GRID.disk(PENTAGON, 5);
    var atPentagon = new AreaCells(Events.GRID, around, 3);

    AreaCells.Disk disk = atPentagon.disk(atPentagon.numberOf(PENTAGON));

    assertThat(IntStream.rangeClosed(0, 3).map(disk::size)).containsExactly(1, 6, 16, 31);
  }
}
