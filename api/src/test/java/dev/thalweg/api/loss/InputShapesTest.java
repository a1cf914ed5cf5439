// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputShapesTest {
    private static final Axis N = Axis.of("n");
    private static final Axis C = Axis.of("c");
    private static final Axis D1 = Axis.of("d1");

    private static Map<String, int[]> shapes(Object... namesAndShapes) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            shapes.put((String) namesAndShapes[i], (int[]) namesAndShapes[i + 1]);
        }
        return shapes;
    }

    private static int[] of(int... sizes) {
        return sizes;
    }

    private static BoundInputs bind(LossPlugin loss, Object... namesAndShapes) {
        return InputShapes.bind(LossSum.of(loss), shapes(namesAndShapes));
    }

    private static void refused(String id, String message, LossPlugin loss, Object... namesAndShapes) {
        assertThatThrownBy(() -> bind(loss, namesAndShapes)).isInstanceOf(ThalwegException.class).hasMessage(message)
                .extracting(e -> ((ThalwegException) e).id()).isEqualTo(id);
    }

    @Test
    void elementsHaveTheAxesOfThePredictions() {
        BoundInputs bound = bind(new TestLosses.Elements(), "prediction", of(2, 3, 4), "target", of(2, 3, 4));

        assertThat(bound.inputs().leaves().get("target").axes()).containsExactly(N, C, D1);
        assertThat(bound.inputs().items()).containsExactly(N, C, D1);
        assertThat(bound.sizes()).containsExactly(Map.entry(N, 2), Map.entry(C, 3), Map.entry(D1, 4));
    }

    @Test
    void aSingleDimensionIsTheBatchOfElements() {
        assertThat(bind(new TestLosses.Elements(), "prediction", of(5), "target", of(5)).sizes()).containsOnlyKeys(N);
    }

    @Test
    void aSingleNumberHasNoAxes() {
        BoundInputs bound = bind(new TestLosses.Elements(), "prediction", of(), "target", of());

        assertThat(bound.inputs().items()).isEmpty();
        assertThat(bound.sizes()).isEmpty();
    }

    @Test
    void weightsFollowFromTheLastAxisOn() {
        assertThat(weightAxes(of(2, 3))).isEqualTo(java.util.List.of(N, C));
        assertThat(weightAxes(of(3))).isEqualTo(java.util.List.of(C));
        assertThat(weightAxes(of(2, 1))).isEqualTo(java.util.List.of(N));
        assertThat(weightAxes(of(1, 3))).isEqualTo(java.util.List.of(C));
        assertThat(weightAxes(of(1))).isEmpty();
        assertThat(weightAxes(of())).isEmpty();
        assertThat(weightAxes(of(1, 2, 3))).isEqualTo(java.util.List.of(N, C));
    }

    private static java.util.List<Axis> weightAxes(int[] shape) {
        return bind(new TestLosses.Elements(), "prediction", of(2, 3), "target", of(2, 3), "weight", shape).inputs()
                .leaves()
                .get("sampleWeights").axes();
    }

    @Test
    void rowsHaveTheirClassesOnTheSecondAxis() {
        BoundInputs bound = bind(new TestLosses.Rows(), "prediction", of(2, 5, 3), "labels", of(2, 3), "weight", of(5));

        assertThat(bound.inputs().classes()).isEqualTo(C);
        assertThat(bound.inputs().items()).containsExactly(N, D1);
        assertThat(bound.inputs().leaves().get("target").axes()).containsExactly(N, D1);
        assertThat(bound.inputs().leaves().get("target").kind()).isEqualTo(Kind.LABEL);
        assertThat(bound.inputs().leaves().get("classWeights").axes()).containsExactly(C);
    }

    @Test
    void aSingleRowHasItsClassesAlone() {
        BoundInputs bound = bind(new TestLosses.Rows(), "prediction", of(5), "target", of());

        assertThat(bound.inputs().items()).isEmpty();
        assertThat(bound.sizes()).containsOnlyKeys(C);
    }

    @Test
    void differentShapesAreShownWithAHint() {
        refused("TH-S003",
                "shapes differ: predictions [32, 10], targets [32]; expected [32, 10]. If targets hold class indices,"
                        + " use a loss that takes labels.",
                new TestLosses.Elements(), "prediction", of(32, 10), "target", of(32));
        refused("TH-S003",
                "shapes differ: predictions [32, 1], targets [32]; expected [32, 1]. Reshape one of the two.",
                new TestLosses.Elements(), "prediction", of(32, 1), "target", of(32));
        refused("TH-S003",
                "shapes differ: predictions [32], targets [31]; expected [32]. Reshape one of the two: losses do not"
                        + " broadcast.",
                new TestLosses.Elements(), "prediction", of(32), "target", of(31));
        refused("TH-S003", "shapes differ: predictions [32, 10], labels [32, 10]; expected [32]. If the targets hold a"
                + " probability of each class, use target=probabilities.", new TestLosses.Rows(), "prediction",
                of(32, 10),
                "target", of(32, 10));
        refused("TH-S003",
                "shapes differ: predictions [2, 3], sampleWeights [2]; expected a shape that broadcasts to the"
                        + " predictions from the last axis on, such as [2, 3] or [3].",
                new TestLosses.Elements(), "prediction", of(2, 3),
                "target", of(2, 3), "weight", of(2));
        refused("TH-S003", "shapes differ: predictions [2, 3], classWeights [4]; expected [3].", new TestLosses.Rows(),
                "prediction", of(2, 3), "target", of(2), "weight", of(4));
    }

    @Test
    void missingAndUnknownInputsAreNamed() {
        refused("TH-L004", "loss 'elements' needs 'target' (the values to meet); given are [prediction].",
                new TestLosses.Elements(), "prediction", of(2));
        refused("TH-L005",
                "loss 'elements' takes no input 'targets'. Did you mean 'target'? It takes: prediction, target,"
                        + " sampleWeights, mask.",
                new TestLosses.Elements(), "prediction", of(2), "targets", of(2));
        refused("TH-L005", "loss 'rows': the input 'target' is given twice, once as 'labels'.", new TestLosses.Rows(),
                "prediction", of(2), "target", of(), "labels", of());
    }

    @Test
    void rowsNeedAClassAxis() {
        refused("TH-S001",
                "loss 'rows' judges rows of classes, but the predictions are a single number; expected a shape such as"
                        + " [32, 10].",
                new TestLosses.Rows(), "prediction", of(), "target", of());
    }

    @Test
    void sizesAreNotNegative() {
        refused("TH-S001", "prediction has the shape [-1]; expected sizes >= 0.", new TestLosses.Elements(),
                "prediction", of(-1),
                "target", of(1));
    }

    @Test
    void inputsNameAxesOfTheirOwn() {
        BoundInputs bound = bind(new TestLosses.Similarities(), "rows", of(2, 3), "classes", of(5, 3), "sign", of(2));

        assertThat(bound.inputs().axes("classes")).extracting(Axis::name).containsExactly("c", "d");
        assertThat(bound.inputs().items()).containsExactly(N);
        assertThat(bound.sizes()).containsExactly(Map.entry(N, 2), Map.entry(Axis.of("d"), 3), Map.entry(C, 5));
    }

    @Test
    void aSingleItemLacksTheAxisOfTheItems() {
        BoundInputs bound = bind(new TestLosses.Similarities(), "rows", of(3), "classes", of(5, 3), "sign", of());

        assertThat(bound.inputs().items()).isEmpty();
        assertThat(bound.inputs().axes("sign")).isEmpty();
    }

    @Test
    void axesThatInputsShareHaveOneSize() {
        refused("TH-S003", "shapes differ: 'rows' [2, 3], 'classes' [5, 4]; expected the same size along 'd'.",
                new TestLosses.Similarities(), "rows", of(2, 3), "classes", of(5, 4), "sign", of(2));
        refused("TH-S001",
                "loss 'similarities': 'classes' has the shape [5]; expected [c, d]: features of classes.",
                new TestLosses.Similarities(), "rows", of(2, 3), "classes", of(5), "sign", of(2));
    }

    @Test
    void lossesOfOtherInputsCannotBeAdded() {
        assertThatThrownBy(() -> new LossSum(java.util.List.of(new WeightedLoss(1, new TestLosses.Elements()),
                new WeightedLoss(1, new TestLosses.Similarities()))))
                .hasMessageContaining("one takes 'prediction', the other 'rows'");
    }

    @Test
    void theValuesOfALossMayHaveOtherItemsThanItsInputs() {
        BoundInputs bound = bind(new TestLosses.Similarities(), "rows", of(2, 3), "classes", of(5, 3), "sign", of(2));

        assertThat(AssembleLoss.assemble(LossSum.of(new TestLosses.Similarities()), bound, LossReduction.NONE).axes())
                .containsExactly(N, C);
    }
}
