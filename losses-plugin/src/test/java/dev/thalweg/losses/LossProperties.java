// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// What holds of every loss, or of all of a kind, at inputs drawn from their domains.
class LossProperties {
    private static final List<String> ELEMENTWISE = List.of("mse", "mae", "huber(delta=0.7)", "smooth-l1(beta=0.5)",
            "smooth-l1(beta=0)", "log-cosh", "quantile(quantile=0.2)", "bce", "bce-with-logits", "focal-binary",
            "focal-binary(gamma=1.5, alpha=-1)", "focal-binary(gamma=0)", "focal-binary(gamma=1)", "hinge",
            "squared-hinge(margin=0.5)",
            "kl-divergence", "kl-divergence(logTarget=true)", "poisson-nll", "poisson-nll(full=true)",
            "poisson-nll(logInput=false)", "msle", "expectile(tau=0.2)", "half-squared-error",
            "pseudo-huber(delta=0.7)",
            "barron-general(alpha=-1)", "barron-general(alpha=0)", "tukey-biweight", "cauchy", "welsch",
            "geman-mcclure",
            "asymmetric-loss", "soft-margin",
            "0.7*huber + 0.3*log-cosh");
    private static final List<String> ROWWISE = List.of("cross-entropy", "cross-entropy(labelSmoothing=0.2)",
            "cross-entropy(target=probabilities)", "cross-entropy(target=probabilities, labelSmoothing=0.1)", "nll");
    private static final List<String> OWN_AXES = List.of("cosine-embedding(margin=0.2)", "triplet", "triplet(p=1)",
            "triplet(p=3, swap=true)", "nt-xent(temperature=0.5)", "linear-cross-entropy",
            "linear-cross-entropy(labelSmoothing=0.1, softcap=5, zWeight=0.1)", "dice(squared=true)",
            "dice(sumOver=batch)");
    private static final List<String> LABELLED = List.of("cross-entropy", "cross-entropy(labelSmoothing=0.2)", "nll");
    private static final List<String> NEVER_NEGATIVE = ELEMENTWISE.stream()
            .filter(text -> !text.startsWith("kl") && !text.startsWith("poisson")).toList();
    private static final List<String> CONVEX = Stream.concat(ELEMENTWISE.stream(), ROWWISE.stream())
            .filter(text -> !text.matches("(msle|barron|tukey|cauchy|welsch|geman|asymmetric).*"))
            .filter(text -> !text.startsWith("focal") || text.contains("gamma=0")).toList();

    /// Rounding of sums of a few numbers of size about ten.
    private static final double ROUNDING = 1e-12;

    @Provide
    Arbitrary<String> all() {
        return Arbitraries.oneOf(Arbitraries.of(ELEMENTWISE), Arbitraries.of(ROWWISE));
    }

    @Provide
    Arbitrary<String> differentiated() {
        return Arbitraries.oneOf(all(), Arbitraries.of(OWN_AXES));
    }

    @Provide
    Arbitrary<String> elementwise() {
        return Arbitraries.of(ELEMENTWISE);
    }

    @Provide
    Arbitrary<String> rowwise() {
        return Arbitraries.of(ROWWISE);
    }

    @Provide
    Arbitrary<String> labelled() {
        return Arbitraries.of(LABELLED);
    }

    @Provide
    Arbitrary<String> neverNegative() {
        return Arbitraries.of(NEVER_NEGATIVE);
    }

    @Provide
    Arbitrary<String> convex() {
        return Arbitraries.of(CONVEX);
    }

    @Property
    void theSumIsTheNumberOfItemsTimesTheMean(@ForAll("all") String loss, @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int n) {
        LossProbe probe = new RandomInputs(seed).probe(loss, n);
        double mean = probe.reduced(LossReduction.MEAN).value();
        double sum = probe.reduced(LossReduction.SUM).value();
        double[] values = probe.reduced(LossReduction.NONE).values();

        assertThat(sum).isCloseTo(n * mean, near(sum));
        assertThat(Arrays.stream(values).sum()).isCloseTo(sum, near(sum));
    }

    @Property
    void aBatchIsItsParts(@ForAll("elementwise") String loss, @ForAll long seed) {
        LossProbe whole = new RandomInputs(seed).probe(loss, 5).reduced(LossReduction.NONE);
        double[] values = whole.values();
        double[] gradient = whole.gradient();
        for (int i = 0; i < values.length; i++) {
            LossProbe part = LossProbe.of(loss).reduced(LossReduction.NONE)
                    .predictions(whole.entries(LossInput.PREDICTION)[i])
                    .targets(whole.entries(LossInput.TARGET)[i]);
            assertThat(part.values()).containsExactly(values[i]);
            assertThat(part.gradient()).containsExactly(gradient[i]);
        }
    }

