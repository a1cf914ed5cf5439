// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Meaning;
import dev.thalweg.api.formula.UnaryOp;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How far every function is from the exact one, in units in the last place. The twin stands for all forms: these have its bits.
class MathematicsTest {
    /// The promise of the backend.
    private static final double MOST_F32_ULPS = 2.5;
    /// A few, and one for the reference.
    private static final double MOST_F64_ULPS = 4;
    /// Every so many bit patterns; a prime, so that all low bits occur.
    private static final int STRIDE = 1999;
    private static final int BLOCK = 4096;

    @ParameterizedTest
    @EnumSource(value = UnaryOp.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT")
    void singlePrecisionIsWithinTwoAndAHalfUlpOfEveryArgument(UnaryOp op) {
        float[] x = new float[BLOCK];
        float[] result = new float[BLOCK];
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE;) {
            int count = 0;
            for (; count < BLOCK && bits <= Integer.MAX_VALUE; bits += STRIDE) {
                x[count++] = Float.intBitsToFloat((int) bits);
            }
            OneFunction.apply(new Expr.Unary(op, OneFunction.X), ElementType.F32, x, result, count);
            for (int i = 0; i < count; i++) {
                requireClose(op.text(), x[i], result[i], Meaning.of(op, x[i]));
            }
        }
    }

    private static void requireClose(String name, double x, float got, double exact) {
        float rounded = (float) exact;
        if (Float.compare(rounded, got) == 0) {
            return;
        }
        boolean close = Math.abs(got - exact) <= MOST_F32_ULPS * Math.ulp(rounded)
                || Float.isInfinite(got) && Math.abs(exact) > Float.MAX_VALUE * (1 - 1e-6);
        assertThat(close).as("%s(%s) is %s, exactly %s", name, x, got, exact).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = UnaryOp.class, mode = EnumSource.Mode.EXCLUDE, names = {"NOT", "ERF"})
    void doublePrecisionIsWithinAFewUlp(UnaryOp op) {
        requireDoubles(op, x -> Meaning.of(op, x), 1);
        requireDoubles(op, x -> Meaning.of(op, x), 300);
    }

    private static void requireDoubles(UnaryOp op, DoubleUnaryOperator exact, double scale) {
        Random random = new Random(1);
        double[] x = random.doubles(1 << 16)
                .map(u -> random.nextInt(8) == 0 ? Double.longBitsToDouble(random.nextLong())
                        : random.nextGaussian() * scale * Math.exp(2 * random.nextGaussian()))
                .toArray();
        double[] special = {0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL};
        System.arraycopy(special, 0, x, 0, special.length);
        double[] result = new double[x.length];
        OneFunction.apply(new Expr.Unary(op, OneFunction.X), ElementType.F64, x, result, x.length);
        for (int i = 0; i < x.length; i++) {
            double expected = exact.applyAsDouble(x[i]);
            if (Double.compare(result[i], expected) != 0) {
                assertThat(Math.abs(result[i] - expected))
                        .as("%s(%s) is %s, exactly %s", op.text(), x[i], result[i], expected)
                        .isLessThanOrEqualTo(MOST_F64_ULPS * Math.ulp(expected));
            }
        }
    }

    /// Values of mpmath 1.3 with 40 digits.
    @Test
    void theErrorFunctionMeetsReferenceValues() {
        double[][] table = {{1e-300, 1.1283791670955126e-300}, {0.1, 0.1124629160182849}, {0.5, 0.5204998778130465},
            {0.99, 0.8385080695553698}, {1, 0.8427007929497149}, {1.01, 0.8468104962282768}, {1.7, 0.9837904585907745},
            {2.381783431022925, 0.9992438058566449}, {3, 0.9999779095030014}, {4.5, 0.9999999998033839}, {6, 1.0},
            {40, 1.0}};
        double[] x = new double[table.length];
        double[] result = new double[table.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 2 == 0 ? table[i][0] : -table[i][0];
        }
        OneFunction.apply(new Expr.Unary(UnaryOp.ERF, OneFunction.X), ElementType.F64, x, result, x.length);
        for (int i = 0; i < x.length; i++) {
            double expected = Math.copySign(table[i][1], x[i]);
            assertThat(Math.abs(result[i] - expected)).as("erf(%s)", x[i]).isLessThanOrEqualTo(2 * Math.ulp(expected));
        }
    }

    @Test
    void powersAreRightForEveryKindOfBaseAndExponent() {
        double[] bases = {0, -0.0, 1, -1, 2, -2, 0.5, -0.5, 1.5, 3, -3, 1e-40, -1e-40, 3e38, 0.7, 0.999, 1.001,
            16777215,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
        double[] exponents = {0, -0.0, 1, -1, 2, 3, -3, 0.5, -0.5, 1.5, 66.12, -49.2, 300, -300, 16777215, 16777217,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
        int count = bases.length * exponents.length;
        float[] a = new float[count];
        float[] b = new float[count];
        for (int i = 0; i < count; i++) {
            a[i] = (float) bases[i % bases.length];
            b[i] = (float) exponents[i / bases.length];
        }
        float[] result = new float[count];
        SweepCode sweep = OneFunction.sweep(new Expr.Binary(BinaryOp.POWER, OneFunction.X, OneFunction.Y),
                ElementType.F32);
        KernelClass.twin(sweep, Form.ROWS).kernel().run(new Object[] {a, b, result}, new int[6], new double[0], count);
        for (int i = 0; i < count; i++) {
            requireClose(a[i] + " to the power", b[i], result[i], StrictMath.pow(a[i], b[i]));
        }
    }
}
