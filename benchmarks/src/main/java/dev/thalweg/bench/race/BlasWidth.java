// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.util.Locale;
import java.util.Set;
import jdk.incubator.vector.VectorShape;

/// Whether the kernels that OpenBLAS chose use vectors as wide as this machine's.
///
/// OpenBLAS picks its kernels by the name of the processor, and takes narrow ones for a processor it does not know. To be faster
/// than those proves nothing.
public final class BlasWidth {
    /// The name of the fact that tells the core.
    public static final String CORE_FACT = "openblasCore";
    private static final int WIDE = 512;
    private static final Set<String> WIDE_CORES = Set.of("skylakex", "cooperlake", "sapphirerapids");

    private BlasWidth() {
    }

    /// Why times with this core must not be held against others.
    ///
    /// @param core as OpenBLAS names it
    /// @return a sentence, or an empty text where all is well
    public static String caveat(String core) {
        return caveat(core, VectorShape.preferredShape().vectorBitSize());
    }

    static String caveat(String core, int bits) {
        return bits < WIDE || WIDE_CORES.contains(core.toLowerCase(Locale.ROOT)) ? ""
                : "OpenBLAS uses its kernels for " + core + ", narrower than this machine's " + bits + " bits";
    }
}
