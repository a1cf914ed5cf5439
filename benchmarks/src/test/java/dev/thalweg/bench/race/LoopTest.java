// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final Contestant ONE = new Contestant() {
        @Override
        public double run() {
            return 1;
        }

        @Override
        public Answer answer() {
            return new Answer(1, List.of());
        }
    };

    @Test
    void everyLoopIsAClassOfItsOwn() {
        assertThat(Loop.fresh().getClass()).isNotEqualTo(Loop.fresh().getClass());
    }

    @Test
    void itCallsAsOftenAsAsked() {
        assertThat(Loop.fresh().run(ONE, 5)).isEqualTo(5);
    }
}
