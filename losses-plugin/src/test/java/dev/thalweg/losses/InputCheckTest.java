// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.loss.InputCheck;
import dev.thalweg.api.registry.Plugins;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputCheckTest {
    private static final int[] ROWS = {2, 3};
    private static final double[] LOGITS = {2, -1, 0, 0.5, 0.5, 3};

    private static void check(String loss, Map<String, int[]> shapes, Map<String, ?> entries) {
        InputCheck.check(Plugins.find().loss(loss), shapes, entries);
    }

    private static void refused(String id, String message, String loss, Map<String, int[]> shapes,
            Map<String, ?> entries) {
        assertThatThrownBy(() -> check(loss, shapes, entries)).hasMessage(message)
                .extracting(e -> ((ThalwegException) e).id()).isEqualTo(id);
    }

    private static Map<String, int[]> rows() {
        return Map.of("prediction", ROWS, "target", new int[] {2});
    }

    @Test
    void whatIsRightPasses() {
        assertThatCode(
                () -> check("cross-entropy", rows(), Map.of("prediction", LOGITS, "labels", new int[] {2, -100})))
                .doesNotThrowAnyException();
    }

    @Test
    void probabilitiesAreNoLogits() {
        refused("TH-L023",
                "loss 'cross-entropy': 'prediction' looks like probabilities: each row sums to 1; expected logits. "
                        + "The loss applies the softmax itself; leave it out before.",
                "cross-entropy", rows(),
                Map.of("prediction", new float[] {0.2f, 0.3f, 0.5f, 1, 0, 0}, "target", new int[] {0, 1}));

        double[] sigmoids = new double[16];
        Arrays.setAll(sigmoids, i -> (i + 1) / 20.0);
        refused("TH-L023",
                "loss 'bce-with-logits': 'prediction' looks like probabilities: all of it lies between 0 and 1; "
                        + "expected logits. The loss applies the sigmoid itself; leave it out before.",
                "bce-with-logits",
                Map.of("prediction", new int[] {16}, "target", new int[] {16}),
                Map.of("prediction", sigmoids, "target", new double[16]));
    }

    @Test
    void labelsAreClasses() {
        refused("TH-L022",
                "loss 'nll': 'target' holds the label 3 at 1; expected 0 to 2, or -100 for what does not count.",
                "nll", rows(), Map.of("prediction", new double[6], "target", new int[] {0, 3}));
        refused("TH-L022",
                "loss 'nll': 'target' holds the label 0.5 at 1; expected 0 to 2, or -100 for what does not count.",
                "nll", rows(), Map.of("prediction", new double[6], "target", new double[] {0, 0.5}));
    }

    @Test
    void numbersLieInTheirDomains() {
        Map<String, int[]> two = Map.of("prediction", new int[] {2}, "target", new int[] {2});
        refused("TH-L021",
                "loss 'bce': 'prediction' holds 1.5 at 1; expected probabilities from 0 to 1. If these are logits, "
                        + "take a loss of logits, such as bce-with-logits or cross-entropy.",
                "bce", two,
                Map.of("prediction", new double[] {0.5, 1.5}, "target", new double[2]));
        refused("TH-L021",
                "loss 'hinge': 'target' holds 0.0 at 0; expected -1 or +1. A class y written as 0 or 1 is 2y - 1.",
                "hinge", two, Map.of("prediction", new double[2], "target", new double[] {0, 1}));
    }

    @Test
    void targetsAreNotTakenForLogits() {
        refused("TH-L021", "loss 'bce-with-logits': 'target' holds 2.0 at 1; expected probabilities from 0 to 1.",
                "bce-with-logits", Map.of("prediction", new int[] {2}, "target", new int[] {2}),
                Map.of("prediction", new double[] {-1, 2}, "target", new double[] {0, 2}));
    }

    @Test
    void cornersOfABoxAreInOrder() {
        Map<String, int[]> boxes = Map.of("prediction", new int[] {1, 4}, "target", new int[] {1, 4});
        refused("TH-L021",
                "loss 'giou': 'prediction' holds 3.0 at 1; expected boxes x1, y1, x2, y2 with x1 <= x2 and y1 <= y2."
                        + " A box is its corners, not a corner and a size.",
                "giou", boxes,
                Map.of("prediction", new double[] {1, 3, 2, 2}, "target", new double[] {0, 0, 1, 1}));
    }

    @Test
    void lengthsAreCountsAndNoLabels() {
        Map<String, int[]> shapes = Map.of("prediction", new int[] {9, 1, 3}, "target", new int[] {1, 2},
                "inputLengths",
                new int[] {1}, "targetLengths", new int[] {1});
        double[] logits = new double[27];
        Arrays.setAll(logits, i -> i - 13);
        assertThatCode(() -> check("ctc", shapes, Map.of("prediction", logits, "target", new int[] {1, 2},
                "inputLengths", new int[] {9}, "targetLengths", new int[] {2}))).doesNotThrowAnyException();
        refused("TH-L021", "loss 'ctc': 'inputLengths' holds -1.0 at 0; expected whole numbers >= 0.", "ctc", shapes,
                Map.of("prediction", logits, "target", new int[] {1, 2}, "inputLengths", new int[] {-1},
                        "targetLengths", new int[] {2}));
    }

    @Test
    void theBlankIsNoLabel() {
        Map<String, int[]> shapes = Map.of("prediction", new int[] {9, 1, 3}, "target", new int[] {1, 2},
                "inputLengths", new int[] {1}, "targetLengths", new int[] {1});
        double[] logits = new double[27];
        Arrays.setAll(logits, i -> i - 13);
        refused("TH-L022",
                "loss 'ctc': 'target' holds the label 0 at 1; that is the blank, which stands between labels "
                        + "and is none. Set blank=… if it is another class.",
                "ctc", shapes,
                Map.of("prediction", logits, "target", new int[] {1, 0}, "inputLengths", new int[] {9},
                        "targetLengths", new int[] {2}));
        assertThatCode(() -> check("ctc", shapes, Map.of("prediction", logits, "target", new int[] {1, 0},
                "inputLengths", new int[] {9}, "targetLengths", new int[] {1}))).doesNotThrowAnyException();
        refused("TH-L012", "loss 'ctc(blank=3)': parameter 'blank' is 3; expected a class, 0 to 2.", "ctc(blank=3)",
                shapes, Map.of("prediction", logits, "target", new int[] {1, 2}, "inputLengths", new int[] {9},
                        "targetLengths", new int[] {2}));
        assertThatCode(() -> check("ctc(blank=2)", shapes, Map.of("prediction", logits, "target", new int[] {1, 0},
                "inputLengths", new int[] {9}, "targetLengths", new int[] {2}))).doesNotThrowAnyException();
    }

    @Test
    void whatIsMaskedMayBeAnything() {
        Map<String, int[]> shapes = Map.of("prediction", new int[] {2}, "target", new int[] {2}, "mask", new int[] {2});
        assertThatCode(() -> check("bce", shapes, Map.of("prediction", new double[] {0.5, Double.NaN}, "target",
                new double[2], "mask", new int[] {1, 0}))).doesNotThrowAnyException();
        refused("TH-L024",
                "loss 'bce': everything is masked; its mean is NaN, with a gradient of 0. Leave such a batch out.",
                "bce", shapes, Map.of("prediction", new double[2], "target", new double[2], "mask", new int[2]));
    }

    @Test
    void somethingMustCount() {
        refused("TH-L024",
                "loss 'nll': all labels are ignored; its mean is NaN, with a gradient of 0. Leave such a batch out.",
                "nll", rows(), Map.of("prediction", new double[6], "target", new int[] {-100, -100}));
        refused("TH-L024",
                "loss 'mse': the batch is empty; its mean is NaN, with a gradient of 0. Leave such a batch out.",
                "mse", Map.of("prediction", new int[] {0}, "target", new int[] {0}),
                Map.of("prediction", new double[0], "target", new double[0]));
        refused("TH-L020", "loss 'mse': 'target' has 0 entries; expected 2.", "mse",
                Map.of("prediction", new int[] {2}, "target", new int[] {2}), Map.of("prediction", new double[2]));
    }
}
