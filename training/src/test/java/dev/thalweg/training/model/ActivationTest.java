// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Gradients;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.training.Activation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    private static final Axis N = Axis.of("n");
    private static final Expr.Input X = Formulas.input("x", N);

    private static double[] evaluate(Expr formula, double... x) {
        return new Evaluator(Map.of("x", new Tensor(List.of(N), List.of(x.length), x)), Map.of(), Map.of(N, x.length),
                ElementType.F64).evaluate(formula).data();
    }

    @Test
    void valuesAreTheDefinitions() {
        assertThat(evaluate(Activation.RELU.of(X), -2, 0, 3)).containsExactly(0, 0, 3);
        assertThat(evaluate(Activation.TANH.of(X), 0.5)[0]).isEqualTo(Math.tanh(0.5), within(1e-15));
        assertThat(evaluate(Activation.SIGMOID.of(X), 0)[0]).isEqualTo(0.5);
        // x·Φ(x) at 1: 0.8413447460685429, from the tables of the normal distribution
        assertThat(evaluate(Activation.GELU.of(X), 1)[0]).isEqualTo(0.8413447460685429, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void slopesAreDerived(Activation activation) {
        Expr slope = Gradients.of(Formulas.sum(activation.of(X), N), List.of(X)).getFirst();
        double[] points = {-2.5, -0.3, 0.4, 1.7};
        double[] derived = evaluate(slope, points);
        for (int i = 0; i < points.length; i++) {
            double h = 1e-5;
            double difference = (evaluate(activation.of(X), points[i] + h)[0]
                    - evaluate(activation.of(X), points[i] - h)[0]) / (2 * h);
            // central differences: error h² times the third derivative, and rounding 1e-16/h
            assertThat(derived[i]).isEqualTo(difference, within(1e-9));
        }
    }

    @Test
    void theSlopeOfReluAtZeroIsZero() {
        Expr slope = Gradients.of(Formulas.sum(Activation.RELU.of(X), N), List.of(X)).getFirst();
        assertThat(evaluate(slope, 0, -0.0)).containsExactly(0, 0);
    }

    @Test
    void anUnknownNameIsMetWithNearOnes() {
        assertThatThrownBy(() -> Activation.parse("rellu")).hasMessage(
                "activation 'rellu' is unknown. Did you mean 'relu'? Known: relu, tanh, gelu, sigmoid.");
    }
}
