// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A prepared loss for one thread: bind arrays, run, read the value; gradients are in the arrays bound for them.
///
/// ```java
/// LossCall call = loss.prepare(Map.of("prediction", new int[] {32, 10}, "target", new int[] {32}), List.of("prediction"));
/// double value = call.input("prediction", logits).input("target", labels).gradient("prediction", gradient).run();
/// ```
public final class LossCall {
    /// The name of the value among the outputs of the program.
    static final String VALUE = "value";
    private static final String GRADIENT_OF = "d.";
    private static final String HESSIAN_OF = "dd.";

    private final ProgramCall call;
    private final LossInputs leaves;
    /// Slots by name or alias; names are looked up once, so that a call allocates nothing.
    private final Map<String, Integer> inputs = new HashMap<>();
    private final Map<String, Integer> gradients = new HashMap<>();
    private final Map<String, Integer> hessians = new HashMap<>();
    private final int rows;
    private final int prediction;
    private final int target;
    private final int gradient;
    private final boolean isReduced;
    private final int value;

    private LossCall(AssembledLoss assembled, ProgramCall call) {
        this.call = call;
        leaves = assembled.bound().inputs();
        assembled.loss().inputs().forEach(this::name);
        rows = call.axis(assembled.bound().sizes().keySet().stream().findFirst().orElse(Axis.of("n")));
        prediction = call.tensor(LossInput.PREDICTION);
        target = call.tensor(LossInput.TARGET);
        gradient = call.tensor(GRADIENT_OF + LossInput.PREDICTION);
        isReduced = assembled.axes().isEmpty();
        value = isReduced ? call.result(VALUE) : ProgramCall.UNREAD;
        assembled.loss().hypers().forEach(call::scalar);
        assembled.bound().sizes().forEach(call::size);
        if (isReduced) {
            call.scalar(AssembledLoss.UPSTREAM, 1);
        }
    }

    private void name(LossInput input) {
        List<String> all = new ArrayList<>(input.aliases());
        all.add(input.name());
        for (String name : all) {
            inputs.put(name, call.tensor(input.name()));
            gradients.put(name, call.tensor(GRADIENT_OF + input.name()));
            hessians.put(name, call.tensor(HESSIAN_OF + input.name()));
        }
    }

