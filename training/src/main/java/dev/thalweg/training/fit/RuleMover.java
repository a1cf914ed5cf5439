// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import java.time.Duration;
import java.util.Optional;

/// Follows a rule: gradients of a batch, then an update of every parameter.
///
/// @param ascent where gradients are taken again, if they are not where the parameters are
record RuleMover(GradientStep gradients, Optional<Ascent> ascent, UpdateStep update, NanGuard guard) implements Mover {

    @Override
    public double step(Rows rows, Cursor cursor, Pace pace) {
        double loss = gradients.run(rows, cursor.step());
        guard.checkLoss(loss, cursor);
        if (ascent.isPresent()) {
            ascent.get().leave();
            gradients.run(rows, cursor.step());
            ascent.get().comeBack();
        }
        update.apply(cursor, pace);
        return loss;
    }

    @Override
    public void warmUp(Duration atMost) {
        update.warmUp(atMost);
    }
}
