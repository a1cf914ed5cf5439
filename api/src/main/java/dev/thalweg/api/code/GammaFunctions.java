// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import java.util.Arrays;

/// The logarithm of the gamma function and its slope for positive numbers, without branches.
///
/// From 0.7 to 2.7, where the zeros are, they are a polynomial times what vanishes there. Smaller numbers are raised by 1, greater ones
/// lowered to that interval by the recurrence `Γ(x + 1) = x·Γ(x)`; from 8 on it is Stirling's series. The polynomials are minimax fits
/// with a relative error below that of their format.
final class GammaFunctions {
    private static final double LOW = 0.7;
    private static final double HIGH = 2.7;
    private static final double CENTRE = 1.6875;
    private static final double FAR = 8;
    /// Steps from below 8 to below 2.7.
    private static final int STEPS = 6;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /// `log Γ(u)/((u − 1)(u − 2))` over u − 27/16.
    private static final double[] LOG_32 = {6.841540852e-05, -1.346973786e-04, -1.477809601e-05, 6.506000168e-05,
        2.716874958e-04, -5.485547971e-04, 7.153224070e-04, -1.312004434e-03, 2.627499043e-03, -5.121128864e-03,
        1.022966576e-02, -2.142265424e-02, 4.830955075e-02, -1.252788715e-01, 4.577856096e-01};
    private static final double[] LOG_64 = {1.3927282553788023e-08, -2.9833865413017217e-08, -6.212335395828567e-08,
        1.5171949406916292e-07, 1.6019884402225683e-07, -4.3211515784162537e-07, -1.9719253710074215e-07,
        6.651143849427175e-07, 2.68175459424469e-07, -9.188527761592119e-07, 8.490786790123271e-08,
        2.9295590491743834e-07, 6.740818150020846e-07, -1.5063535433868347e-06, 1.9806851722961138e-06,
        -3.3492469372603377e-06, 6.251881579530443e-06, -1.1219851726244282e-05, 1.9997104807228195e-05,
        -3.592570632332874e-05, 6.48810800427433e-05, -0.00011774333147275571, 0.00021497004076315968,
        -0.0003953784666708738, 0.0007338035164496672, -0.0013776183706464492, 0.0026254501844128037,
        -0.005107051102315998, 0.010229521734404914, -0.021423965235090606, 0.0483095801490402,
        -0.12527883665074527, 0.45778560919156};
    /// `x·(log Γ(x) − (x − ½)(log x − 1) − ½(log 2π − 1))` over 1/x².
    private static final double[] STIRLING_32 = {7.791499272e-04, -2.777687812e-03, 8.333333325e-02};
    private static final double[] STIRLING_64 = {0.004992229670323309, -0.0018871058361203707, 0.0008414158329046114,
        -0.0005952361743340772, 0.0007936507883665059, -0.0027777777777723, 0.08333333333333333};
    private static final double STIRLING_START = 0.4189385332046727;

    /// Where the slope is 0, and what is missing.
    private static final double ZERO = 1.4616321449683622;
    private static final double ZERO_LOW = 9.549995429965697e-17;
    /// `ψ(u)/(u − zero)` over u − 27/16.
    private static final double[] SLOPE_32 = {4.569659071e-04, -8.682703067e-04, -4.670865150e-04, 1.151620024e-03,
        1.423802366e-03, -2.954335157e-03, 1.873923148e-03, -2.738257664e-03, 6.284766130e-03, -1.085319222e-02,
        1.799347573e-02, -3.080353304e-02, 5.346904708e-02, -9.453388368e-02, 1.736628713e-01, -3.469045892e-01,
        8.792086784e-01};
    private static final double[] SLOPE_64 = {1.984980056457868e-07, -4.2180826314911866e-07,
        -1.006601990274658e-06, 2.412557157687925e-06, 2.7332029852684655e-06, -7.28592054231365e-06,
        -4.027776215767122e-06, 1.2835359633520592e-05, 4.823748583461166e-06, -1.7316953490830844e-05,
        -1.5048840388702074e-06, 1.2454043309781617e-05, 5.2678329279191e-06, -1.6733018679897524e-05,
        1.1394152989858395e-05, -1.4616629390896428e-05, 3.280084954876174e-05, -5.7378172002170534e-05,
        9.387866551313794e-05, -0.00015778038588602162, 0.0002671092012841348, -0.00045105431142519585,
        0.0007613991053617944, -0.0012859246992724892, 0.0021729798517195276, -0.003674966602689699,
        0.006223572521780451, -0.01056318140916511, 0.01799540471840803, -0.030850325601285845, 0.05346999291813672,
        -0.09453053548029719, 0.1736627867869439, -0.3469046583420277, 0.8792086792549673};
    /// `x²·(log x − 1/(2x) − ψ(x))` over 1/x².
    private static final double[] DECLINE_32 = {3.867480550e-03, -8.332709410e-03, 8.333333276e-02};
    private static final double[] DECLINE_64 = {0.06256773640434604, -0.02065110455774245, 0.007570913282378091,
        -0.004166638951642493, 0.00396825389210682, -0.008333333333254447, 0.08333333333333331};

