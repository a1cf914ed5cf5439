// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import dev.thalweg.bench.race.BlasWidth;
import java.util.Map;

/// What to do about an OpenBLAS that does not know a processor with wide vectors.
final class BlasCore {
    private BlasCore() {
    }

    /// OpenBLAS falls back to a narrow core for processors that are newer than it; the variable names a wide one.
    ///
    /// @param facts of a process with OpenBLAS
    /// @return variables for the next processes, or none
    static Map<String, String> remedy(Map<String, String> facts) {
        String core = facts.getOrDefault(BlasWidth.CORE_FACT, "");
        return BlasWidth.caveat(core).isEmpty() ? Map.of() : Map.of("OPENBLAS_CORETYPE", "SkylakeX");
    }
}