    private static int known(Map<String, Integer> slots, String name) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw new ThalwegException("TH-L005",
                    "the loss takes no input '" + name + "'." + Suggestions.sentence(name, slots.keySet()));
        }
        return slot;
    }

    static LossCall of(Engine engine, AssembledLoss assembled, Collection<String> gradients,
            Collection<String> hessians) {
        return new LossCall(assembled, engine.compile(program(assembled, gradients, hessians)).newCall());
    }

    /// Value and gradients of a loss as one program, with the outputs `value` and `d.INPUT`.
    ///
    /// @param assembled the loss
    /// @param gradients the inputs whose gradients are wanted
    /// @return the program
    /// @throws ThalwegException `TH-L006` for an input that has no gradient
    public static Program program(AssembledLoss assembled, Collection<String> gradients) {
        return program(assembled, gradients, List.of());
    }

    /// Value, gradients and second derivatives of a loss as one program, with the outputs `value`, `d.INPUT` and `dd.INPUT`.
    ///
    /// @param assembled the loss
    /// @param gradients the inputs whose gradients are wanted
    /// @param hessians the inputs of which the diagonal of the Hessian is wanted
    /// @return the program
    /// @throws ThalwegException `TH-L006` for an input that has no gradient, `TH-F005` for one that has no second derivative at its own
    ///     position
    public static Program program(AssembledLoss assembled, Collection<String> gradients, Collection<String> hessians) {
        List<Expr.Input> leaves = gradients.stream().map(name -> leaf(assembled, name)).toList();
        List<Expr> derived = assembled.gradients(leaves);
        List<Program.Output> outputs = new ArrayList<>();
        outputs.add(new Program.Output(VALUE, assembled.axes(), assembled.value()));
        for (int i = 0; i < leaves.size(); i++) {
            outputs.add(new Program.Output(GRADIENT_OF + leaves.get(i).name(), leaves.get(i).axes(), derived.get(i)));
        }
        hessians.stream().map(name -> leaf(assembled, name)).forEach(input -> outputs
                .add(new Program.Output(HESSIAN_OF + input.name(), input.axes(),
                        assembled.hessian(input).orElse(Formulas.constant(0)))));
        return new Program(assembled.loss().text(), outputs);
    }

    /// Makes the kernels for the sizes given, without waiting for their fast form.
    LossCall begun() {
        warmUp(Duration.ZERO);
        return this;
    }

    static Expr.Input leaf(AssembledLoss assembled, String name) {
        String canonical = canonical(assembled, name);
        return assembled.differentiable().stream().filter(leaf -> leaf.name().equals(canonical)).findFirst()
                .orElseThrow(() -> new ThalwegException("TH-L006",
                        "loss '" + assembled.loss().text() + "' has no gradient for '" + name
                                + "'; it has: "
                                + String.join(", ", assembled.differentiable().stream().map(Expr.Input::name).toList())
                                + "."));
    }

    private static String canonical(AssembledLoss assembled, String name) {
        return assembled.loss().input(name).map(LossInput::name).orElse(name);
    }

    /// Binds an input.
    ///
    /// @param name its name or alias
    /// @param array its entries, row-major: `float[]` or `double[]` by the engine's element type, `int[]` for labels
    /// @return this call
    public LossCall input(String name, Object array) {
        call.bind(known(inputs, name), array);
        return this;
    }

    /// Binds the array that receives a gradient.
    ///
    /// @param name the input's name or alias
    /// @param array as long as the input
    /// @return this call
    public LossCall gradient(String name, Object array) {
        call.bind(known(gradients, name), array);
        return this;
    }

    /// Binds the array that receives the second derivatives of an input: of each entry of the gradient with respect to the same entry.
    ///
    /// @param name the input's name or alias
    /// @param array as long as the input
    /// @return this call
    public LossCall hessian(String name, Object array) {
        call.bind(known(hessians, name), array);
        return this;
    }

    /// Binds the upstream gradient of a loss without reduction: one number an item.
    ///
    /// @param array the derivative of what follows with respect to each item's value
    /// @return this call
    public LossCall upstream(Object array) {
        call.bind(AssembledLoss.UPSTREAM, array);
        return this;
    }

    /// Sets the factor of the gradients of a reduced loss: 1 unless something follows the loss.
    ///
    /// @param factor the derivative of what follows with respect to the value
    /// @return this call
    public LossCall upstream(double factor) {
        call.scalar(AssembledLoss.UPSTREAM, factor);
        return this;
    }

    /// Binds the array that receives the items' values of a loss without reduction.
    ///
    /// @param array one number an item
    /// @return this call
    public LossCall values(Object array) {
        call.bind(VALUE, array);
        return this;
    }

    /// Changes the size of the first axis of the predictions.
    ///
    /// @param rows the number of rows, or of elements
    /// @return this call
    public LossCall rows(int rows) {
        call.size(this.rows, rows);
        return this;
    }

    /// Changes the number of classes of a row-wise loss.
    ///
    /// @param classes the size of the class axis
    /// @return this call
    public LossCall classes(int classes) {
        return size(leaves.classes(), classes);
    }

    /// Changes the size of an axis.
    ///
    /// @param axis one of the axes of the predictions
    /// @param size its size
    /// @return this call
    public LossCall size(Axis axis, int size) {
        call.size(axis, size);
        return this;
    }

    /// Waits until the kernels that the sizes need have their fast form, before the first run that matters. No array needs to be bound,
    /// and results never depend on it.
    ///
    /// ```java
    /// Map<String, int[]> shapes = Map.of("prediction", new int[] {4096}, "target", new int[] {4096});
    /// engine.loss("huber").prepare(shapes, List.of("prediction")).warmUp(Duration.ofSeconds(2));
    /// ```
    ///
    /// Kernels are shared, so this serves all calls of the same loss, with the same gradients, in the same engine.
    ///
    /// @param atMost the most time to wait; kernels go on warming up aside after it
    /// @return whether they have their final form
    public boolean warmUp(Duration atMost) {
        return call.warmUp(atMost);
    }

    /// Runs it.
    ///
    /// @return the reduced value; NaN for a loss without reduction, whose values are in the array bound for them
    /// @throws ThalwegException if something is unbound or an array is too short
    public double run() {
        call.run();
        return isReduced ? call.value(value) : Double.NaN;
    }

    /// Binds predictions, targets and, where it is wanted, the gradient, then runs: the common cases in one step.
    double run(Object predictions, Object targets, @Nullable Object into) {
        call.bind(prediction, predictions);
        call.bind(target, targets);
        if (into != null) {
            call.bind(gradient, into);
        }
        return run();
    }
}
