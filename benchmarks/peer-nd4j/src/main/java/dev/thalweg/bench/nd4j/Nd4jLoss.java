// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.nd4j;

import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.LossProblem;
import dev.thalweg.bench.race.Operand;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/// Score and gradient of one of ND4J's losses.
final class Nd4jLoss implements Contestant {
    /// It adds up in one number of single precision: three hundredths are lost over 16 million terms.
    private static final double CARELESS = 0.05;

    private final ILossFunction loss;
    private final IActivation activation;
    private final INDArray outputs;
    private final INDArray targets;
    private final double valueScale;
    private final double gradientScale;
    private double value;
    private INDArray gradient = Nd4j.empty();

    /// ND4J sums where we average; the answer is scaled, in no one's time.
    private Nd4jLoss(ILossFunction loss, IActivation activation, INDArray outputs, INDArray targets, double valueScale,
            double gradientScale) {
        this.loss = loss;
        this.activation = activation;
        this.outputs = outputs;
        this.targets = targets;
        this.valueScale = valueScale;
        this.gradientScale = gradientScale;
    }

    static Optional<Contestant> of(LossProblem problem) {
        return switch (problem.id()) {
            case "mse" -> Optional.of(elements(problem, new LossMSE(), new ActivationIdentity(), 1));
            case "bce-with-logits" -> Optional.of(elements(problem, new LossBinaryXENT(), new ActivationSigmoid(),
                    1.0 / problem.elements()));
            case "cross-entropy" -> Optional.of(rows(problem));
            default -> Optional.empty();
        };
    }

    private static Nd4jLoss elements(LossProblem problem, ILossFunction loss, IActivation activation, double scale) {
        long size = problem.elements();
        return new Nd4jLoss(loss, activation, array(problem.input("prediction").floats(), 1, size),
                array(problem.input("target").floats(), 1, size), scale, scale);
    }

    /// Labels become rows with a single 1.
    private static Nd4jLoss rows(LossProblem problem) {
        Operand logits = problem.input("prediction");
        int[] labels = problem.input("target").ints();
        int classes = logits.shape()[1];
        float[] hot = new float[logits.length()];
        for (int row = 0; row < labels.length; row++) {
            hot[row * classes + labels[row]] = 1;
        }
        return new Nd4jLoss(new LossMCXENT(), new ActivationSoftmax(), array(logits.floats(), labels.length, classes),
                array(hot, labels.length, classes), 1, 1.0 / labels.length);
    }

    private static INDArray array(float[] numbers, long... shape) {
        return Nd4j.createFromArray(numbers).reshape(shape);
    }

    /// Activations work in place, hence the copies.
    @Override
    public double run() {
        gradient.close();
        value = loss.computeScore(targets, outputs.dup(), activation, null, true);
        gradient = loss.computeGradient(targets, outputs.dup(), activation, null);
        return value;
    }

    @Override
    public Answer answer() {
        float[] numbers = gradient.dup('c').data().asFloat();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (numbers[i] * gradientScale);
        }
        return new Answer(value * valueScale, List.of(numbers));
    }

    @Override
    public double valueTolerance() {
        return CARELESS;
    }
}