    @Property
    void weightsOfOneAreNoWeights(@ForAll("elementwise") String loss, @ForAll long seed) {
        LossProbe plain = new RandomInputs(seed).probe(loss, 4);
        LossProbe weighted = new RandomInputs(seed).probe(loss, 4).with(LossInput.SAMPLE_WEIGHTS, 1, 1, 1, 1);
        for (LossReduction reduction : LossReduction.values()) {
            assertThat(weighted.reduced(reduction).values()).isEqualTo(plain.reduced(reduction).values());
            assertThat(weighted.gradient()).isEqualTo(plain.gradient());
        }
    }

    @Property
    void classWeightsOfOneAreNoWeights(@ForAll("rowwise") String loss, @ForAll long seed) {
        LossProbe plain = new RandomInputs(seed).probe(loss, 4);
        LossProbe weighted = new RandomInputs(seed).probe(loss, 4).with(LossInput.CLASS_WEIGHTS, 1, 1, 1, 1);

        assertThat(weighted.value()).isCloseTo(plain.value(), near(plain.value()));
        assertThat(weighted.gradient()).containsExactly(plain.gradient(), within(ROUNDING));
    }

    @Property
    void aWeightOfTwoCountsTwice(@ForAll("elementwise") String loss, @ForAll long seed) {
        LossProbe probe = new RandomInputs(seed).probe(loss, 3).with(LossInput.SAMPLE_WEIGHTS, 2, 1, 1);
        double[] p = probe.entries(LossInput.PREDICTION);
        double[] t = probe.entries(LossInput.TARGET);
        LossProbe repeated = LossProbe.of(loss).predictions(p[0], p[0], p[1], p[2]).targets(t[0], t[0], t[1], t[2]);

        double expected = repeated.reduced(LossReduction.MEAN).value();
        assertThat(probe.reduced(LossReduction.WEIGHTED_MEAN).value()).isCloseTo(expected, near(expected));
    }

    @Property
    void maskedElementsDoNotContribute(@ForAll("elementwise") String loss, @ForAll long seed) {
        LossProbe probe = new RandomInputs(seed).probe(loss, 3);
        double[] p = probe.entries(LossInput.PREDICTION);
        double[] t = probe.entries(LossInput.TARGET);
        LossProbe masked = probe.changed(LossInput.PREDICTION, p[0], Double.NaN, p[2]).with(LossInput.MASK, 1, 0, 1);
        LossProbe removed = LossProbe.of(loss).predictions(p[0], p[2]).targets(t[0], t[2]);

        assertThat(masked.value()).isCloseTo(removed.value(), near(removed.value()));
        double[] gradient = removed.gradient();
        assertThat(masked.gradient()).containsExactly(new double[] {gradient[0], 0, gradient[1]}, within(ROUNDING));
    }

    @Property
    void ignoredLabelsAreRemovedRows(@ForAll("labelled") String loss, @ForAll long seed) {
        LossProbe probe = new RandomInputs(seed).probe(loss, 3).with(LossInput.CLASS_WEIGHTS, 0.5, 2, 1, 3);
        double[] p = probe.entries(LossInput.PREDICTION);
        double[] t = probe.entries(LossInput.TARGET);
        LossProbe ignored = probe.changed(LossInput.TARGET, t[0], t[1], -100);
        LossProbe removed = LossProbe.of(loss).with(LossInput.PREDICTION, new int[] {2, 4}, Arrays.copyOf(p, 8))
                .targets(t[0], t[1]).with(LossInput.CLASS_WEIGHTS, 0.5, 2, 1, 3);

        assertThat(ignored.value()).isCloseTo(removed.value(), near(removed.value()));
        assertThat(ignored.gradient()).containsExactly(Arrays.copyOf(removed.gradient(), 12), within(ROUNDING));
    }

    @Property
    void theValueIsNeverNegative(@ForAll("neverNegative") String loss, @ForAll long seed) {
        // the form with logits subtracts two numbers of about the same size when it is very sure and right
        assertThat(least(new RandomInputs(seed).probe(loss, 5))).isGreaterThanOrEqualTo(-1e-15);
    }

    @Property
    void crossEntropyIsNeverNegative(@ForAll("labelled") String loss, @ForAll long seed) {
        Assume.that(!loss.equals("nll"));
        assertThat(least(new RandomInputs(seed).probe(loss, 5))).isGreaterThanOrEqualTo(0);
    }

    private static double least(LossProbe probe) {
        return Arrays.stream(probe.reduced(LossReduction.NONE).values()).min().orElseThrow();
    }