    private final Code code;
    private final Logarithms logarithms;

    GammaFunctions(Code code, Logarithms logarithms) {
        this.code = code;
        this.logarithms = logarithms;
    }

    private double[] choose(double[] single, double[] twice) {
        return switch (code.type()) {
            case F32 -> single;
            case F64 -> twice;
        };
    }

    Value logGamma(Value x) {
        Value small = code.less(x, code.real(LOW));
        Value far = code.atMost(code.real(FAR), x);
        Value u = raised(x, small);
        Value factor = code.select(small, x, code.real(1));
        for (int i = 0; i < STEPS; i++) {
            Value high = code.atMost(code.real(HIGH), u);
            Value lower = code.subtract(u, code.real(1));
            factor = code.select(high, code.multiply(factor, lower), factor);
            u = code.select(high, lower, u);
        }
        Value log = logarithms.log(code.select(far, x, factor));
        Value above = code.subtract(u, code.real(1));
        Value zeros = code.fma(above, above, code.negate(above));
        Value near = code.fma(zeros, around(u, choose(LOG_32, LOG_64)), code.select(small, code.negate(log), log));
        return legal(x, code.select(far, stirling(x, log), near), INFINITY);
    }

    private Value raised(Value x, Value small) {
        return code.select(small, code.add(x, code.real(1)), x);
    }

    /// The last step, which decides how exact the result is, is one of its own.
    private Value around(Value u, double[] coefficients) {
        Value s = code.subtract(u, code.real(CENTRE));
        int last = coefficients.length - 1;
        return code.fma(s, code.polynomial(s, Arrays.copyOf(coefficients, last)), code.real(coefficients[last]));
    }

    private Value stirling(Value x, Value log) {
        Value r = code.divide(code.real(1), x);
        Value series = code.polynomial(code.multiply(r, r), choose(STIRLING_32, STIRLING_64));
        Value rest = code.fma(r, series, code.real(STIRLING_START));
        return code.fma(code.subtract(x, code.real(0.5)), code.subtract(log, code.real(1)), rest);
    }

    /// The reciprocals that the recurrence adds are gathered in one fraction.
    Value digamma(Value x) {
        Value small = code.less(x, code.real(LOW));
        Value u = raised(x, small);
        Value numerator = code.select(small, code.real(-1), code.real(0));
        Value denominator = code.select(small, x, code.real(1));
        for (int i = 0; i < STEPS; i++) {
            Value high = code.atMost(code.real(HIGH), u);
            Value lower = code.subtract(u, code.real(1));
            numerator = code.select(high, code.fma(numerator, lower, denominator), numerator);
            denominator = code.select(high, code.multiply(denominator, lower), denominator);
            u = code.select(high, lower, u);
        }
        double root = code.format().round(ZERO);
        Value distance = code.subtract(code.subtract(u, code.real(root)), code.real(ZERO - root + ZERO_LOW));
        Value near = code.fma(distance, around(u, choose(SLOPE_32, SLOPE_64)), code.divide(numerator, denominator));
        Value far = code.atMost(code.real(FAR), x);
        return legal(x, code.select(far, decline(x), near), -INFINITY);
    }

    private Value decline(Value x) {
        Value r = code.divide(code.real(1), x);
        Value series = code.polynomial(code.multiply(r, r), choose(DECLINE_32, DECLINE_64));
        Value less = code.multiply(r, code.fma(r, series, code.real(0.5)));
        return code.subtract(logarithms.log(x), less);
    }

    private Value legal(Value x, Value result, double atZero) {
        Value zero = code.real(0);
        Value positive = code.select(code.equal(x, zero), code.real(atZero), result);
        return code.select(code.less(x, zero), code.real(Double.NaN), positive);
    }
}
