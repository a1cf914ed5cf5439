// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.bench.run.Cliffs.Cliff;
import java.util.List;
import org.junit.jupiter.api.Test;

class CliffsTest {
    @Test
    void aSizeThatIsSlowerAnElementThanItsNeighboursIsOne() {
        assertThat(new Cliffs(List.of(64, 65, 80), List.of(64.0, 130.0, 80.0), true).find())
                .containsExactly(new Cliff(65, 2, 64, 1));
    }

    @Test
    void soIsTheFirstSizeOfASlowStretch() {
        assertThat(new Cliffs(List.of(64, 80, 100), List.of(64.0, 160.0, 200.0), true).find())
                .containsExactly(new Cliff(80, 2, 64, 1));
    }

    @Test
    void theCostOfACallIsNone() {
        List<Integer> sizes = Cliffs.sizes(64, 1024);
        assertThat(Cliffs.measure(sizes, _ -> 100, true).find()).isEmpty();
    }

    @Test
    void shortRowsAreComparedACall() {
        assertThat(new Cliffs(List.of(1, 2, 3), List.of(10.0, 11.0, 30.0), false).find()).extracting(Cliff::size)
                .containsExactly(3);
    }

    @Test
    void sizesStandAtBesideAndBetweenPowersOfTwo() {
        assertThat(Cliffs.sizes(64, 256)).containsExactly(64, 65, 80, 96, 112, 127, 128, 129, 160, 192, 224, 255, 256);
    }
}
