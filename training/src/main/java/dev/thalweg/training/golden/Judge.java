// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.ElementType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Says whether computed numbers are right.
///
/// In double precision an element may be off by 1e-10 of itself. In single precision the right answers are rounded first,
/// and then an element may be off by twice as much as the same formula is when it is evaluated node by node, each result
/// rounded: as far as it is off from itself in double precision, not from the file, which may be wrong. An element that is no
/// longer finite node by node need not be.
///
/// Besides, an element may be a small difference of large ones, and so it may be off by 8 units in the last place of the
/// largest element of its tensor; and the references are computed by way of numbers near 1, such as probabilities, and cannot
/// tell apart what is smaller than their rounding, times the factor that follows: a difference of [#FLOOR] is none. Where
/// the case states a tolerance of its own, that counts as well.
final class Judge {
    static final double F64_RELATIVE = 1e-10;
    /// The rounding of a number near 1, times a factor of up to 32.
    static final double FLOOR = 0x1p-48;
    private static final double ULPS = 8;
    private static final double F32_NODE_ERRORS = 2;

    private final ElementType type;
    private final Tolerance tolerance;

    Judge(ElementType type, Tolerance tolerance) {
        this.type = type;
        this.tolerance = tolerance;
    }

    /// What is allowed, in words.
    String allowance() {
        String own = tolerance.equals(Tolerance.NONE) ? ""
                : "; the case's own: " + tolerance.relative() + " relative, " + tolerance.absolute() + " absolute";
        return (type == ElementType.F64 ? "1e-10 relative, 8 ulp of the largest element, 2^-48 absolute"
                : "8 ulp of the largest element, or twice the error node by node") + own;
    }

    /// The verdict on an output.
    ///
    /// @param right whether it is as one of the answers
    /// @param deviation how far it is from the nearest answer
    record Verdict(boolean right, Deviation deviation) {
    }

    /// Compares an output with every answer.
    Verdict judge(Outcome outcome) {
        List<Verdict> verdicts = outcome.answers().stream().map(answer -> judge(outcome, answer)).toList();
        return verdicts.stream().filter(Verdict::right).findFirst().orElse(verdicts.getFirst());
    }

    private Verdict judge(Outcome outcome, double[] answer) {
        double[] computed = outcome.computed();
        if (computed.length != answer.length) {
            return new Verdict(false, Deviation.between(new double[] {0}, new double[] {Double.NaN}, type));
        }
        double[] expected = type == ElementType.F32 ? Arrays.stream(answer).map(x -> (float) x).toArray() : answer;
        Optional<double[]> nodeErrors = outcome.nodeErrors().filter(errors -> errors.length == expected.length);
        double allowed = allowance(expected, nodeErrors);
        boolean right = true;
        for (int i = 0; i < expected.length; i++) {
            right &= isNear(expected[i], computed[i], allowed)
                    || !Double.isFinite(computed[i]) && nodeErrors.isPresent()
                            && nodeErrors.get()[i] == Double.POSITIVE_INFINITY;
        }
        return new Verdict(right, Deviation.between(expected, computed, type));
    }

    private boolean isNear(double expected, double computed, double allowed) {
        double relative = type == ElementType.F64 ? F64_RELATIVE * Math.abs(expected) : 0;
        return Deviation.same(expected, computed)
                || Math.abs(expected - computed) <= Math.max(allowed + relative, tolerance.of(expected));
    }

    private double allowance(double[] expected, Optional<double[]> nodeErrors) {
        double largest = Arrays.stream(expected).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        double ulp = type == ElementType.F32 ? Math.ulp((float) largest) : Math.ulp(largest);
        double error = nodeErrors.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).max().orElse(0);
        return Math.max(FLOOR, Math.max(ULPS * ulp, F32_NODE_ERRORS * error));
    }
}
