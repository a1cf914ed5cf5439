// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.training.store.Tensors;
import java.util.List;

/// Ends a run whose numbers are no longer finite, and says where they went: the first parameter, else the loss, else the first
/// gradient. It looks before a step is applied, so parameters never take over a gradient that is no number.
final class NanGuard {
    private final ParameterSet parameters;
    private final double learningRate;

    NanGuard(ParameterSet parameters, double learningRate) {
        this.parameters = parameters;
        this.learningRate = learningRate;
    }

    /// Checks the value and the gradients of a step.
    ///
    /// @throws ThalwegException TH-L093, TH-L094 or TH-O090, exit 4
    void afterGradients(double loss, Cursor cursor) {
        if (!Double.isFinite(loss)) {
            checkParameters(cursor);
            throw diverged("TH-L093",
                    "the loss became " + loss + place(cursor) + ", while all parameters were finite.");
        }
        for (Learned learned : parameters.all()) {
            if (!Tensors.allFinite(learned.gradient())) {
                throw diverged("TH-L094",
                        "the gradient of '" + learned.spec().name() + "' is no longer finite" + place(cursor)
                                + ", while the loss was " + loss + ".");
            }
        }
    }

    /// Checks the parameters after an update.
    ///
    /// @throws ThalwegException TH-O090, exit 4
    void checkParameters(Cursor cursor) {
        List<Learned> all = parameters.all();
        for (Learned learned : all) {
            if (!Tensors.allFinite(learned.value())) {
                throw diverged("TH-O090",
                        "parameter '" + learned.spec().name() + "' is no longer finite" + place(cursor)
                                + ": the updates were too large.");
            }
        }
    }

    private static String place(Cursor cursor) {
        return " in step " + (cursor.step() + 1) + " (epoch " + (cursor.epoch() + 1) + ", step "
                + (cursor.stepInEpoch() + 1) + ")";
    }

    private ThalwegException diverged(String id, String what) {
        return new ThalwegException(id, ExitCategory.DIVERGED,
                what + " Try a smaller learning rate (--lr " + shortened(learningRate / 10)
                        + ") or --clip-norm 1. Checkpoints of earlier epochs are kept.",
                null);
    }

    private static String shortened(double number) {
        return "%.2g".formatted(number).replaceFirst("0+$", "0");
    }
}
