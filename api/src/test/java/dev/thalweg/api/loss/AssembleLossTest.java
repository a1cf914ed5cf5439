// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssembleLossTest {
    private static final TestLosses.Elements SINGLE = new TestLosses.Elements();
    private static final LossPlugin TRIPLE = SINGLE
            .with(SINGLE.arguments().with(TestLosses.Elements.SCALE, 3));

    private static Tensor evaluate(AssembledLoss loss, dev.thalweg.api.formula.Expr expr, Map<String, double[]> data) {
        Map<String, Tensor> tensors = new HashMap<>();
        loss.bound().inputs().leaves().forEach((name, leaf) -> tensors.put(name, new Tensor(leaf.axes(),
                leaf.axes().stream().map(loss.bound().sizes()::get).toList(), data.get(name))));
        if (data.containsKey(AssembledLoss.UPSTREAM) && !loss.axes().isEmpty()) {
            tensors.put(AssembledLoss.UPSTREAM, new Tensor(loss.axes(),
                    loss.axes().stream().map(loss.bound().sizes()::get).toList(), data.get(AssembledLoss.UPSTREAM)));
        }
        Map<String, Double> hypers = new HashMap<>(loss.loss().hypers());
        hypers.put(AssembledLoss.UPSTREAM, 2.0);
        return new Evaluator(tensors, hypers, loss.bound().sizes(), ElementType.F64).evaluate(expr);
    }

    @ParameterizedTest
    @CsvSource({"SUM,11", "MEAN,5.5", "WEIGHTED_MEAN,2.2", "BATCH_MEAN,3.6666666666666665"})
    void everyReductionHasItsDenominator(LossReduction reduction, double expected) {
        LossSum loss = LossSum.of(new TestLosses.Rows());
        BoundInputs bound = InputShapes.bind(loss,
                Map.of("prediction", new int[] {3, 2}, "target", new int[] {3}, "weight", new int[] {2}));
        AssembledLoss assembled = AssembleLoss.assemble(loss, bound, reduction);

        // the rows that count: 1 with weight 2, 3 with weight 3
        assertThat(
                evaluate(assembled, assembled.value(), Map.of("prediction", new double[] {1, 9, 9, 3, 9, 9}, "target",
                        new double[] {0, 1, -1}, "classWeights", new double[] {2, 3})).number())
                .isEqualTo(expected);
    }

    @Test
    void everyTermIsReducedByItselfAndWeighted() {
        LossSum loss = new LossSum(List.of(new WeightedLoss(0.5, SINGLE), new WeightedLoss(-2, TRIPLE)));
        BoundInputs bound = InputShapes.bind(loss, Map.of("prediction", new int[] {2}, "target", new int[] {2}));
        AssembledLoss assembled = AssembleLoss.assemble(loss, bound);

        assertThat(loss.hypers())
                .isEqualTo(Map.of("elements.weight", 0.5, "elements.scale", 1.0, "elements2.weight", -2.0,
                        "elements2.scale", 3.0));
        assertThat(evaluate(assembled, assembled.value(),
                Map.of("prediction", new double[] {1, 3}, "target", new double[] {0, 0})).number())
                .isEqualTo(0.5 * 2 - 2 * 6);
    }

    @Test
    void aSingleLossKeepsTheNamesOfItsParameters() {
        assertThat(LossSum.of(TRIPLE).hypers()).isEqualTo(Map.of("scale", 3.0));
        assertThat(LossSum.of(TRIPLE).text()).isEqualTo("elements(scale=3)");
    }

    @Test
    void theUpstreamGradientIsANumberOrATensor() {
        LossSum loss = LossSum.of(SINGLE);
        BoundInputs bound = InputShapes.bind(loss, Map.of("prediction", new int[] {2}, "target", new int[] {2}));
        Map<String, double[]> data = Map.of("prediction", new double[] {1, 3}, "target", new double[] {0, 0},
                AssembledLoss.UPSTREAM, new double[] {5, 7});
        AssembledLoss reduced = AssembleLoss.assemble(loss, bound, LossReduction.MEAN);
        AssembledLoss unreduced = AssembleLoss.assemble(loss, bound, LossReduction.NONE);

        assertThat(evaluate(reduced, gradient(reduced), data).number()).isEqualTo(1);
        assertThat(evaluate(unreduced, gradient(unreduced), data).data()).containsExactly(5, 7);
    }

    private static dev.thalweg.api.formula.Expr gradient(AssembledLoss loss) {
        return loss.program(loss.differentiable().subList(0, 1)).outputs().get(1).value();
    }

    @Test
    void lossesOfDifferentKindsCannotBeAdded() {
        assertThatThrownBy(
                () -> new LossSum(List.of(new WeightedLoss(1, SINGLE), new WeightedLoss(1, new TestLosses.Rows()))))
                .isInstanceOf(ThalwegException.class).hasMessageContaining("'elements' and 'rows' cannot be added");
    }

    @Test
    void aDomainThatAllowsAnythingTakesTheOthers() {
        LossSum loss = new LossSum(
                List.of(new WeightedLoss(1, SINGLE), new WeightedLoss(1, new TestLosses.Probabilities())));

        assertThat(loss.inputs().getFirst().domain()).isEqualTo(Domain.PROBABILITY);
    }

    @Test
    void aWeightIsAFiniteNumber() {
        assertThatThrownBy(() -> new WeightedLoss(Double.NaN, SINGLE)).isInstanceOf(IllegalArgumentException.class);
    }
}
