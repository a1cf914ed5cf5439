// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.ElementType;
import dev.thalweg.training.Activation;
import dev.thalweg.training.data.CounterRandom;
import java.util.List;

/// The first parameters, as the seed decides.
///
/// Weights are spread evenly over `[-a, a)`. Before `relu` and `gelu` that is He's `a = √(6/inputs)`, which keeps the variance of
/// the signal when half of it is cut; before `tanh`, `sigmoid` and in the last layer it is Xavier's `a = √(6/(inputs + outputs))`.
/// Biases are 0. Entry `i` of the weights of layer `l` is `a·(2u - 1)`, with `u` the upper 53 bits of
/// `CounterRandom.bits(CounterRandom.key(seed, 3, l), i)` as a fraction: roots, products and differences alone, hence the same bits
/// on every machine.
/// Sources: K. He et al., "Delving Deep into Rectifiers", 2015; X. Glorot, Y. Bengio, "Understanding the Difficulty of Training
/// Deep Feedforward Neural Networks", 2010.
public final class Initialisation {
    private static final long PURPOSE = 3;
    private static final double UNIT = 0x1p-53;

    private Initialisation() {
    }

    /// Fills an array with the first values of a parameter.
    ///
    /// @param network the network
    /// @param parameter one of its parameters
    /// @param type the element type
    /// @param seed the seed of the run
    /// @return a `float[]` or `double[]` of the parameter's length
    public static Object of(Network network, ParameterSpec parameter, ElementType type, long seed) {
        Object array = type.newArray(parameter.entries());
        if (parameter.role() == ParameterSpec.Role.WEIGHT) {
            DenseLayer layer = owner(network.layers(), parameter);
            boolean last = layer == network.layers().getLast();
            fill(array, bound(layer, last ? Activation.SIGMOID : network.options().activation()),
                    CounterRandom.key(seed, PURPOSE, layer.number()));
        }
        return array;
    }

    private static DenseLayer owner(List<DenseLayer> layers, ParameterSpec weight) {
        return layers.stream().filter(layer -> layer.weight().equals(weight)).findFirst().orElseThrow();
    }

    private static double bound(DenseLayer layer, Activation activation) {
        return switch (activation) {
            case RELU, GELU -> Math.sqrt(6.0 / layer.inputs());
            case TANH, SIGMOID -> Math.sqrt(6.0 / ((double) layer.inputs() + layer.outputs()));
        };
    }

    private static void fill(Object array, double bound, long key) {
        switch (array) {
            case float[] numbers -> {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = (float) value(bound, key, i);
                }
            }
            case double[] numbers -> {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = value(bound, key, i);
                }
            }
            default -> throw new IllegalArgumentException("not a float[] or double[]: " + array.getClass());
        }
    }

    private static double value(double bound, long key, int index) {
        double fraction = (CounterRandom.bits(key, index) >>> 11) * UNIT;
        return bound * (2 * fraction - 1);
    }
}
