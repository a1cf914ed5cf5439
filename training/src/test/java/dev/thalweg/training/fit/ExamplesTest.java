// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    /// Lists of 3, 1, 2 and 5 rows; the second and the third cannot be put into a better order.
    private static final RankingLists LISTS = RankingLists.of(new int[] {0, 0, 0, 1, 2, 2, 3, 3, 3, 3, 3},
            new double[] {1, 0, 2, 4, 1, 1, 0, 0, 0, 0, 1});

    @Test
    void listsThatTeachComeFirst() {
        assertThat(LISTS.count()).isEqualTo(4);
        assertThat(LISTS.teaching()).isEqualTo(2);
        assertThat(IntStream.range(0, 4).mapToObj(LISTS::list)).containsExactly(new RankingLists.Span(0, 3),
                new RankingLists.Span(6, 5), new RankingLists.Span(3, 1), new RankingLists.Span(4, 2));
        assertThat(LISTS.notice()).hasValue(
                "2 ranking lists train, of up to 5 rows; a step takes whole lists, and --batch counts them. 2 more are left out: all"
                        + " their rows are equally relevant.");
    }

    @Test
    void aBatchIsARectangleOfWholeLists() {
        Places places = LISTS.newPlaces(2);
        places.take(new int[] {0, 1}, 0, 2);
        assertThat(places.count()).isEqualTo(10);
        assertThat(IntStream.range(0, 10).filter(places::holds)).containsExactly(0, 1, 2, 5, 6, 7, 8, 9);
        assertThat(places.rows()).containsExactly(0, 1, 2, 0, 0, 6, 7, 8, 9, 10);
    }

    @Test
    void aRectangleIsAsWideAsHalfTheLongestListIfThatIsEnough() {
        Places places = LISTS.newPlaces(2);
        places.take(new int[] {0, 1}, 0, 1);
        assertThat(places.count()).isEqualTo(3);
        places.take(new int[] {3, 2}, 0, 2);
        assertThat(places.count()).as("2 of ⌈⌈5/2⌉/2⌉ = 2").isEqualTo(4);
        assertThat(IntStream.range(0, 4).filter(places::holds)).containsExactly(0, 1, 2);
        places.take(new int[] {2}, 0, 1);
        assertThat(places.count()).isEqualTo(1);
    }

    @Test
    void rowsAreTakenWhereTheyStand() {
        var rows = new SingleRows(7);
        Places places = rows.newPlaces(3);
        places.take(new int[] {4, 2, 6, 0}, 1, 3);
        assertThat(places.count()).isEqualTo(3);
        assertThat(places.rows()[places.from()]).isEqualTo(2);
        assertThat(rows.teaching()).isEqualTo(7);
        assertThat(rows.notice()).isEmpty();
    }
}
