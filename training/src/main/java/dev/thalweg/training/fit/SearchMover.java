// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.optimizer.Search;
import dev.thalweg.training.store.Tensors;
import java.time.Duration;

/// Searches: looks at loss and gradient of the same rows wherever the search likes. Points are `double`, and rounded to
/// the run's element type when a network is asked, so a run that is resumed stands where the other one did.
final class SearchMover implements Mover {
    private final GradientStep gradients;
    private final ParameterSet parameters;
    private final Search search;
    private final NanGuard guard;
    private final double[] point;

    SearchMover(GradientStep gradients, ParameterSet parameters, Search search, NanGuard guard) {
        this.gradients = gradients;
        this.parameters = parameters;
        this.search = search;
        this.guard = guard;
        this.point = new double[parameters.entries()];
    }

    @Override
    public double step(Rows rows, Cursor cursor, Pace pace) {
        parameters.readInto(point, Learned::value);
        double loss = search.step((at, gradient) -> {
            parameters.place(at);
            double value = gradients.run(rows, cursor.step());
            parameters.readInto(gradient, Learned::gradient);
            return value;
        }, point, pace.learningRate());
        parameters.place(point);
        guard.checkLoss(loss, cursor);
        parameters.all()
                .forEach(learned -> guard.checkUpdate(learned.spec(), 0, Tensors.largest(learned.value()), cursor));
        return loss;
    }

    /// Its kernels are those of the gradients.
    @Override
    public void warmUp(Duration atMost) {
    }
}
