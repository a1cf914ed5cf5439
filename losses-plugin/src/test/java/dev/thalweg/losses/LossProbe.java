// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.testkit.LossCase;
import java.util.Arrays;
import java.util.Optional;

/// A loss and inputs for it that are given one after the other, evaluated in double precision.
final class LossProbe {
    private static final Plugins PLUGINS = Plugins.find();

    private LossCase inputs;
    private Optional<LossReduction> reduction = Optional.empty();

    private LossProbe(LossCase inputs) {
        this.inputs = inputs;
    }

    static LossProbe of(String text) {
        return new LossProbe(LossCase.of(PLUGINS.loss(text)));
    }

    static LossProbe of(LossPlugin loss) {
        return new LossProbe(LossCase.of(LossSum.of(loss)));
    }

    LossSum loss() {
        return inputs.loss();
    }

    LossProbe with(String name, int[] shape, double... entries) {
        inputs = inputs.with(canonical(name), shape, entries);
        return this;
    }

    private String canonical(String name) {
        return loss().input(name).orElseThrow().name();
    }

    /// A vector.
    LossProbe with(String name, double... entries) {
        return with(name, new int[] {entries.length}, entries);
    }

    LossProbe predictions(double... entries) {
        return with(LossInput.PREDICTION, entries);
    }

    LossProbe targets(double... entries) {
        return with(LossInput.TARGET, entries);
    }

    LossProbe reduced(LossReduction how) {
        reduction = Optional.of(how);
        return this;
    }

    /// The same probe with other entries of an input.
    LossProbe changed(String name, double... entries) {
        LossProbe other = new LossProbe(inputs.changed(canonical(name), entries));
        other.reduction = reduction;
        return other;
    }

    double[] entries(String name) {
        return inputs.numbers(name);
    }

    double value() {
        double[] values = values();
        if (values.length != 1) {
            throw new IllegalStateException(Arrays.toString(values) + " is not a single value");
        }
        return values[0];
    }

    double[] values() {
        return inputs.values(assembled());
    }

    /// The gradient of the sum of the values.
    double[] gradient(String input) {
        return inputs.gradient(assembled(), canonical(input));
    }

    double[] gradient() {
        return gradient(LossInput.PREDICTION);
    }

    /// The second derivatives of the sum of the values, each at one prediction.
    double[] hessian() {
        return inputs.hessian(assembled(), LossInput.PREDICTION);
    }

    AssembledLoss assembled() {
        return reduction.map(inputs::assembled).orElseGet(inputs::assembled);
    }
}
