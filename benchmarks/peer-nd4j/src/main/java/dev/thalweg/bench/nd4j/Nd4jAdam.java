// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.nd4j;

import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.UpdateProblem;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;

/// ND4J's operation for Adam, which writes an update that is then subtracted.
///
/// Its ε stands beside a root that is not yet corrected for the first steps; so it is given one that is as small.
final class Nd4jAdam implements Contestant {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final INDArray parameters;
    private final INDArray gradient;
    private final INDArray update;
    private final INDArray moment1;
    private final INDArray moment2;
    private int step;

    Nd4jAdam(UpdateProblem problem) {
        parameters = Nd4j.createFromArray(problem.parameters());
        gradient = Nd4j.createFromArray(problem.gradient());
        update = gradient.dup();
        moment1 = gradient.like();
        moment2 = gradient.like();
    }

    @Override
    public double run() {
        double epsilon = EPSILON * Math.sqrt(1 - Math.pow(BETA2, step + 1.0));
        Nd4j.exec(new AdamUpdater(gradient, moment2, moment1, update, moment2, moment1, UpdateProblem.LEARNING_RATE,
                BETA1, BETA2, epsilon, step++));
        parameters.subi(update);
        return 0;
    }

    @Override
    public Answer answer() {
        return new Answer(0, List.of(parameters.data().asFloat()));
    }
}
