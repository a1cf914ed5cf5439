// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.NarrowJvm;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The machine that a JVM sees: 128-bit lanes only, up to 256, up to 512. Wider than it is, no machine gets.
class LaneWidthTest {
    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void everyLaneWidthGivesTheSameBits(int maxVectorSize) throws IOException, InterruptedException {
        String[] printed = NarrowJvm.linesOf(ProductDigest.class, maxVectorSize, VectorProduct.class,
                ElementType.class).getLast().split(" ");
        assertThat(Integer.parseInt(printed[0])).isLessThanOrEqualTo(maxVectorSize * Byte.SIZE);
        assertThat(Long.parseLong(printed[1])).isEqualTo(ProductDigest.digest());
    }
}
