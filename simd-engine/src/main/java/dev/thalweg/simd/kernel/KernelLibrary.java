// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.KernelListener;
import dev.thalweg.api.backend.KernelReport;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.simd.warmup.Settling;
import dev.thalweg.simd.warmup.Warmer;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// All kernels of a backend. Sweeps whose code is the same share one kernel, whatever formula they came from.
public final class KernelLibrary implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger("dev.thalweg.simd");

    private final Target target;
    private final Tiering tiering;
    private final Optional<Warmer> warmer;
    private final Map<String, TieredKernel> kernels = new ConcurrentHashMap<>();
    private final Map<List<Object>, TieredTransposition> transpositions = new ConcurrentHashMap<>();
    private final List<Settling> all = new CopyOnWriteArrayList<>();
    private final List<KernelListener> listeners = new CopyOnWriteArrayList<>();

    /// An empty library.
    ///
    /// @param target for what vector kernels are written; for scalar code there are only twins
    /// @param tiering in which form kernels begin
    public KernelLibrary(Target target, Tiering tiering) {
        this.target = target;
        this.tiering = tiering;
        warmer = target.isScalar() ? Optional.empty()
                : Optional.of(new Warmer(new Rehearsal(target), settled -> tell(settled.report())));
        warmer.ifPresent(Warmer::start);
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
            if (tiering == Tiering.VECTOR_AT_ONCE) {
                KernelClass.of(sweep, form, target).ifPresent(vector -> kernel.become(vector.kernel()));
            }
            warm(kernel);
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
            if (tiering == Tiering.VECTOR_AT_ONCE) {
                made.becomeVector();
            }
            warm(made);
            return made;
        });
    }

    /// Takes up something new, which finds its final form aside unless it has it.
    ///
    /// @param settling what to warm up
    public void warm(Settling settling) {
        all.add(settling);
        tell(settling.report());
        if (!settling.isSettled()) {
            warmer.ifPresent(w -> w.warm(settling));
        }
    }

    /// Everything that was taken up, and its form by now.
    ///
    /// @return the reports, in order
    public List<KernelReport> reports() {
        return all.stream().map(Settling::report).toList();
    }

    /// Tells a listener from now on of what is new, and of what has found its final form.
    ///
    /// @param listener whom to tell
    public void addListener(KernelListener listener) {
        listeners.add(listener);
    }

    private void tell(KernelReport report) {
        for (KernelListener listener : listeners) {
            try {
                listener.kernelChanged(report);
            } catch (RuntimeException e) {
                LOGGER.log(Logger.Level.WARNING, "a kernel listener failed", e);
            }
        }
    }

    /// Waits until some, and all transpositions, have their final form.
    ///
    /// @param wanted those to wait for
    /// @param milliseconds the most time to wait
    /// @return whether all of them have it
    public boolean await(List<? extends Settling> wanted, long milliseconds) {
        List<Settling> some = new ArrayList<>(wanted);
        some.addAll(transpositions.values());
        return warmer.map(w -> w.await(some, milliseconds)).orElse(true);
    }

    /// Stops warming up.
    @Override
    public void close() {
        warmer.ifPresent(Warmer::close);
    }
}
