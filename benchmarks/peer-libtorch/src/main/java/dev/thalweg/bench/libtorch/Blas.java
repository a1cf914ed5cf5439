// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import dev.thalweg.bench.race.BlasWidth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/// The BLAS that libtorch calls as well.
final class Blas {
    private static final int LONGEST_NAME = 64;

    private Blas() {
    }

    static void use(int threads) {
        Loader.load(openblas.class);
        openblas.blas_set_num_threads(threads);
    }

    /// The processor whose kernels OpenBLAS has chosen. The presets do not bind this function.
    @SuppressWarnings("restricted")
    static String core() {
        Loader.load(openblas.class);
        var name = Linker.nativeLinker().downcallHandle(
                SymbolLookup.loaderLookup().find("openblas_get_corename").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.ADDRESS));
        try {
            return ((MemorySegment) name.invokeExact()).reinterpret(LONGEST_NAME).getString(0);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The version of one of JavaCPP's presets, which begins with that of the library.
    static String version(String artifact) {
        try {
            return Loader.getVersion("org.bytedeco", artifact);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Why its times must not be held against others.
    static String caveat() {
        return BlasWidth.caveat(core());
    }
}
