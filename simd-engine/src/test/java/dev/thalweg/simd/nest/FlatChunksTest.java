// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatChunksTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 262_143, 262_144, 262_145, 1 << 20, (1 << 24) + 1, Integer.MAX_VALUE})
    void chunksFollowOneAnotherFromTheFirstEntryToTheLast(int rows) {
        Stream.of(FlatChunks.ordered(rows), FlatChunks.free(rows, 4), FlatChunks.free(rows, 8)).forEach(chunks -> {
            int end = 0;
            for (int chunk = 0; chunk < chunks.count(); chunk++) {
                assertThat(chunks.from(chunk)).isEqualTo(end);
                assertThat(chunks.length(chunk)).isPositive();
                end += chunks.length(chunk);
            }
            assertThat(end).isEqualTo(rows);
        });
    }

    @Test
    void longWalksBeginTheirChunksWithCacheLines() {
        for (int bytes : List.of(4, 8)) {
            FlatChunks chunks = FlatChunks.free(1 << 20, bytes);
            assertThat(IntStream.range(1, chunks.count()).map(chunk -> 16 + bytes * chunks.from(chunk)))
                    .allMatch(address -> address % 64 == 0);
        }
    }
}
