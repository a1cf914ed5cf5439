// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Meaning;
import dev.thalweg.api.formula.UnaryOp;
import java.util.Arrays;
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
    @EnumSource(value = UnaryOp.class, mode = EnumSource.Mode.EXCLUDE, names = {"NOT", "ERF", "LGAMMA", "DIGAMMA"})
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
        requireReferences(UnaryOp.ERF, table, 2);
        requireReferences(UnaryOp.ERF, Arrays.stream(table).map(row -> new double[] {-row[0], -row[1]})
                .toArray(double[][]::new), 2);
    }

    /// Values of mpmath 1.3 with 50 digits, around the zeros at 1 and 2 and where one form gives way to another.
    @Test
    void theGammaFunctionMeetsReferenceValues() {
        requireReferences(UnaryOp.LGAMMA, new double[][] {{1e-300, 690.7755278982137}, {0.001, 6.907178885383853},
            {0.3, 1.0957979948180756}, {0.69, 0.27321026793030395}, {0.71, 0.2488076516175053},
            {0.9, 0.06637623973474295}, {0.999, 0.0005780385328913802}, {1.0000001, -5.772155829918507e-08}, {1, 0},
            {1.3, -0.10817480950786047}, {1.5, -0.12078223763524522}, {1.9999, -4.227520877215346e-05}, {2, 0},
            {2.001, 0.000423106734800117}, {2.69, 0.42687511547445395}, {2.71, 0.44281071318529774},
            {3.5, 1.2009736023470743}, {5.0, 3.1780538303479458}, {7.99, 8.50501160608848}, {8.0, 8.525161361065415},
            {8.5, 9.549267257300997}, {30.0, 71.25703896716801}, {1e5, 1051287.7089736569},
            {1e300, 6.897755278982137e+302}, {0, Double.POSITIVE_INFINITY}, {-0.5, Double.NaN}}, MOST_F64_ULPS);
        requireReferences(UnaryOp.DIGAMMA, new double[][] {{1e-300, -9.999999999999999e+299},
            {0.001, -1000.5755719318103}, {0.3, -3.502524222200133}, {0.69, -1.2486901692620938},
            {0.71, -1.1920005580357473}, {0.9, -0.7549269499470513}, {1.4, -0.06138454458511624},
            {1.4616321449683622, -9.241265521729427e-17}, {1.4616322, 5.325258698206045e-08},
            {1.47, 0.008066489011364869}, {1.5, 0.03648997397857652}, {2.0, 0.42278433509846713},
            {2.69, 0.7923011693881079}, {2.71, 0.8012454678270317}, {3.5, 1.103156640645243}, {5.0, 1.5061176684318005},
            {7.99, 2.014309222046224}, {8.0, 2.01564147795561}, {8.5, 2.08009081757942}, {30.0, 3.384438132685525},
            {1e5, 11.512920464961896}, {1e300, 690.7755278982137}, {0, Double.NEGATIVE_INFINITY},
            {-0.5, Double.NaN}}, MOST_F64_ULPS);
    }

    private static void requireReferences(UnaryOp op, double[][] table, double ulps) {
        double[] x = Arrays.stream(table).mapToDouble(row -> row[0]).toArray();
        double[] result = new double[x.length];
        OneFunction.apply(new Expr.Unary(op, OneFunction.X), ElementType.F64, x, result, x.length);
        for (int i = 0; i < x.length; i++) {
            double expected = table[i][1];
            if (Double.isFinite(expected)) {
                assertThat(Math.abs(result[i] - expected)).as("%s(%s) is %s", op.text(), x[i], result[i])
                        .isLessThanOrEqualTo(ulps * Math.ulp(expected));
            } else {
                assertThat(result[i]).as("%s(%s)", op.text(), x[i]).isEqualTo(Double.valueOf(expected));
            }
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
