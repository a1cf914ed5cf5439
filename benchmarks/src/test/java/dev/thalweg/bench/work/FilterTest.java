// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {
    private static List<String> names(String... wanted) {
        return new Filter(List.of(wanted)).items(Works.all()).stream().map(Item::name).toList();
    }

    @Test
    void anIdMeansAllItsShapes() {
        assertThat(names("cross-entropy")).containsExactly("cross-entropy:128x10", "cross-entropy:1024x1000",
                "cross-entropy:16x50257");
    }

    @Test
    void anIdWithAShapeMeansThatOne() {
        assertThat(names("adam:4096", "mse:128")).containsExactly("mse:128", "adam:4096");
    }

    @Test
    void withoutAFilterEverythingIsWanted() {
        assertThat(names()).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertThat(new Filter(List.of("mse", "mse:129", "hinge", "first-loss")).unknown(Works.all(),
                List.of("first-loss"))).containsExactly("mse:129", "hinge");
    }
}
