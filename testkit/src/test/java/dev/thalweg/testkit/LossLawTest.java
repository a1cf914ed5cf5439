// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Losses that break what they promise are found.
class LossLawTest {

    /// A function of the residual that says of itself what it is given.
    record Claim(Arguments arguments, UnaryOperator<Expr> function, List<LossProperty> properties)
            implements
                ElementwiseLoss {
        static Claim of(UnaryOperator<Expr> function, LossProperty... properties) {
            return new Claim(Arguments.defaults(), function, List.of(properties));
        }

        @Override
        public String id() {
            return "claim";
        }

        @Override
        public String summary() {
            return "a function of the residual";
        }

        @Override
        public Claim with(Arguments given) {
            return new Claim(given, function, properties);
        }

        @Override
        public Expr formula(Expr prediction, Expr target) {
            return function.apply(prediction.minus(target));
        }
    }

    private static void requireEverywhere(LossLaw law, LossPlugin loss) {
        LongStream.range(0, 20).forEach(seed -> law.check(loss, seed));
    }

    static List<Claim> falseClaims() {
        return List.of(Claim.of(r -> r.square().minus(1), LossProperty.NON_NEGATIVE),
                Claim.of(Formulas::cos, LossProperty.CONVEX),
                Claim.of(r -> r.abs().minus(r.square().times(0.01)), LossProperty.CONVEX),
                Claim.of(r -> r.abs().times(1.1), LossProperty.lipschitz(1)),
                Claim.of(r -> r.square().times(1.1), LossProperty.smooth(2)),
                Claim.of(Expr::abs, LossProperty.smooth(1)),
                Claim.of(Expr::abs, LossProperty.SHIFT_INVARIANT));
    }

    @ParameterizedTest
    @MethodSource("falseClaims")
    void whatIsFalseIsFound(Claim loss) {
        assertThatThrownBy(() -> requireEverywhere(LossLaw.DECLARED_PROPERTIES_ARE_TRUE, loss))
                .isInstanceOf(AssertionError.class).hasMessageContaining("claim is not ");
    }

    static List<Claim> trueClaims() {
        return List.of(Claim.of(Expr::square, LossProperty.NON_NEGATIVE, LossProperty.CONVEX, LossProperty.smooth(2)),
                Claim.of(Expr::abs, LossProperty.NON_NEGATIVE, LossProperty.CONVEX, LossProperty.lipschitz(1)),
                Claim.of(Formulas::cos, LossProperty.lipschitz(1), LossProperty.smooth(1)));
    }

    @ParameterizedTest
    @MethodSource("trueClaims")
    void whatIsTruePasses(Claim loss) {
        assertThatCode(() -> {
            requireEverywhere(LossLaw.DECLARED_PROPERTIES_ARE_TRUE, loss);
            DeclaredProperties.requireTight(loss);
        }).doesNotThrowAnyException();
    }

    @Test
    void aSlopeThatNoSideHasIsFound() {
        Claim steepAtZero = Claim.of(r -> Formulas.where(r.equalTo(Formulas.constant(0)), r.times(5), r));

        assertThatThrownBy(() -> requireEverywhere(LossLaw.AT_KINKS_GRADIENTS_LIE_BETWEEN_SLOPES, steepAtZero))
                .isInstanceOf(AssertionError.class).hasMessageContaining("slope with respect to ");
    }

    @Test
    void whereKinksMeetAnySlopeWillDo() {
        Claim flat = Claim.of(r -> Formulas.max(Formulas.constant(0), r.abs().negate()));

        assertThatCode(() -> requireEverywhere(LossLaw.AT_KINKS_GRADIENTS_LIE_BETWEEN_SLOPES, flat))
                .doesNotThrowAnyException();
    }

    @Test
    void aConstantThatNothingComesNearIsFound() {
        assertThatThrownBy(() -> DeclaredProperties.requireTight(Claim.of(Expr::abs, LossProperty.lipschitz(10))))
                .isInstanceOf(AssertionError.class).hasMessageContaining("Give the least constant.");
    }

    /// Takes the mean of the batch away from each prediction.
    record Centred(Arguments arguments) implements ElementwiseLoss {
        @Override
        public String id() {
            return "centred";
        }

        @Override
        public String summary() {
            return "the distance to the batch's mean";
        }

        @Override
        public Centred with(Arguments given) {
            return new Centred(given);
        }

        @Override
        public Expr formula(Expr prediction, Expr target) {
            return prediction.minus(target).square();
        }

        @Override
        public LossFormula formula(LossInputs inputs) {
            Expr mean = Formulas.mean(inputs.prediction(), inputs.items().toArray(Axis[]::new));
            return ElementwiseLoss.weighted(inputs.prediction().minus(mean).square(), inputs);
        }
    }

    @Test
    void itemsThatSeeEachOtherAreFound() {
        LossPlugin loss = new Centred(Arguments.defaults());

        assertThat(LossLaw.A_BATCH_IS_ITS_PARTS.appliesTo(loss)).isTrue();
        assertThatThrownBy(() -> LossLaw.A_BATCH_IS_ITS_PARTS.check(loss, 1)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> LossLaw.THE_MASKED_IS_REMOVED.check(loss, 1)).isInstanceOf(AssertionError.class);
    }
}