    @Property
    void aCommonOffsetOfLogitsChangesNothing(@ForAll("rowwise") String loss, @ForAll long seed,
            @ForAll @IntRange(min = -50, max = 50) int offset) {
        Assume.that(!loss.equals("nll"));
        LossProbe probe = new RandomInputs(seed).probe(loss, 3);
        double[] moved = Arrays.stream(probe.entries(LossInput.PREDICTION)).map(x -> x + offset).toArray();

        assertThat(probe.changed(LossInput.PREDICTION, moved).value()).isCloseTo(probe.value(), near(50));
    }

    @Property
    void theValueIsConvexInThePredictions(@ForAll("convex") String loss, @ForAll long seed) {
        RandomInputs random = new RandomInputs(seed);
        LossProbe left = random.probe(loss, 3).reduced(LossReduction.SUM);
        double[] a = left.entries(LossInput.PREDICTION);
        double[] b = random.draw(left.loss().inputs().getFirst().domain(), a.length);
        double[] middle = IntStream.range(0, a.length).mapToDouble(i -> (a[i] + b[i]) / 2).toArray();

        double chord = (left.value() + left.changed(LossInput.PREDICTION, b).value()) / 2;
        assertThat(left.changed(LossInput.PREDICTION, middle).value())
                .isLessThanOrEqualTo(chord + ROUNDING * (1 + Math.abs(chord)));
    }

    @Property
    void gradientsAgreeWithCentralDifferences(@ForAll("differentiated") String loss, @ForAll long seed) {
        LossProbe probe = new RandomInputs(seed).probe(loss, 3).reduced(LossReduction.SUM);
        for (Expr.Input input : probe.assembled().differentiable()) {
            double[] derived = probe.gradient(input.name());
            for (int i = 0; i < derived.length; i++) {
                assertNear(derived[i], centralDifference(probe, input.name(), i), slopeChange(probe, input.name(), i));
            }
        }
    }

    /// The difference of step h has an error of h²/6 of the third derivative and of rounding over h; beside a kink nearer than h it may
    /// be off by as much as the slope jumps.
    private static void assertNear(double derived, double difference, double jump) {
        assertThat(derived).isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference)) + jump));
    }

    private static final double STEP = 1e-5;

    private static double centralDifference(LossProbe probe, String input, int index) {
        return (shifted(probe, input, index, STEP).value() - shifted(probe, input, index, -STEP).value()) / (2 * STEP);
    }

    private static double slopeChange(LossProbe probe, String input, int index) {
        double change = Math.abs(shifted(probe, input, index, STEP).gradient(input)[index]
                - shifted(probe, input, index, -STEP).gradient(input)[index]);
        return change > 0.01 ? change : 0;
    }

    private static LossProbe shifted(LossProbe probe, String input, int index, double by) {
        double[] entries = probe.entries(input).clone();
        entries[index] += by;
        return probe.changed(input, entries);
    }

    @Property
    void gradientsAgreeWithDualNumbers(@ForAll("all") String loss, @ForAll long seed) {
        LossProbe probe = oneItem(loss, new RandomInputs(seed)).reduced(LossReduction.SUM);
        AssembledLoss assembled = probe.assembled();
        Map<String, double[]> inputs = new HashMap<>();
        assembled.bound().inputs().leaves().keySet().forEach(name -> inputs.put(name, probe.entries(name)));
        for (Expr.Input input : assembled.differentiable()) {
            double[] derived = probe.gradient(input.name());
            for (int i = 0; i < derived.length; i++) {
                double dual = Duals.slope(assembled.value(), inputs, probe.loss().hypers(), input.name(), i,
                        RandomInputs.CLASSES);
                assertThat(derived[i]).isCloseTo(dual, near(dual));
            }
        }
    }

    /// A single element, or a single row.
    private static LossProbe oneItem(String loss, RandomInputs random) {
        LossProbe drawn = random.probe(loss, 1);
        double[] target = drawn.entries(LossInput.TARGET);
        if (!drawn.loss().rowWise()) {
            return LossProbe.of(loss).with(LossInput.PREDICTION, new int[0], drawn.entries(LossInput.PREDICTION))
                    .with(LossInput.TARGET, new int[0], target);
        }
        int[] shape = target.length == 1 ? new int[0] : new int[] {target.length};
        return LossProbe.of(loss).predictions(drawn.entries(LossInput.PREDICTION)).with(LossInput.TARGET, shape,
                target);
    }

    @Property
    void targetsThatAreLabelsOrSignsHaveNoGradient(@ForAll("all") String loss) {
        LossProbe.of(loss).loss().inputs().stream()
                .filter(input -> input.domain() == Domain.LABEL || input.domain() == Domain.SIGN)
                .forEach(input -> assertThat(input.differentiable()).isFalse());
    }

    private static org.assertj.core.data.Offset<Double> near(double size) {
        return within(ROUNDING * (1 + Math.abs(size)));
    }
}
