// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendInfo;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.backend.KernelListener;
import dev.thalweg.api.backend.KernelReport;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.simd.kernel.KernelLibrary;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.Tiering;
import dev.thalweg.simd.threads.WorkerPool;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Compiles plans for one target, vectors or scalars, and owns the threads and kernels of all of them.
final class SimdBackend implements Backend {
    private final BackendInfo info;
    private final KernelLibrary library;
    private final WorkerPool pool;
    private volatile boolean closed;
    private final Map<ElementType, TieredProduct> products = new EnumMap<>(ElementType.class);

    SimdBackend(String id, String description, Target target, Tiering tiering, int threads) {
        info = new BackendInfo(id, target.lanes(ElementType.F32), threads, description);
        library = new KernelLibrary(target, tiering);
        pool = WorkerPool.of(threads);
    }

    @Override
    public BackendInfo info() {
        return info;
    }

    @Override
    public Executable compile(KernelPlan plan, ElementType type) {
        return new SimdExecutable(plan, type, this);
    }

    @Override
    public String listing(KernelPlan plan, ElementType type) {
        return new SimdExecutable(plan, type, this).listing();
    }

    @Override
    public List<KernelReport> kernels() {
        return library.reports();
    }

    @Override
    public void addKernelListener(KernelListener listener) {
        library.addListener(listener);
    }

    KernelLibrary library() {
        return library;
    }

    WorkerPool pool() {
        return pool;
    }

    /// Matrix products of an element type; the first request begins to warm them up.
    synchronized TieredProduct product(ElementType type) {
        return products.computeIfAbsent(type, t -> {
            TieredProduct product = new TieredProduct(t, library.target());
            library.warm(product);
            return product;
        });
    }

    void requireOpen() {
        if (closed) {
            throw new ThalwegException("TH-B006",
                    "the backend '" + info.id() + "' is closed; open an engine again to go on.");
        }
    }

    @Override
    public void close() {
        closed = true;
        library.close();
        pool.close();
    }
}
