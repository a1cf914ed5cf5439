// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final Place FILE = Place.of("data.csv");

    @Test
    void theBitsAreThoseOfSplitMix64() {
        // The first three outputs of SplitMix64 for state 0, as its reference code prints them.
        assertThat(CounterRandom.bits(0, 0)).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(CounterRandom.bits(0, 1)).isEqualTo(0x6E789E6AA1B965F4L);
        assertThat(CounterRandom.bits(0, 2)).isEqualTo(0x06C45D188009454FL);
    }

    /// These rows are part of what a seed means: if they change, every old run changes.
    @Test
    void aSeedMeansTheseRowsForever() {
        Split split = Split.of(20, 0.1, 0.2, 0, FILE);
        assertThat(split.test()).containsExactly(0, 4, 5, 11);
        assertThat(split.validation()).containsExactly(1, 14);
        assertThat(new EpochOrder(8, 0).fill(0)).containsExactly(4, 3, 0, 6, 2, 1, 5, 7);
        assertThat(new EpochOrder(8, 0).fill(1)).containsExactly(0, 2, 1, 5, 6, 4, 7, 3);
    }

    @Property(tries = 1000)
    void theThreePartsHoldEveryRowOnce(@ForAll @IntRange(min = 10, max = 3000) int rows, @ForAll long seed,
            @ForAll @DoubleRange(max = 0.4) double validation, @ForAll @DoubleRange(max = 0.4) double test) {
        Split split = Split.of(rows, validation, test, seed, FILE);
        int[] all = Stream.of(split.train(), split.validation(), split.test()).flatMapToInt(IntStream::of).sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, rows).toArray());
        assertThat(split.train()).isSorted();
        assertThat(split.test()).hasSize(test == 0 ? 0 : Math.max(1, (int) Math.floor(rows * test + 0.5)));
    }

    @Property
    void theTestPartDoesNotDependOnTheValidationFraction(@ForAll long seed,
            @ForAll @DoubleRange(max = 0.5) double validation) {
        assertThat(Split.of(200, validation, 0.2, seed, FILE).test())
                .isEqualTo(Split.of(200, 0, 0.2, seed, FILE).test());
    }

    @Property(tries = 50)
    void aRankingListIsNeverTorn(@ForAll long seed) {
        int[] lists = IntStream.range(0, 300).map(row -> row / 7).toArray();
        Split split = Split.ofLists(lists, 0.2, 0.2, seed, FILE);
        assertThat(IntStream.of(split.train()).map(row -> lists[row]).distinct())
                .doesNotContainAnyElementsOf(IntStream.of(split.test()).map(row -> lists[row]).boxed().toList());
        assertThat(split.train().length + split.validation().length + split.test().length).isEqualTo(300);
    }

    @Test
    void anotherSeedGivesOtherRows() {
        assertThat(Split.of(1000, 0, 0.2, 1, FILE).test()).isNotEqualTo(Split.of(1000, 0, 0.2, 2, FILE).test());
    }

    @Property(tries = 1000)
    void anEpochVisitsEveryRowOnceAndDependsOnSeedAndEpochAlone(@ForAll @IntRange(min = 1, max = 500) int rows,
            @ForAll long seed, @ForAll @IntRange(max = 100) int epoch) {
        var order = new EpochOrder(rows, seed);
        order.fill(epoch + 1);
        int[] filled = order.fill(epoch).clone();
        assertThat(filled).isEqualTo(new EpochOrder(rows, seed).fill(epoch));
        Arrays.sort(filled);
        assertThat(filled).isEqualTo(IntStream.range(0, rows).toArray());
    }

    /// Each row is first in about one epoch of ten; 10,000 draws of probability 0.1 have deviation 30, and six of them are
    /// allowed.
    @Test
    void everyRowIsAsLikelyToComeFirst() {
        var first = new int[10];
        var order = new EpochOrder(10, 42);
        for (int epoch = 0; epoch < 10_000; epoch++) {
            first[order.fill(epoch)[0]]++;
        }
        assertThat(IntStream.of(first).boxed()).allSatisfy(count -> assertThat(count).isBetween(820, 1180));
    }
}
