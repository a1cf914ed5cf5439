// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.warmup.Heated;
import dev.thalweg.simd.warmup.Heating;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Gets the vector kernel of one sweep compiled over a small slice, then puts it in the place of its twin; where that fails, the twin
/// stays.
final class WarmUp implements Heated {
    private static final Logger LOGGER = System.getLogger("dev.thalweg.simd");
    /// Sixteen whole steps of the widest vectors and a rest that ends with the arrays, whole steps alone, a rest alone.
    private static final int[] POSITIONS = {263, 256, 7};
    private static final int ROW_POSITIONS = 16;
    private static final int MOST_ATTEMPTS = 5;
    /// What single numbers are by turns, so that scalar code in front of the loops takes all its branches.
    private static final double[] SAMPLES = {0.5, -0.5, 0, 1, -1, 3, -3, 300, -300, Double.NaN,
        Double.NEGATIVE_INFINITY};
    /// A whole step of several vectors of rows and a rest.
    private static final int ROWS = 5 * Kernel.LANES;

    private final TieredKernel tiered;
    private final Target target;
    private final long start = System.nanoTime();
    private Optional<KernelClass> vector;
    private Heating heating = new Heating(this);
    private int attempts = 1;
    private final Object[] tensors;
    private final int[] places;
    private final double[] numbers;

    WarmUp(TieredKernel tiered, Target target) {
        this.tiered = tiered;
        this.target = target;
        SweepCode sweep = tiered.sweep();
        vector = KernelClass.of(sweep, tiered.form(), target);
        tensors = new Object[sweep.tensors()];
        int length = tiered.form() == Form.ACROSS ? ROW_POSITIONS * Kernel.LANES + ROWS : POSITIONS[0];
        Arrays.setAll(tensors, _ -> filled(sweep.code().type(), length));
        int placed = tensors.length - sweep.foldTargets().size();
        places = new int[2 * placed + 1];
        for (int i = 1; i < places.length; i += 2) {
            places[i] = Kernel.LANES;
        }
        places[2 * placed] = ROWS;
        numbers = new double[sweep.numbers().size()];
    }

    private static Object filled(ElementType type, int length) {
        Object array = type.newArray(length);
        for (int i = 0; i < length; i++) {
            put(array, i, 0.5);
        }
        return array;
    }

    private static void put(Object array, int index, double value) {
        switch (array) {
            case float[] floats -> floats[index] = (float) value;
            case double[] doubles -> doubles[index] = value;
            default -> throw new IllegalArgumentException("no array of numbers: " + array.getClass());
        }
    }

    /// Takes a step; once there is nothing more to do, the kernel is settled.
    ///
    /// @return whether another one at once is of use
    boolean advance() {
        if (vector.isEmpty()) {
            tiered.stay();
            report("scalar: the vector code would exceed " + KernelClass.LONGEST_METHOD + " bytes");
            return false;
        }
        return switch (heating.advance()) {
            case EAGER -> true;
            case WAITING -> false;
            case COMPILED -> {
                tiered.become(vector.get().kernel());
                report("vector of " + target.vectorBits() + " bits");
                yield false;
            }
            case GIVEN_UP -> attempts < MOST_ATTEMPTS ? startAnew() : giveUp();
        };
    }

    private boolean startAnew() {
        attempts++;
        vector = KernelClass.of(tiered.sweep(), tiered.form(), target);
        heating = new Heating(this);
        return true;
    }

    private boolean giveUp() {
        tiered.stay();
        report("scalar: the vector code goes on allocating");
        return false;
    }

    @Override
    public void touch() {
        vector.orElseThrow().kernel().run(tensors, places, numbers, 0);
    }

    @Override
    public void exercise(int call) {
        for (int i = 0; i < tensors.length; i++) {
            put(tensors[i], 0, sample(call, i));
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = sample(call, tensors.length + i);
        }
        int count = tiered.form() == Form.ACROSS ? ROW_POSITIONS : POSITIONS[call % POSITIONS.length];
        vector.orElseThrow().kernel().run(tensors, places, numbers, count);
    }

    /// Neighbouring places come by all pairs of samples, for the factors have nothing in common with their number.
    private static double sample(int call, int place) {
        return SAMPLES[(call * (place + 1) + place) % SAMPLES.length];
    }

    private void report(String state) {
        SweepCode sweep = tiered.sweep();
        KernelReady event = new KernelReady();
        event.kernel = sweep.name();
        event.form = tiered.form().name();
        event.state = state;
        event.operations = sweep.operations();
        event.bytes = vector.map(KernelClass::bytes).orElse(0);
        event.milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        event.commit();
        LOGGER.log(Level.DEBUG, "kernel {0} ({1}, {2} operations, {3} bytes) is {4} after {5} ms", event.kernel,
                event.form, event.operations, event.bytes, state, event.milliseconds);
    }
}
