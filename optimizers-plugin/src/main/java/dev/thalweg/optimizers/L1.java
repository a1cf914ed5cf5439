// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.sign;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.UpdateInputs;
import java.util.List;

/// The lasso by its proximal step: after each step weights come nearer to 0 by `ηλ`, and those that reach it are
/// exactly 0.
///
/// `θ ← sign(θ)·max(|θ| - ηλ, 0)`. Biases stay. The option `--l1` adds `λΣ|w|` to the loss instead, by whose gradient
/// no weight becomes exactly 0. Source: I. Daubechies, M. Defrise and C. De Mol, "An Iterative Thresholding Algorithm
/// for Linear Inverse Problems with a Sparsity Constraint", 2004.
///
/// @param arguments `factor` λ, at least 0, 1e-3 by default
@AutoService(OptimizerWrapper.class)
public record L1(Arguments arguments) implements WeightWrapper {
    static final Parameter FACTOR = Parameter.nonNegative("factor", 1e-3, "the factor of the absolute weights");

    /// The wrapper with its default arguments.
    public L1() {
        this(Arguments.defaults(FACTOR));
    }

    @Override
    public String id() {
        return "l1";
    }

    @Override
    public List<String> aliases() {
        return List.of("lasso");
    }

    @Override
    public String summary() {
        return "makes small weights exactly 0";
    }

    @Override
    public Guide guide() {
        return new Guide("few weights should be left, and those that are not needed exactly 0",
                "inputs are strongly correlated, of which it keeps any one: use elastic-net",
                "I. Daubechies, M. Defrise and C. De Mol, \"An Iterative Thresholding Algorithm for Linear "
                        + "Inverse Problems with a Sparsity Constraint\", 2004");
    }

    @Override
    public String example() {
        return "l1(factor=0.3)";
    }

    @Override
    public L1 with(Arguments given) {
        return new L1(given);
    }

    @Override
    public Expr weights(UpdateInputs inputs, Expr moved) {
        return nearer(moved, inputs.learningRate().times(arguments.get(FACTOR)));
    }

    /// Each entry, nearer to 0 by some distance.
    static Expr nearer(Expr entries, Expr distance) {
        return sign(entries).times(max(entries.abs().minus(distance), constant(0)));
    }
}
