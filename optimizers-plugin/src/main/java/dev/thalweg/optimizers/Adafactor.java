// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.mean;
import static dev.thalweg.api.formula.Formulas.min;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.Parameter.Range;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Adafactor: a second moment of a matrix that is kept as a vector for its rows and one for its columns.
///
/// With `β = 1 - t^decay` in step `t`, counted from 1, and `g² + ε₁` averaged over inputs and over outputs: `r` and `c`
/// are their running means, `v = r·cᵀ/mean(r)`; for what is not a matrix `v` is the running mean itself. `u = g/√v`, `u
/// ← u/max(1, rms(u)/d)`, `θ ← θ(1 - ρλ) - ρ·max(ε₂, rms(θ))·u` with `ρ = min(η, 1/√t)`. There is no momentum. Source:
/// N. Shazeer and M. Stern, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost", 2018.
///
/// @param arguments `relativeStep`, on by default, or `ρ = η`; `scaleParameter`, on by default, or no `rms(θ)`;
///     `decay`, less than 0, -0.8 by default; `epsilon1`, 1e-30; `epsilon2`, 1e-3; `clipThreshold` d, 1; `weightDecay`
///     λ, decoupled, 0; `maximize`
@AutoService(OptimizerPlugin.class)
public record Adafactor(Arguments arguments) implements RuleOptimizer {
    static final Parameter RELATIVE_STEP = Parameter.flag("relativeStep", true, "falls with the root of the step")
            .alias("relative_step");
    static final Parameter SCALE_PARAMETER = Parameter
            .flag("scaleParameter", true, "steps are in units of the parameter").alias("scale_parameter");
    static final Parameter DECAY = Parameter.real("decay", -0.8,
            new Range(-Double.MAX_VALUE, false, 0, true, "a finite number < 0"),
            "the power of the step by which the mean forgets");
    static final Parameter EPSILON1 = Parameter.nonNegative("epsilon1", 1e-30, "added to the squared gradient")
            .alias("eps1");
    static final Parameter EPSILON2 = Parameter.nonNegative("epsilon2", 1e-3, "the least size of a parameter")
            .alias("eps2");
    static final Parameter CLIP_THRESHOLD = Parameter
            .positive("clipThreshold", 1, "the greatest root mean square of a direction").alias("clip_threshold");
    static final Parameter WEIGHT_DECAY = Direction.weightDecay(0);
    private static final String SQUARE = "meanSquare";
    private static final String OUTPUTS = "meanSquareOfOutputs";
    private static final String INPUTS = "meanSquareOfInputs";

    /// The optimizer with its default arguments.
    public Adafactor() {
        this(Arguments.defaults(RELATIVE_STEP, SCALE_PARAMETER, DECAY, EPSILON1, EPSILON2, CLIP_THRESHOLD, WEIGHT_DECAY,
                Direction.MAXIMIZE));
    }

    @Override
    public String id() {
        return "adafactor";
    }

    @Override
    public String summary() {
        return "a second moment kept as one vector for rows and one for columns";
    }

    @Override
    public Guide guide() {
        return new Guide("memory is short and weights are large matrices: their second moment takes a row and a column",
                "parameters are vectors, for which it saves nothing; or momentum is needed",
                "N. Shazeer and M. Stern, \"Adafactor: Adaptive Learning Rates with Sublinear Memory Cost\", 2018");
    }

    @Override
    public Adafactor with(Arguments given) {
        return new Adafactor(given);
    }

    @Override
    public boolean seesMatrices() {
        return true;
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return axes.matrix()
                .map(matrix -> List.of(axes.along(OUTPUTS, matrix.outputs(), 0),
                        axes.along(INPUTS, matrix.inputs(), 0)))
                .orElseGet(() -> List.of(axes.filled(SQUARE, 0)));
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.signed(inputs, arguments);
        Expr square = gradient.square().plus(EPSILON1.expr());
        Map<String, Expr> state = new LinkedHashMap<>();
        Expr direction = gradient.over(sqrt(secondMoment(inputs, square, state)));
        Expr clipped = direction
                .over(max(constant(1), rootMeanSquare(direction, inputs).over(CLIP_THRESHOLD.expr())));
        UpdateInputs paced = inputs.withLearningRate(pace(inputs));
        Expr size = arguments.flag(SCALE_PARAMETER)
                ? max(EPSILON2.expr(), rootMeanSquare(inputs.parameter(), inputs))
                : constant(1);
        return new UpdateRule(Direction.moved(Direction.shrunk(paced, arguments, WEIGHT_DECAY), paced,
                size.times(clipped)), state);
    }

    /// The second moment from its factors; notes the new state.
    private static Expr secondMoment(UpdateInputs inputs, Expr square, Map<String, Expr> state) {
        Expr kept = constant(1).minus(inputs.step().power(DECAY.expr()));
        if (inputs.axes().matrix().isEmpty()) {
            Expr mean = Direction.running(inputs.state(SQUARE), kept, square);
            state.put(SQUARE, mean);
            return mean;
        }
        Axis outputs = inputs.axes().matrix().get().outputs();
        Axis ins = inputs.axes().matrix().get().inputs();
        Expr ofOutputs = Direction.running(inputs.state(OUTPUTS, outputs), kept, mean(square, ins));
        Expr ofInputs = Direction.running(inputs.state(INPUTS, ins), kept, mean(square, outputs));
        state.put(OUTPUTS, ofOutputs);
        state.put(INPUTS, ofInputs);
        return ofOutputs.over(mean(ofOutputs, outputs)).times(ofInputs);
    }

    private static Expr rootMeanSquare(Expr tensor, UpdateInputs inputs) {
        return sqrt(sum(tensor.square(), inputs.axes().all()).over(size(inputs.axes().all())));
    }

    private Expr pace(UpdateInputs inputs) {
        return arguments.flag(RELATIVE_STEP)
                ? min(inputs.learningRate(), constant(1).over(sqrt(inputs.step())))
                : inputs.learningRate();
    }
}
