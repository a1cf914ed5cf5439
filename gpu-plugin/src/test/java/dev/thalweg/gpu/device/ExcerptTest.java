// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String SOURCE = IntStream.rangeClosed(1, 100).mapToObj(line -> "line " + line)
            .collect(Collectors.joining("\n"));

    @Test
    void linesOfTheLogAreShownWithTheirNeighbours() {
        assertThat(Excerpt.of(SOURCE, "error: /tmp/a.cl:1:7: no\nerror: <kernel>:99:3: no"))
                .isEqualTo(
                        "    1  line 1\n    2  line 2\n    3  line 3\n   97  line 97\n   98  line 98\n   99  line 99\n"
                                + "  100  line 100");
    }

    @Test
    void aLogWithoutLinesShowsTheBeginning() {
        assertThat(Excerpt.of(SOURCE, "link failed").lines()).hasSize(40).last().isEqualTo("   40  line 40");
    }
}
