// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.Search;
import dev.thalweg.api.optimizer.SearchOptimizer;
import java.util.List;

/// L-BFGS: Newton's method with a curvature that is known from the last steps alone, over all parameters together.
///
/// The direction is `-H·g`, where `H` is made of the last `history` pairs of a step `s` and the difference `y` of
/// gradients by the two-loop recursion, beginning at `sᵀy/yᵀy`; a pair with `sᵀy ≤ 1e-10` is left out. The first
/// direction is `-g`, its first length `min(1, 1/‖g‖₁)` times the learning rate, later ones the learning rate, which is
/// meant to be 1. With `lineSearch=strong-wolfe` that is only the first trial of [StrongWolfe]. It needs full batches.
/// Sources: J. Nocedal, "Updating Quasi-Newton Matrices with Limited Storage", 1980; D. C. Liu and J. Nocedal, "On the
/// Limited Memory BFGS Method for Large Scale Optimization", 1989; lengths and tests as in PyTorch.
///
/// @param arguments `history`, at least 1, 10 by default; `lineSearch`, `strong-wolfe` by default, or `none`;
///     `iterations` a step, 1 by default; `maxEvaluations` a step, 1000; `gradientTolerance`, 1e-7: a step ends where
///     no entry of the gradient is larger; `changeTolerance`, 1e-9: it ends where no parameter moves farther, or the
///     value less
@AutoService(OptimizerPlugin.class)
public record Lbfgs(Arguments arguments) implements SearchOptimizer {
    static final Parameter HISTORY = Parameter
            .integer("history", 10, 1, 1000, "how many steps tell the curvature").alias("history_size");
    static final Parameter LINE_SEARCH = Parameter
            .choice("lineSearch", "how the length of a step is found", "strong-wolfe", "none")
            .synonym("strong_wolfe", "strong-wolfe").alias("line_search_fn");
    static final Parameter ITERATIONS = Parameter
            .integer("iterations", 1, 1, Integer.MAX_VALUE, "how many directions a step takes").alias("max_iter");
    static final Parameter MAX_EVALUATIONS = Parameter
            .integer("maxEvaluations", 1000, 1, Integer.MAX_VALUE, "how often a step may look").alias("max_eval");
    static final Parameter GRADIENT_TOLERANCE = Parameter
            .nonNegative("gradientTolerance", 1e-7, "the gradient at which a step ends").alias("tolerance_grad");
    static final Parameter CHANGE_TOLERANCE = Parameter
            .nonNegative("changeTolerance", 1e-9, "the change at which a step ends").alias("tolerance_change");

    /// The optimizer with its default arguments.
    public Lbfgs() {
        this(Arguments.defaults(HISTORY, LINE_SEARCH, ITERATIONS, MAX_EVALUATIONS, GRADIENT_TOLERANCE,
                CHANGE_TOLERANCE));
    }

    @Override
    public String id() {
        return "lbfgs";
    }

    @Override
    public List<String> aliases() {
        return List.of("l-bfgs");
    }

    @Override
    public String summary() {
        return "Newton's method with a curvature known from the last steps, for full batches";
    }

    @Override
    public Guide guide() {
        return new Guide("all rows fit one batch, and the last digit counts: small smooth problems",
                "batches are small or dropout is on: its line search needs a value that does not change",
                "D. C. Liu and J. Nocedal, \"On the Limited Memory BFGS Method for Large Scale Optimization\", "
                        + "1989; J. Nocedal and S. J. Wright, \"Numerical Optimization\", 2006");
    }

    @Override
    public List<String> equations() {
        return List.of(
                "H = the inverse Hessian that the last pairs s = parameter' - parameter, y = gradient' - gradient make, from",
                "    H0 = (s . y) / (y . y) by H <- (I - s y^T / (s . y)) H (I - y s^T / (s . y)) + s s^T / (s . y)",
                "direction = -H * gradient",
                "length = what meets the strong Wolfe conditions along it: f falls by 1e-4 of the slope at least,",
                "    and the slope to 0.9 of what it was; tried first: learningRate, and min(1, 1 / |gradient|_1) of it at the beginning",
                "parameter' = parameter + length * direction");
    }

    @Override
    public Lbfgs with(Arguments given) {
        return new Lbfgs(given);
    }

    @Override
    public Search search(int entries) {
        return new LbfgsSearch(arguments, entries);
    }
}
