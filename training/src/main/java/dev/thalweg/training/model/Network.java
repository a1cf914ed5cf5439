// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import static dev.thalweg.api.formula.Formulas.sum;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.training.ModelOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Dense layers one after the other, as a formula.
///
/// Each hidden layer is `activation(Σ_d x[n,d]·weight[d,h] + bias[h])`, perhaps times a dropout mask; the last layer has neither
/// activation nor mask. Without hidden layers this is the linear model, with a loss of logits the logistic or softmax model. The
/// outputs are `[n, c]`; a single output has an axis `c` of constant size 1. Where rows lie in ranking lists, `[n, i]` takes the place
/// of `[n]`.
///
/// @param layers the layers, first to last
/// @param options activation and dropout
public record Network(List<DenseLayer> layers, ModelOptions options) {
    /// The axis of rows.
    public static final Axis ROWS = Axis.of("n");
    /// The name of the inputs.
    public static final String INPUTS = "x";

    /// Copies the layers.
    public Network {
        layers = List.copyOf(layers);
    }

    /// A network for some data.
    ///
    /// @param features the number of inputs
    /// @param outputs the number of outputs
    /// @param options hidden layers, activation, dropout
    /// @return the network
    public static Network of(int features, int outputs, ModelOptions options) {
        List<DenseLayer> layers = new ArrayList<>();
        Axis from = Axis.of("d");
        int inputs = features;
        for (int width : options.hidden()) {
            Axis to = Axis.of("h" + (layers.size() + 1));
            layers.add(new DenseLayer(layers.size() + 1, from, inputs, to, width));
            from = to;
            inputs = width;
        }
        layers.add(new DenseLayer(layers.size() + 1, from, inputs, outputs == 1 ? Axis.of("c", 1) : Axis.of("c"),
                outputs));
        return new Network(layers, options);
    }

    /// The axis of the outputs.
    ///
    /// @return of constant size 1 if there is one output
    public Axis outputAxis() {
        return layers.getLast().to();
    }

    /// The number of outputs.
    ///
    /// @return at least 1
    public int outputs() {
        return layers.getLast().outputs();
    }

    /// The number of inputs.
    ///
    /// @return at least 1
    public int features() {
        return layers.getFirst().inputs();
    }

    /// The outputs when the model is used: nothing is dropped.
    ///
    /// @param rows the axes of the rows of a batch
    /// @return a formula over the rows and the axis of the outputs
    public Expr predictions(List<Axis> rows) {
        return forward(rows, false);
    }

    /// The outputs in a training step, dropout masks applied.
    ///
    /// @param rows the axes of the rows of a batch
    /// @return a formula over the rows and the axis of the outputs
    public Expr trainingPredictions(List<Axis> rows) {
        return forward(rows, options.dropout() > 0);
    }

    private Expr forward(List<Axis> rows, boolean dropping) {
        Axis features = layers.getFirst().from();
        Expr values = new Expr.Input(INPUTS, Stream.concat(rows.stream(), Stream.of(features)).toList(), Kind.REAL);
        for (DenseLayer layer : layers) {
            Expr sums = sum(values.times(layer.weight().leaf()), layer.from()).plus(layer.bias().leaf());
            if (layer == layers.getLast()) {
                return sums;
            }
            values = options.activation().of(sums);
            if (dropping) {
                values = values.times(layer.dropoutMask(rows));
            }
        }
        throw new IllegalStateException("a network has at least one layer");
    }

    /// The layers whose outputs are dropped at random.
    ///
    /// @return all but the last, or none without dropout
    public List<DenseLayer> droppedLayers() {
        return options.dropout() > 0 ? layers.subList(0, layers.size() - 1) : List.of();
    }

    /// All parameters.
    ///
    /// @return layer by layer, weights before biases
    public List<ParameterSpec> parameters() {
        return layers.stream().flatMap(layer -> List.of(layer.weight(), layer.bias()).stream()).toList();
    }

    /// The number of numbers that are learned.
    ///
    /// @return over all parameters
    public long size() {
        return parameters().stream().mapToLong(ParameterSpec::entries).sum();
    }

    /// The network in words.
    ///
    /// @return such as `26 → 64 relu → 64 relu → 1`
    public String description() {
        String hidden = layers.stream().limit(layers.size() - 1L)
                .map(layer -> layer.outputs() + " " + options.activation().text() + " → ")
                .collect(Collectors.joining());
        return features() + " → " + hidden + outputs();
    }
}
