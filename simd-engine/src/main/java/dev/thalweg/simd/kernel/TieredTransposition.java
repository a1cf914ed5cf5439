// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import com.sun.management.ThreadMXBean;
import dev.thalweg.api.ElementType;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Turns rows into columns: scalar code that becomes vector code once that is compiled.
///
/// Where rows or columns are fewer than lanes, vectors go beyond them: as many entries as there are lanes are read from each row and
/// written to each column, columns in ascending order.
public final class TieredTransposition implements Settling {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int CALLS = 50;
    private static final int QUIET_RUNS = 20;
    /// Rows and columns of a warm-up, where there may be more than lanes: two squares, and one moved back.
    private static final int MANY = 40;
    private static final double[] NO_NUMBERS = {};

    private final ElementType type;
    private final Target target;
    private final int rows;
    private final int columns;
    private final Object exchanges;
    private volatile Kernel current;
    private volatile boolean settled;

    TieredTransposition(ElementType type, Target target, int rows, int columns) {
        this.type = type;
        this.target = target;
        this.rows = rows;
        this.columns = columns;
        exchanges = TransposeLoop.exchanges(type, target.lanes(type));
        settled = target.isScalar();
        current = KernelClass.transposition(type, Target.SCALAR, 1, 1);
    }

    /// Transposes.
    ///
    /// @param tensors source, target and a third one that is set here
    /// @param places where the source begins, how far its rows lie apart, where the target begins, how far its rows lie apart, and
    /// how many rows the source has
    /// @param count how many columns the source has
    public void run(Object[] tensors, int[] places, int count) {
        tensors[TransposeLoop.EXCHANGES] = exchanges;
        current.run(tensors, places, NO_NUMBERS, count);
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    @Override
    public void settle(BooleanSupplier isClosed) {
        Kernel vector = vector();
        long start = System.nanoTime();
        int quiet = 0;
        Object[] tensors = {type.newArray(MANY * MANY), type.newArray(MANY * MANY), exchanges};
        int lanes = target.lanes(type);
        int[] places = {0, MANY, 0, MANY, rows < lanes ? rows : MANY};
        int count = columns < lanes ? columns : MANY;
        while (quiet < QUIET_RUNS && System.nanoTime() - start < LONGEST_NANOS && !isClosed.getAsBoolean()) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < CALLS; call++) {
                vector.run(tensors, places, NO_NUMBERS, count);
            }
            quiet = THREADS.getCurrentThreadAllocatedBytes() - before < CALLS ? quiet + 1 : 0;
        }
        if (quiet == QUIET_RUNS) {
            current = vector;
        }
        settled = true;
    }

    void becomeVector() {
        current = vector();
        settled = true;
    }

    private Kernel vector() {
        return KernelClass.transposition(type, target, rows, columns);
    }
}
