// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.testkit.Trial;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole programs on the machine that a JVM sees, before and after its kernels are compiled: 128-bit lanes only, up to 256, up to 512.
class LaneWidthTest {
    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void everyLaneWidthGivesTheSameBitsColdAndHot(int maxVectorSize) throws IOException, InterruptedException {
        List<String> lines = NarrowJvm.linesOf(ProgramDigest.class, maxVectorSize, SimdBackend.class,
                ElementType.class, Trial.class);
        String expected = Long.toString(ProgramDigest.scalar());
        assertThat(lines).hasSize(2).allMatch(line -> line.endsWith(" " + expected));
        assertThat(Integer.parseInt(lines.getFirst().split(" ")[0])).isLessThanOrEqualTo(maxVectorSize * Byte.SIZE);
    }
}
