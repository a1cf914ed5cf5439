// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.training.data.CounterRandom;

/// Which values of a layer a training step drops: a function of (seed, step, layer, index) alone, so that a resumed run drops the
/// same ones.
///
/// Entry `i` is 0 if `CounterRandom.bits(CounterRandom.key(seed, 4 + layer, step), i)`, read as a fraction of 2⁶⁴, is below the
/// dropout rate; else it is `1/(1 - rate)`, so that the expectation stays. Source: N. Srivastava et al., "Dropout", 2014.
///
/// @param layer the layer's number
/// @param rate the fraction dropped, at least 0, less than 1
/// @param seed the seed of the run
public record DropoutMask(int layer, double rate, long seed) {
    private static final long PURPOSE = 4;

    /// Fills an array. Allocates nothing.
    ///
    /// @param step the number of the step, counted from 0 over the whole run
    /// @param mask a `float[]` or `double[]`
    /// @param entries how many of its entries are filled
    public void fill(long step, Object mask, int entries) {
        long key = CounterRandom.key(seed, PURPOSE + layer, step);
        long limit = (long) (rate * 0x1p63);
        double kept = 1 / (1 - rate);
        switch (mask) {
            case float[] factors -> {
                for (int i = 0; i < entries; i++) {
                    factors[i] = CounterRandom.bits(key, i) >>> 1 < limit ? 0 : (float) kept;
                }
            }
            case double[] factors -> {
                for (int i = 0; i < entries; i++) {
                    factors[i] = CounterRandom.bits(key, i) >>> 1 < limit ? 0 : kept;
                }
            }
            default -> throw new IllegalArgumentException("not a float[] or double[]: " + mask.getClass());
        }
    }
}
