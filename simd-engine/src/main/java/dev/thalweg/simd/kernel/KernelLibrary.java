// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Kernels for one target. Sweeps whose code is the same share one kernel, whatever formula they came from, and all engines of a JVM
/// share one library, so that a kernel is compiled once. What is in it stays as long as the JVM.
public final class KernelLibrary {
    private static final Map<Target, KernelLibrary> SHARED = new ConcurrentHashMap<>();
    private static final Warmer WARMER = new Warmer();

    private final Target target;
    private final Tiering tiering;
    private final Map<String, TieredKernel> kernels = new ConcurrentHashMap<>();

    private KernelLibrary(Target target, Tiering tiering) {
        this.target = target;
        this.tiering = tiering;
    }

    /// The library for a target.
    ///
    /// @param target for what vector kernels are written; for scalar code there are only twins
    /// @param tiering in which form kernels begin
    /// @return the library that all share, or a new one of vector kernels
    public static KernelLibrary of(Target target, Tiering tiering) {
        return switch (tiering) {
            case TWIN_FIRST -> SHARED.computeIfAbsent(target, t -> new KernelLibrary(t, tiering));
            case VECTOR_AT_ONCE -> new KernelLibrary(target, tiering);
        };
    }

    /// For what vector kernels are written.
    ///
    /// @return the target
    public Target target() {
        return target;
    }

    /// The kernel of a sweep; a new one begins to warm up aside.
    ///
    /// @param sweep the sweep
    /// @param form which way it walks
    /// @return the kernel
    public TieredKernel kernel(SweepCode sweep, Form form) {
        return kernels.computeIfAbsent(form + "\n" + sweep.key(), _ -> {
            TieredKernel kernel = new TieredKernel(sweep, form, target);
            switch (tiering) {
                case TWIN_FIRST -> warm(kernel);
                case VECTOR_AT_ONCE ->
                    KernelClass.of(sweep, form, target).ifPresent(vector -> kernel.become(vector.kernel()));
            }
            return kernel;
        });
    }

    /// Lets something find its final form aside.
    ///
    /// @param settling what to warm up
    public void warm(Settling settling) {
        if (!settling.isSettled()) {
            WARMER.warm(settling);
        }
    }

    /// Waits until some have their final form.
    ///
    /// @param wanted those to wait for
    /// @param milliseconds the most time to wait
    public void await(List<? extends Settling> wanted, long milliseconds) {
        WARMER.await(wanted, milliseconds);
    }
}
