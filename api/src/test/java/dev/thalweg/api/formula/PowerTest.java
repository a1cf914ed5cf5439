// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerTest {
    private static final double[] BASES = {0, 1, 2, 0.5, 3, 10, 0.9, 0.999, 1 + 0x1p-52, 1 - 0x1p-53, Math.sqrt(2),
        Double.MIN_VALUE, 0x1.8p-1030, Double.MIN_NORMAL, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN};
    private static final double[] EXPONENTS = {0, 1, 2, 3, 0.5, 1.5, 1e-300, 7, 20, 308, 1074, 1e6, 0x1p53 - 1, 0x1p53,
        1e300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN};

    @Test
    void everyKindOfBaseAndExponentHasThePowerThatJavaGivesIt() {
        for (double base : BASES) {
            for (double exponent : EXPONENTS) {
                requireClose(base, exponent);
                requireClose(base, -exponent);
                requireClose(-base, exponent);
                requireClose(-base, -exponent);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 30, 700})
    void theLastDigitIsAsGoodAsJavas(double mostLog) {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            double base = StrictMath.exp((2 * random.nextDouble() - 1) * mostLog);
            requireClose(base, (2 * random.nextDouble() - 1) * 700 / mostLog);
        }
    }

    @Test
    void whatCanBeExactIs() {
        for (int base = 2; base <= 12; base++) {
            double power = 1;
            for (int exponent = 0; power < 0x1p53; exponent++) {
                assertThat(Power.of(base, exponent)).isEqualTo(power);
                assertThat(Power.of(power, 1.0)).isEqualTo(power);
                power *= base;
            }
        }
        for (int root = 1; root < 10_000; root++) {
            assertThat(Power.of((double) root * root, 0.5)).isEqualTo(root);
        }
    }

    /// Both round to within an ulp of the truth, and mostly to the nearest.
    private static void requireClose(double base, double exponent) {
        double expected = StrictMath.pow(base, exponent);
        double actual = Power.of(base, exponent);
        boolean isSame = Double.compare(actual, expected) == 0
                || Double.isFinite(expected) && Math.abs(actual - expected) <= Math.ulp(expected)
                        && Math.copySign(1, actual) == Math.copySign(1, expected);
        assertThat(isSame).as("%s to the power %s is %s, expected %s", base, exponent, actual, expected).isTrue();
    }
}
