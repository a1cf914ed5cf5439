// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlasWidthTest {
    @Test
    void aNarrowBlasOnAWideMachineProvesNothing() {
        assertThat(BlasWidth.caveat("Haswell", 512)).contains("Haswell").contains("512");
    }

    @Test
    void aBlasAsWideAsTheMachineIsFair() {
        assertThat(BlasWidth.caveat("SkylakeX", 512)).isEmpty();
        assertThat(BlasWidth.caveat("Haswell", 256)).isEmpty();
    }
}
