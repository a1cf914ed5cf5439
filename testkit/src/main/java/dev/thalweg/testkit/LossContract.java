// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossPlugin;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a loss promises, as tests: extend it, name your losses with arguments that matter, and run it beside your own tests.
///
/// - It keeps every [LossLaw] that applies to it: gradients are slopes, reductions belong together, masks and weights mean what they say, and
///   the properties that it declares are true.
/// - The constants that it declares are not idle: something comes near them.
/// - What it does not declare is refused: numbers outside of domains, labels without a class, shapes that do not fit. Where nothing counts,
///   a check says so, and the gradient is 0.
/// - It says what it is: a name in kebab case, a summary, a text form.
///
/// Everything is evaluated in double precision from fixed seeds; a message shows the inputs. No backend is needed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LossContract {
    private static final long SEEDS = 20;

    /// For the suite that extends it.
    protected LossContract() {
    }

    /// The losses to test.
    ///
    /// @return each with arguments that matter, the defaults among them
    protected abstract Stream<LossPlugin> losses();

    @ParameterizedTest
    @MethodSource("losses")
    void itSaysWhatItIs(LossPlugin loss) {
        assertAll(
                () -> assertTrue(loss.id().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), () -> "kebab case: " + loss.id()),
                () -> assertTrue(!loss.summary().isBlank(), "it has a summary"),
                () -> assertTrue(loss.text().startsWith(loss.id()), loss::text),
                () -> assertEquals(loss.text(), loss.with(loss.arguments()).text()),
                () -> assertFalse(loss.inputs().getFirst().optional(), "the first input is needed"));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whatHasNoSlopeOffersNone(LossPlugin loss) {
        var discrete = EnumSet.of(Domain.LABEL, Domain.COUNT, Domain.SIGN);
        loss.inputs().stream().filter(input -> discrete.contains(input.domain()))
                .forEach(input -> assertFalse(input.differentiable(), input::name));
    }

    /// Every law with every loss to which it applies.
    Stream<Arguments> laws() {
        return losses().flatMap(loss -> Arrays.stream(LossLaw.values()).filter(law -> law.appliesTo(loss))
                .map(law -> Arguments.of(law, loss)));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void itKeepsTheLaw(LossLaw law, LossPlugin loss) {
        LongStream.range(0, SEEDS).forEach(seed -> law.check(loss, seed));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void numbersOutsideOfTheirDomainsAreRefused(LossPlugin loss) {
        Misuse.outsideOfDomains(loss);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void labelsWithoutAClassAreRefused(LossPlugin loss) {
        Misuse.labelsWithoutAClass(loss);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void probabilitiesAreNotTakenForLogits(LossPlugin loss) {
        Misuse.probabilitiesForLogits(loss);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shapesThatDoNotFitAreRefused(LossPlugin loss) {
        Misuse.shapesThatDoNotFit(loss);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whereNothingCountsThereIsNoSlope(LossPlugin loss) {
        Misuse.nothingCounts(loss);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void itsConstantsAreTheLeast(LossPlugin loss) {
        DeclaredProperties.requireTight(loss);
    }
}
