// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Differentiate;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private final AssembledLoss assembled;
    private final ProgramCall call;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> gradientNames = new HashMap<>();
    private final Axis first;

    private LossCall(AssembledLoss assembled, ProgramCall call) {
        this.assembled = assembled;
        this.call = call;
        this.first = assembled.bound().sizes().keySet().stream().findFirst().orElse(Axis.of("n"));
        assembled.loss().inputs().forEach(this::name);
        assembled.loss().hypers().forEach(call::scalar);
        assembled.bound().sizes().forEach(call::size);
        if (assembled.axes().isEmpty()) {
            call.scalar(AssembledLoss.UPSTREAM, 1);
        }
    }

    /// Names are looked up once, so that a call allocates nothing.
    private void name(LossInput input) {
        List<String> all = new ArrayList<>(input.aliases());
        all.add(input.name());
        for (String name : all) {
            names.put(name, input.name());
            gradientNames.put(name, GRADIENT_OF + input.name());
        }
    }

    private static String known(Map<String, String> names, String name) {
        String canonical = names.get(name);
        if (canonical == null) {
            throw new ThalwegException("TH-L005",
                    "the loss takes no input '" + name + "'." + Suggestions.sentence(name, names.keySet()));
        }
        return canonical;
    }

    static LossCall of(Engine engine, AssembledLoss assembled, Collection<String> gradients) {
        return new LossCall(assembled, engine.compile(program(assembled, gradients)).newCall());
    }

    /// Value and gradients of a loss as one program, with the outputs `value` and `d.INPUT`.
    ///
    /// @param assembled the loss
    /// @param gradients the inputs whose gradients are wanted
    /// @return the program
    /// @throws ThalwegException `TH-L006` for an input that has no gradient
    public static Program program(AssembledLoss assembled, Collection<String> gradients) {
        List<Expr.Input> leaves = gradients.stream().map(name -> leaf(assembled, name)).toList();
        Expr upstream = assembled.upstream();
        List<Expr> derived = new Differentiate(new Graph()).gradients(assembled.value(), upstream, leaves);
        List<Program.Output> outputs = new ArrayList<>();
        outputs.add(new Program.Output(VALUE, assembled.axes(), assembled.value()));
        for (int i = 0; i < leaves.size(); i++) {
            outputs.add(new Program.Output(GRADIENT_OF + leaves.get(i).name(), leaves.get(i).axes(), derived.get(i)));
        }
        return new Program(assembled.loss().text(), outputs);
    }

    private static Expr.Input leaf(AssembledLoss assembled, String name) {
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
        call.bind(known(names, name), array);
        return this;
    }

    /// Binds the array that receives a gradient.
    ///
    /// @param name the input's name or alias
    /// @param array as long as the input
    /// @return this call
    public LossCall gradient(String name, Object array) {
        call.bind(known(gradientNames, name), array);
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
        return size(first, rows);
    }

    /// Changes the number of classes of a row-wise loss.
    ///
    /// @param classes the size of the class axis
    /// @return this call
    public LossCall classes(int classes) {
        LossInputs inputs = assembled.bound().inputs();
        return size(inputs.classes(), classes);
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

    /// Runs it.
    ///
    /// @return the reduced value; NaN for a loss without reduction, whose values are in the array bound for them
    /// @throws ThalwegException if something is unbound or an array is too short
    public double run() {
        call.run();
        return assembled.axes().isEmpty() ? call.value(VALUE) : Double.NaN;
    }
}
