// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.formula.Axis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SizesTest {
    private static final Axis ROWS = Axis.of("d");
    private static final Axis TWIN = ROWS.twin("e");
    private static final Axis VIEW = Axis.of("v", 2);

    private final Sizes whole = new Sizes(List.of(ROWS), new int[] {130}, Map.of());

    @Test
    void aBlockIsOfOneAxisOnly() {
        Sizes block = whole.block(ROWS, 48, List.of());
        assertThat(block.of(ROWS)).isEqualTo(48);
        assertThat(block.of(TWIN)).isEqualTo(130);
        assertThat(block.of(VIEW)).isEqualTo(2);
    }

    @Test
    void theAxisMayBeATwin() {
        Sizes block = whole.block(TWIN, 48, List.of("held"));
        assertThat(block.of(TWIN)).isEqualTo(48);
        assertThat(block.of(ROWS)).isEqualTo(130);
        assertThat(block.stored("held").of(TWIN)).isEqualTo(48);
        assertThat(block.stored("other").of(TWIN)).isEqualTo(130);
    }
}
