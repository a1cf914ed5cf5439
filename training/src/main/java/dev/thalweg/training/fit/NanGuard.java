// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.training.model.ParameterSpec;
import java.math.BigDecimal;
import java.math.MathContext;

/// Ends a run whose numbers are no longer finite, and says where they went: the loss, a gradient or a parameter, whichever was
/// first. The loss is looked at before a step is applied; gradients and parameters are looked at by the update itself.
final class NanGuard {
    private final double learningRate;

    NanGuard(double learningRate) {
        this.learningRate = learningRate;
    }

    /// Checks the value of a step.
    ///
    /// @throws ThalwegException TH-L093, exit 4
    void checkLoss(double loss, Cursor cursor) {
        if (!Double.isFinite(loss)) {
            throw diverged("TH-L093",
                    "the loss became " + loss + place(cursor) + ", while all parameters were finite.");
        }
    }

    /// Checks what a gradient adds to the norm of all of them. A part that is NaN makes the norm NaN, and scaling by it every
    /// gradient, so that the update could no longer tell where it began.
    ///
    /// @param part the sum of the gradient's squares; infinite where finite squares are too large, which the norm allows
    /// @throws ThalwegException TH-L094, exit 4
    void checkPartOfNorm(ParameterSpec spec, double part, Cursor cursor) {
        if (Double.isNaN(part)) {
            throw badGradient(spec, part, cursor);
        }
    }

    /// Checks a gradient and what the update made of its parameter.
    ///
    /// @param gradient the largest absolute value of the gradient
    /// @param parameter the largest absolute value of the new parameter
    /// @throws ThalwegException TH-L094 or TH-O090, exit 4
    void checkUpdate(ParameterSpec spec, double gradient, double parameter, Cursor cursor) {
        if (!Double.isFinite(gradient)) {
            throw badGradient(spec, gradient, cursor);
        }
        if (!Double.isFinite(parameter)) {
            throw diverged("TH-O090", "parameter '" + spec.name() + "' became " + parameter + place(cursor)
                    + ", while its gradient was finite: the update was too large.");
        }
    }

    private ThalwegException badGradient(ParameterSpec spec, double gradient, Cursor cursor) {
        return diverged("TH-L094", "the gradient of '" + spec.name() + "' became " + gradient + place(cursor)
                + ", while the loss was finite.");
    }

    private static String place(Cursor cursor) {
        return " in step " + (cursor.step() + 1) + " (epoch " + (cursor.epoch() + 1) + ", step "
                + (cursor.stepInEpoch() + 1) + ")";
    }

    private ThalwegException diverged(String id, String what) {
        double smaller = new BigDecimal(learningRate / 10).round(new MathContext(2)).doubleValue();
        return new ThalwegException(id, ExitCategory.DIVERGED, what + " Try a smaller learning rate (--lr " + smaller
                + ") or --clip-norm 1. Checkpoints of earlier epochs are kept.", null);
    }
}
