// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.simd.warmup.Heated;
import java.util.Arrays;

/// Calls the kernel of a sweep over a little memory of its own, in all the ways in which it may be called.
final class Exercise implements Heated {
    /// Whole steps, a vector and a rest that ends with the arrays, whatever the number of lanes; whole steps alone; those with a short rest; a
    /// rest alone, and one that is shorter than any vector.
    private static final int[] POSITIONS = {287, 256, 259, 7, 3};
    private static final int ROW_POSITIONS = 16;
    /// What single numbers are by turns, so that scalar code in front of the loops takes all its branches.
    private static final double[] SAMPLES = {0.5, -0.5, 0, 1, -1, 3, -3, 300, -300, Double.NaN,
        Double.NEGATIVE_INFINITY};
    /// A whole step of several vectors of rows and a rest.
    private static final int ROWS = 5 * Kernel.LANES;
    /// Rows of a walk along them.
    private static final int ALONG_ROWS = 2;

    private final Kernel kernel;
    private final Form form;
    private final Object[] tensors;
    private final int[] places;
    private final double[] numbers;

    Exercise(SweepCode sweep, Form form, Kernel kernel) {
        this.kernel = kernel;
        this.form = form;
        int count = sweep.tensors();
        tensors = new Object[count + 1];
        int length = switch (form) {
            case FLAT, ROWS -> POSITIONS[0];
            case ALONG -> (ALONG_ROWS - 1) * Kernel.LANES + POSITIONS[0];
            case ACROSS -> ROW_POSITIONS * Kernel.LANES + ROWS;
        };
        Arrays.setAll(tensors, i -> i < count ? filled(sweep.type(), length) : Pads.of(sweep));
        int placed = count - sweep.foldTargets().size();
        places = new int[2 * placed + 1];
        for (int i = 1; i < places.length; i += 2) {
            places[i] = Kernel.LANES;
        }
        places[2 * placed] = form == Form.ALONG ? ALONG_ROWS : ROWS;
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

    Kernel kernel() {
        return kernel;
    }

    @Override
    public void touch() {
        kernel.run(tensors, places, numbers, 0);
    }

    @Override
    public void exercise(int call) {
        for (int i = 0; i < tensors.length; i++) {
            put(tensors[i], 0, sample(call, i));
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = sample(call, tensors.length + i);
        }
        kernel.run(tensors, places, numbers, form == Form.ACROSS ? ROW_POSITIONS : POSITIONS[call % POSITIONS.length]);
    }

    /// Neighbouring places come by all pairs of samples, for the factors have nothing in common with their number.
    private static double sample(int call, int place) {
        return SAMPLES[(call * (place + 1) + place) % SAMPLES.length];
    }
}
