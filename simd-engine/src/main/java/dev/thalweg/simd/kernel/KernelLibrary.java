// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.warmup.Settling;
import dev.thalweg.simd.warmup.Warmer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All kernels of a backend. Sweeps whose code is the same share one kernel, whatever formula they came from.
public final class KernelLibrary implements AutoCloseable {
    private final Target target;
    private final Tiering tiering;
    private final Optional<Warmer> warmer;
    private final Map<String, TieredKernel> kernels = new ConcurrentHashMap<>();
    private final Map<List<Object>, TieredTransposition> transpositions = new ConcurrentHashMap<>();

    /// An empty library.
    ///
    /// @param target for what vector kernels are written; for scalar code there are only twins
    /// @param tiering in which form kernels begin
    public KernelLibrary(Target target, Tiering tiering) {
        this.target = target;
        this.tiering = tiering;
        warmer = target.isScalar() ? Optional.empty() : Optional.of(new Warmer());
        warm(new Rehearsal(target));
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

    /// What turns rows into columns; a new one begins to warm up aside.
    ///
    /// @param type the element type
    /// @param rows how many rows there will be, if it is fewer than lanes, else any number that is not
    /// @param columns how many columns, likewise
    /// @return the transposition
    public TieredTransposition transposition(ElementType type, int rows, int columns) {
        int lanes = target.lanes(type);
        int fewRows = Math.min(rows, lanes);
        int fewColumns = Math.min(columns, lanes);
        return transpositions.computeIfAbsent(List.of(type, fewRows, fewColumns), _ -> {
            TieredTransposition made = new TieredTransposition(type, target, fewRows, fewColumns);
            switch (tiering) {
                case TWIN_FIRST -> warm(made);
                case VECTOR_AT_ONCE -> made.becomeVector();
            }
            return made;
        });
    }

    /// Lets something find its final form aside; in a library of scalar code nothing has one.
    ///
    /// @param settling what to warm up
    public void warm(Settling settling) {
        warmer.ifPresent(w -> w.warm(settling));
    }

    /// Waits until some, and all transpositions, have their final form.
    ///
    /// @param wanted those to wait for
    /// @param milliseconds the most time to wait
    public void await(List<? extends Settling> wanted, long milliseconds) {
        List<Settling> all = new ArrayList<>(wanted);
        all.addAll(transpositions.values());
        warmer.ifPresent(w -> w.await(all, milliseconds));
    }

    /// Stops warming up.
    @Override
    public void close() {
        warmer.ifPresent(Warmer::close);
    }
}
