// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.Curvature;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.Engine;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.LossFunction;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.testkit.Allocation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradHessTest {
    /// A few roundings in single precision.
    private static final float ULPS = 1e-6f;
    /// Beyond a chunk of 4,096 elements, and no multiple of the number of lanes.
    private static final int ROWS = 5003;
    private static Engine vectors;
    private static Engine twins;
    private static Engine doubles;

    private record Answer(float[] grad, float[] hess) {
        Answer(int length) {
            this(new float[length], new float[length]);
        }
    }

    @BeforeAll
    static void open() {
        vectors = Engine.open(EngineOptions.defaults().withBackend("simd"));
        twins = Engine.open(EngineOptions.defaults().withBackend("scalar"));
        doubles = Engine.open(EngineOptions.defaults().withBackend("scalar").withType(ElementType.F64));
    }

    @AfterAll
    static void close() {
        vectors.close();
        twins.close();
        doubles.close();
    }

    private static float[] numbers(int length, int seed) {
        float[] numbers = new float[length];
        Random random = new Random(seed);
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[] weights(int length) {
        float[] weights = numbers(length, 3);
        for (int i = 0; i < length; i++) {
            weights[i] = Math.abs(weights[i]);
        }
        return weights;
    }

    @Test
    void ofLogisticLossTheyAreThoseOfBoosters() {
        float[] margin = {-1, 0, 2};
        Answer answer = new Answer(3);
        vectors.loss("bce-with-logits").gradHess(margin, new float[] {0, 1, 1}, new float[] {1, 2, 0.5f}, answer.grad,
                answer.hess);

        for (int i = 0; i < 3; i++) {
            float p = (float) (1 / (1 + Math.exp(-margin[i])));
            float weight = new float[] {1, 2, 0.5f}[i];
            assertThat(answer.grad[i]).isCloseTo(weight * (p - new float[] {0, 1, 1}[i]), within(ULPS));
            assertThat(answer.hess[i]).isCloseTo(weight * p * (1 - p), within(ULPS));
        }
    }

    @Test
    void theyAreOfTheSumAndNotOfTheMean() {
        double[] grad = new double[4];
        double[] hess = new double[4];
        doubles.loss("0.5*mse + 2*half-squared-error").gradHess(new double[] {1, 2, 3, 4}, new double[4], null, grad,
                hess);

        assertThat(grad).containsExactly(3, 6, 9, 12);
        assertThat(hess).containsOnly(3);
    }

    @Test
    void ofClassesTheyAreOneForEachMargin() {
        double[] grad = new double[6];
        double[] hess = new double[6];
        doubles.loss("cross-entropy").gradHess(new double[6], new int[] {2, 0}, new double[] {1, 3}, grad, hess);

        assertThat(grad).containsExactly(new double[] {1 / 3.0, 1 / 3.0, -2 / 3.0, -2, 1, 1}, within(1e-15));
        assertThat(hess).containsExactly(new double[] {2 / 9.0, 2 / 9.0, 2 / 9.0, 2 / 3.0, 2 / 3.0, 2 / 3.0},
                within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bce-with-logits", "pseudo-huber(delta=0.5)", "poisson-nll", "0.9*huber + 0.1*log-cosh"})
    void vectorsAndTwinsGiveTheSameBits(String text) {
        LossFunction loss = vectors.loss(text);
        Answer twin = boosted(twins.loss(text));
        Answer cold = boosted(loss);
        vectors.warmUp(Duration.ofSeconds(20));
        Answer warm = boosted(loss);

        assertThat(List.of(cold, warm)).allSatisfy(answer -> {
            assertThat(answer.grad).containsExactly(twin.grad);
            assertThat(answer.hess).containsExactly(twin.hess);
        });
    }

    private static Answer boosted(LossFunction loss) {
        Answer answer = new Answer(ROWS);
        float[] label = numbers(ROWS, 2);
        for (int i = 0; i < ROWS; i++) {
            label[i] = label[i] > 0 ? 1 : 0;
        }
        loss.gradHess(numbers(ROWS, 1), label, weights(ROWS), answer.grad, answer.hess);
        return answer;
    }

    @Test
    void ofClassesVectorsAndTwinsGiveTheSameBits() {
        int[] labels = new Random(4).ints(ROWS, 0, 5).toArray();
        Answer twin = new Answer(5 * ROWS);
        Answer vector = new Answer(5 * ROWS);
        twins.loss("cross-entropy").gradHess(numbers(5 * ROWS, 1), labels, null, twin.grad, twin.hess);
        LossFunction loss = vectors.loss("cross-entropy");
        loss.gradHess(numbers(5 * ROWS, 1), labels, null, vector.grad, vector.hess);
        vectors.warmUp(Duration.ofSeconds(20));
        loss.gradHess(numbers(5 * ROWS, 1), labels, null, vector.grad, vector.hess);

        assertThat(vector.grad).containsExactly(twin.grad);
        assertThat(vector.hess).containsExactly(twin.hess);
    }

    @Test
    void oneProgramGivesValueGradientAndSecondDerivative() {
        var call = doubles.loss("log-cosh").prepare(Map.of("prediction", new int[] {2}, "target", new int[] {2}),
                LossReduction.SUM, List.of("prediction"), List.of("prediction"));
        double[] grad = new double[2];
        double[] hess = new double[2];
        double value = call.input("prediction", new double[] {0, 1}).input("target", new double[2])
                .gradient("prediction", grad).hessian("prediction", hess).run();

        double tanh = Math.tanh(1);
        assertThat(value).isCloseTo(Math.log(Math.cosh(1)), within(1e-15));
        assertThat(grad).containsExactly(new double[] {0, tanh}, within(1e-15));
        assertThat(hess).containsExactly(new double[] {1, 1 - tanh * tanh}, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "rmse; TH-L030; no sum of values of single rows",
        "dice(sumOver=batch); TH-L030; more than one label",
        "lambdarank; TH-L030; other inputs",
        "quantile(quantile=0.9); TH-L031; withCurvature(UNIT)",
        "mae; TH-L031; pseudo-huber",
        "hinge; TH-L031; withCurvature(UNIT)",
        "tukey-biweight; TH-L032; convex",
        "mse - 0.5*huber; TH-L032; withCurvature(UNIT)"})
    void whatCannotBeBoostedSaysWhyAndWhatToDo(String text, String id, String words) {
        double[] four = new double[4];
        assertThatThrownBy(() -> doubles.loss(text).gradHess(four, four, null, four, four))
                .isInstanceOfSatisfying(ThalwegException.class, e -> assertThat(e.id()).isEqualTo(id))
                .hasMessageContaining(words);
    }

    @Test
    void unitCurvatureIsTheWeightOfTheRow() {
        double[] grad = new double[3];
        double[] hess = new double[3];
        LossFunction quantile = doubles.loss("quantile(quantile=0.75)").withCurvature(Curvature.UNIT);
        quantile.gradHess(new double[] {1, 2, 3}, new double[] {2, 2, 2}, new double[] {1, 2, 4}, grad, hess);
        assertThat(grad).containsExactly(-0.75, -1.5, 1);
        assertThat(hess).containsExactly(1, 2, 4);

        quantile.gradHess(new double[] {1, 2, 3}, new double[] {2, 2, 2}, null, grad, hess);
        assertThat(hess).containsOnly(1);
    }

    @Test
    void unitCurvatureOfClassesIsThatOfTheirRow() {
        float[] hess = new float[6];
        vectors.loss("focal-softmax").withCurvature(Curvature.UNIT).gradHess(new float[6], new int[] {2, 0},
                new float[] {1, 3}, new float[6], hess);
        assertThat(hess).containsExactly(1, 1, 1, 3, 3, 3);
    }

    @Test
    void lengthsThatDifferAreRefused() {
        LossFunction loss = doubles.loss("mse");
        double[] three = new double[3];
        assertThatThrownBy(() -> loss.gradHess(three, new double[2], null, three, three))
                .hasMessageContaining("3 margins, 2 labels");
        assertThatThrownBy(() -> loss.gradHess(three, three, new double[1], three, three))
                .hasMessageContaining("1 weights");
        assertThatThrownBy(() -> loss.gradHess(three, three, null, three, new double[2]))
                .isInstanceOf(ThalwegException.class);
    }

    @Test
    void everyLossAnswersOrRefusesById() {
        Set<String> ids = new TreeSet<>();
        Plugins.find().losses().all().forEach(plugin -> {
            LossFunction loss = doubles.loss(LossSum.of(plugin));
            double[] four = {0.1, 0.2, 0.3, 0.4};
            double[] grad = new double[4];
            double[] hess = new double[4];
            Arrays.fill(grad, Double.NaN);
            try {
                if (plugin.rowWise()) {
                    loss.gradHess(four, new int[] {1, 0}, null, grad, hess);
                } else {
                    loss.gradHess(four, new double[] {1, 1, 1, 1}, null, grad, hess);
                }
                assertThat(Arrays.stream(hess).min().orElseThrow()).as(plugin.id()).isNotNegative();
                assertThat(grad).as(plugin.id()).doesNotContain(Double.NaN);
            } catch (ThalwegException refused) {
                ids.add(refused.id());
                assertThat(refused.id()).as(plugin.id() + ": " + refused.getMessage())
                        .matches("TH-L03[012]|TH-L006|TH-S\\d+|TH-B\\d+");
            }
        });
        assertThat(ids).contains("TH-L030", "TH-L031", "TH-L032");
    }

    /// Boosters call it once a round; a warm call allocates nothing.
    @Test
    void aWarmCallAllocatesNothing() {
        LossFunction loss = vectors.loss("bce-with-logits");
        float[] margin = numbers(ROWS, 1);
        float[] label = new float[ROWS];
        float[] weight = weights(ROWS);
        Answer answer = new Answer(ROWS);
        IntConsumer call = i -> loss.gradHess(margin, label, i % 2 == 0 ? weight : null, answer.grad, answer.hess);
        call.accept(0);
        call.accept(1);
        vectors.warmUp(Duration.ofSeconds(20));
        Allocation.requireNone("gradHess", call);
    }
}
