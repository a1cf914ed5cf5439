// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.training.ModelOptions;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.ParameterSpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NanGuardTest {
    private static final Cursor CURSOR = new Cursor(1, 10, 122, 0, 0);
    private static final ParameterSpec WEIGHT = Network.of(2, 1, ModelOptions.linear()).parameters().getFirst();
    private final NanGuard guard = new NanGuard(0.001);

    private static void assertMessage(String id, String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ThalwegException.class, e -> {
            assertThat(e.category()).isEqualTo(ExitCategory.DIVERGED);
            assertThat(e.headline()).isEqualTo("error[" + id + "]: " + message
                    + " Try a smaller learning rate (--lr 1.0E-4) or --clip-norm 1. Checkpoints of earlier epochs are kept.");
        });
    }

    @Test
    void stepAndCauseAreNamed() {
        assertMessage("TH-L093",
                "the loss became NaN in step 123 (epoch 2, step 11), while all parameters were finite.",
                () -> guard.checkLoss(Double.NaN, CURSOR));
        assertMessage("TH-L094",
                "the gradient of 'layer1.weight' became NaN in step 123 (epoch 2, step 11), while the loss was finite.",
                () -> guard.checkUpdate(WEIGHT, Double.NaN, Double.NaN, CURSOR));
        assertMessage("TH-L094",
                "the gradient of 'layer1.weight' became NaN in step 123 (epoch 2, step 11), while the loss was finite.",
                () -> guard.checkPartOfNorm(WEIGHT, Double.NaN, CURSOR));
        assertMessage("TH-O090",
                "parameter 'layer1.weight' became Infinity in step 123 (epoch 2, step 11), while its gradient was"
                        + " finite: the update was too large.",
                () -> guard.checkUpdate(WEIGHT, 3, Double.POSITIVE_INFINITY, CURSOR));
    }

    @Test
    void finiteNumbersPass() {
        guard.checkLoss(-Double.MAX_VALUE, CURSOR);
        guard.checkUpdate(WEIGHT, 0, Double.MAX_VALUE, CURSOR);
        guard.checkPartOfNorm(WEIGHT, Double.POSITIVE_INFINITY, CURSOR);
    }
}
