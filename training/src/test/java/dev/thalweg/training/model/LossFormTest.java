// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.FitOptions.Penalties;
import dev.thalweg.training.ModelOptions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossFormTest {
    private static final Plugins PLUGINS = Plugins.find();
    private static final Axis FEATURES = Axis.of("d");

    private static LossForm form(String loss) {
        return LossForm.of(PLUGINS.loss(loss));
    }

    @ParameterizedTest
    @CsvSource({"huber,ElementForm,1,false", "bce,ElementForm,1,false", "gaussian-nll,ElementForm,2,false",
        "student-t-nll,ElementForm,3,false", "cross-entropy,ClassForm,7,false", "dice,ClassForm,7,false",
        "lambdarank,ListForm,1,true", "rank-softmax + 0.5*list-mle,ListForm,1,true", "bpr,PairForm,1,true",
        "warp,PairForm,1,true", "margin-ranking,PairForm,1,true"})
    void theDeclaredInputsDecide(String loss, String name, int outputs, boolean lists) {
        LossForm form = form(loss);
        assertThat(form.getClass().getSimpleName()).isEqualTo(name);
        assertThat(form.outputs(7)).isEqualTo(outputs);
        assertThat(form.takesLists()).isEqualTo(lists);
    }

    /// Every loss either has a form or says what a data file does not give, and what to take instead.
    @Test
    void everyLossIsTrainedOrRefusedWithAReason() {
        for (var plugin : PLUGINS.losses().all()) {
            try {
                LossForm form = form(plugin.id());
                Network network = Network.of(2, form.outputs(3), ModelOptions.linear());
                assertThat(new Objective(network, form, Penalties.NONE).training().outputs()).hasSize(3);
            } catch (dev.thalweg.api.ThalwegException refused) {
                assertThat(refused.id()).as(plugin.id()).isIn("TH-L090", "TH-L092");
                assertThat(refused).as(plugin.id()).hasMessageStartingWith("loss '" + plugin.id())
                        .hasMessageContaining("Try ");
            }
        }
    }

    @Test
    void countsOfClassesAreKeptForTheLossThatTakesThem() {
        assertThat(form("ldam").over(List.of(3, 1)).classCounts()).containsExactly(3, 1);
        assertThat(form("cross-entropy").over(List.of(3, 1)).classCounts()).isEmpty();
        assertThat(form("huber").over(List.of(3, 1)).classCounts()).isEmpty();
    }

    @Test
    void whatADataFileDoesNotGiveIsNamed() {
        assertThatThrownBy(() -> form("triplet")).hasMessage(
                "loss 'triplet' takes 'anchor' (what is compared), 'positive' (what should be near), 'negative' (what should be far),"
                        + " which a data file and a network do not give. Try huber or cross-entropy; a program can hand all inputs to it"
                        + " (LossFunction.prepare).");
        assertThatThrownBy(() -> form("zero-one")).hasMessageContaining("has no gradient");
        assertThatThrownBy(() -> form("giou")).hasMessageContaining("the predicted boxes");
    }

    /// A linear model of two features over lists: three rows and two, the third place of the second list being filled.
    private record Lists(Objective objective, Map<String, Tensor> inputs) {
        private static final double[] X = {0.3, -1, 0.8, 0.4, -0.2, 0.9, 1.1, 0.6, -0.7, 0.5, 99, -99};
        private static final double[] RELEVANCE = {2, 0, 1, 0, 3, 50};

        static Lists of(String loss, int from, int lists, int items, double... mask) {
            LossForm form = form(loss);
            var objective = new Objective(Network.of(2, 1, ModelOptions.linear()), form, Penalties.NONE);
            int at = from * 3;
            Map<String, Tensor> inputs = new HashMap<>();
            inputs.put("x", new Tensor(List.of(Network.ROWS, ListForm.ITEMS, FEATURES), List.of(lists, items, 2),
                    Arrays.copyOfRange(X, 2 * at, 2 * (at + lists * items))));
            inputs.put("target", tensor(lists, items, Arrays.copyOfRange(RELEVANCE, at, at + lists * items)));
            inputs.put("mask", tensor(lists, items, mask));
            for (ParameterSpec parameter : objective.network().parameters()) {
                inputs.put(parameter.name(), new Tensor(parameter.axes(), parameter.shape(),
                        parameter.entries() == 2 ? new double[] {0.5, -0.8} : new double[] {0.1}));
            }
            return new Lists(objective, inputs);
        }

        private static Tensor tensor(int lists, int items, double[] values) {
            return new Tensor(List.of(Network.ROWS, ListForm.ITEMS), List.of(lists, items), values);
        }

        double value() {
            return evaluate(output("loss")).data()[0];
        }

        double[] gradient() {
            return evaluate(output("layer1.weight.gradient")).data();
        }

        private Expr output(String name) {
            return objective.training().outputs().stream().filter(o -> o.name().equals(name)).map(Program.Output::value)
                    .findFirst().orElseThrow();
        }

        private Tensor evaluate(Expr formula) {
            List<Integer> shape = inputs.get("mask").sizes();
            return new Evaluator(inputs, objective.hypers(), Map.of(Network.ROWS, shape.get(0), ListForm.ITEMS,
                    shape.get(1), FEATURES, 2), ElementType.F64).evaluate(formula);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambdarank", "rank-softmax", "approx-ndcg", "list-mle"})
    void filledPlacesChangeNothing(String loss) {
        Lists both = Lists.of(loss, 0, 2, 3, 1, 1, 1, 1, 1, 0);
        Lists first = Lists.of(loss, 0, 1, 3, 1, 1, 1);
        Lists second = Lists.of(loss, 1, 1, 2, 1, 1);
        // sums of the same few numbers, in another order
        assertThat(both.value()).isEqualTo((first.value() + second.value()) / 2, within(1e-14));
        for (int i = 0; i < 2; i++) {
            assertThat(both.gradient()[i]).isEqualTo((first.gradient()[i] + second.gradient()[i]) / 2, within(1e-14));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rank-softmax", "approx-ndcg", "list-mle", "rank-pairwise-logistic", "bpr", "margin-ranking"})
    void theGradientGoesBackThroughTheScores(String loss) {
        Lists lists = Lists.of(loss, 0, 2, 3, 1, 1, 1, 1, 1, 0);
        double[] weights = lists.inputs.get("layer1.weight").data();
        double h = 1e-6;
        for (int i = 0; i < 2; i++) {
            double at = weights[i];
            weights[i] = at + h;
            double above = lists.value();
            weights[i] = at - h;
            double below = lists.value();
            weights[i] = at;
            // the error of the difference is h² by curvature and 1e-16/h by rounding
            assertThat(lists.gradient()[i]).isEqualTo((above - below) / (2 * h), within(1e-8));
        }
    }

    /// In a list a pair counts if its first row is the more relevant one: the pairs of the pairwise logistic loss.
    @Test
    void pairsAreThoseOfTheLists() {
        Lists pairs = Lists.of("bpr", 0, 2, 3, 1, 1, 1, 1, 1, 0);
        Lists lists = Lists.of("rank-pairwise-logistic", 0, 2, 3, 1, 1, 1, 1, 1, 0);
        assertThat(pairs.value()).isEqualTo(lists.value(), within(1e-15));
    }

    /// Scores are -0.85, 0.02 and 0.92 for relevance 2, 0 and 1: two rows stand above the first, none that is less relevant above the third.
    @Test
    void theRankIsCounted() {
        Lists lists = Lists.of("warp", 0, 1, 3, 1, 1, 1);
        double[] weights = lists.inputs.get("layer1.weight").data();
        weights[0] = -0.5;
        weights[1] = 0.8;
        double lacking = (1 + 0.85 + 0.02) + (1 + 0.85 + 0.92);
        assertThat(lists.value()).as("the mean of three pairs").isEqualTo(Math.log(2) * lacking / 3, within(1e-14));
    }

    @Test
    void parametersOfADistributionAreOutputs() {
        LossForm form = form("gaussian-nll");
        var objective = new Objective(Network.of(2, 2, ModelOptions.linear()), form, Penalties.NONE);
        assertThat(objective.answersPerRow()).isEqualTo(1);
        assertThat(objective.predictions().outputs().getFirst().axes()).containsExactly(Network.ROWS);
        assertThat(form.link()).isEqualTo(OutputLink.IDENTITY);
    }
}
