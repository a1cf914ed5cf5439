// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Runs the vector kernel of one sweep over a small slice until calls no longer allocate, then puts it in the place of its twin.
///
/// In the interpreter every vector operation makes an object, in compiled code none does: allocation is the reliable sign. Where
/// the hardware lacks an operation the sign never comes, and the twin stays.
final class WarmUp {
    private static final Logger LOGGER = System.getLogger("dev.thalweg.simd");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int CALLS = 50;
    /// So many runs of calls in a row without allocation count as compiled.
    private static final int QUIET_RUNS = 20;
    /// Sixteen whole steps of the widest vectors and a rest.
    private static final int POSITIONS = 263;
    private static final int ROW_POSITIONS = 16;

    private final TieredKernel tiered;
    private final Target target;
    private final Object[] tensors;
    private final int[] places;
    private final double[] numbers;
    private final int count;

    WarmUp(TieredKernel tiered, Target target) {
        this.tiered = tiered;
        this.target = target;
        SweepCode sweep = tiered.sweep();
        tensors = new Object[sweep.tensors()];
        Arrays.setAll(tensors, _ -> filled(sweep));
        places = new int[2 * tensors.length];
        for (int i = 1; i < places.length; i += 2) {
            places[i] = Kernel.LANES;
        }
        numbers = new double[sweep.numbers().size()];
        Arrays.fill(numbers, 0.5);
        count = tiered.form() == Form.ACROSS ? ROW_POSITIONS : POSITIONS;
    }

    private static Object filled(SweepCode sweep) {
        Object array = sweep.code().type().newArray(Math.max(POSITIONS, (ROW_POSITIONS + 1) * Kernel.LANES));
        for (int i = 0; i < Array.getLength(array); i++) {
            if (array instanceof float[] floats) {
                floats[i] = 0.5f;
            } else {
                Array.setDouble(array, i, 0.5);
            }
        }
        return array;
    }

    void run(BooleanSupplier isClosed) {
        long start = System.nanoTime();
        Optional<KernelClass> vector = KernelClass.of(tiered.sweep(), tiered.form(), target);
        int bytes = vector.map(KernelClass::bytes).orElse(0);
        if (vector.isEmpty()) {
            tiered.stay();
            report("scalar: the vector code would exceed " + KernelClass.LONGEST_METHOD + " bytes", bytes, start);
        } else if (becomesQuiet(vector.get().kernel(), start, isClosed)) {
            tiered.become(vector.get().kernel());
            report("vector of " + target.vectorBits() + " bits", bytes, start);
        } else {
            tiered.stay();
            report("scalar: the vector code goes on allocating", bytes, start);
        }
    }

    private boolean becomesQuiet(Kernel kernel, long start, BooleanSupplier isClosed) {
        int quiet = 0;
        while (quiet < QUIET_RUNS && System.nanoTime() - start < LONGEST_NANOS && !isClosed.getAsBoolean()) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < CALLS; call++) {
                kernel.run(tensors, places, numbers, count);
            }
            // a single object in fifty calls would be some 16 bytes
            quiet = THREADS.getCurrentThreadAllocatedBytes() - before < CALLS ? quiet + 1 : 0;
        }
        return quiet == QUIET_RUNS;
    }

    private void report(String state, int bytes, long start) {
        long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        SweepCode sweep = tiered.sweep();
        KernelReady event = new KernelReady();
        event.kernel = sweep.name();
        event.form = tiered.form().name();
        event.state = state;
        event.operations = sweep.operations();
        event.bytes = bytes;
        event.milliseconds = milliseconds;
        event.commit();
        LOGGER.log(Level.DEBUG, "kernel {0} ({1}, {2} operations, {3} bytes) is {4} after {5} ms", sweep.name(),
                tiered.form(),
                sweep.operations(), bytes, state, milliseconds);
    }
}
