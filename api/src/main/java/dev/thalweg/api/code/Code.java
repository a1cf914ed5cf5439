// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import dev.thalweg.api.ElementType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The primitives of one kernel, in the order of their making; equal ones are one.
///
/// Whatever a backend writes is written from this. The methods are the vocabulary in which functions are spelled.
final class Code {
    private final Format format;
    private final Map<Primitive, Value> values = new HashMap<>();
    private final Ranges ranges = new Ranges();

    Code(ElementType type) {
        format = Format.of(type);
    }

    Format format() {
        return format;
    }

    ElementType type() {
        return format.type();
    }

    Ranges ranges() {
        return ranges;
    }

    Value load(int tensor, Level level) {
        return value(new Primitive.Load(tensor, level));
    }

    Value number(int slot) {
        return value(new Primitive.Argument(slot));
    }

    /// A constant, rounded to the element type.
    Value real(double constant) {
        return value(new Primitive.Real(format.round(constant)));
    }

    Value bits(long constant) {
        return value(new Primitive.Bits(constant));
    }

    Value add(Value a, Value b) {
        return apply(Op.ADD, a, b);
    }

    Value subtract(Value a, Value b) {
        return apply(Op.SUBTRACT, a, b);
    }

    Value multiply(Value a, Value b) {
        return apply(Op.MULTIPLY, a, b);
    }

    Value divide(Value a, Value b) {
        return apply(Op.DIVIDE, a, b);
    }

    /// `a·b + c`, rounded once.
    Value fma(Value a, Value b, Value c) {
        return isNegated(a) && b.isConstant() ? apply(Op.FMA, negate(a), negate(b), c) : apply(Op.FMA, a, b, c);
    }

    Value negate(Value x) {
        if (x.primitive() instanceof Primitive.Real real) {
            return real(-real.value());
        }
        return isNegated(x) ? x.primitive().operands().getFirst() : apply(Op.NEGATE, x);
    }

    /// Whether a number is written as the negative of another one.
    boolean isNegated(Value x) {
        return x.primitive() instanceof Primitive.Apply apply && apply.op() == Op.NEGATE;
    }

    Value abs(Value x) {
        return apply(Op.ABS, isNegated(x) ? negate(x) : x);
    }

    Value sqrt(Value x) {
        return apply(Op.SQRT, x);
    }

    Value less(Value a, Value b) {
        return ordered(Op.LESS, a, b);
    }

    Value atMost(Value a, Value b) {
        return ordered(Op.AT_MOST, a, b);
    }

    /// A comparison of a negated number with a constant is one of the number itself; there is one zero.
    private Value ordered(Op op, Value a, Value b) {
        boolean turned = isNegated(a) && b.isConstant() || isNegated(b) && a.isConstant();
        return turned ? apply(op, unsigned(negate(b)), unsigned(negate(a))) : apply(op, a, b);
    }

    private Value unsigned(Value x) {
        return x.primitive() instanceof Primitive.Real real && real.value() == 0 ? real(0) : x;
    }

    Value equal(Value a, Value b) {
        return apply(Op.EQUAL, a, b);
    }

    Value notEqual(Value a, Value b) {
        return apply(Op.NOT_EQUAL, a, b);
    }

    Value and(Value a, Value b) {
        return apply(Op.AND, a, b);
    }

    Value or(Value a, Value b) {
        return apply(Op.OR, a, b);
    }

    Value not(Value a) {
        return apply(Op.NOT, a);
    }

    Value isNaN(Value x) {
        return notEqual(x, x);
    }

    Value select(Value mask, Value chosen, Value otherwise) {
        return chosen == otherwise ? chosen : apply(Op.SELECT, otherwise, chosen, mask);
    }

    /// The greater one; NaN if either is.
    Value max(Value a, Value b) {
        return select(or(less(a, b), isNaN(b)), b, a);
    }

    /// The lesser one; NaN if either is.
    Value min(Value a, Value b) {
        return select(or(less(b, a), isNaN(b)), b, a);
    }

    /// `x` where it is not below a bound, else the bound; NaN stays.
    Value atLeast(Value x, double bound) {
        return ranges.of(x).low() >= bound ? x : select(less(x, real(bound)), real(bound), x);
    }

    /// `x` where it is not above a bound, else the bound; NaN stays.
    Value notAbove(Value x, double bound) {
        return ranges.of(x).high() <= bound ? x : select(less(real(bound), x), real(bound), x);
    }

    /// A polynomial, coefficients from the highest power down: Horner's scheme over x², a pair of terms in each step. Half as many
    /// steps follow one another as over x, and what kernels wait for is results, not arithmetic.
    Value polynomial(Value x, double... coefficients) {
        Value square = multiply(x, x);
        int first = coefficients.length % 2;
        Value sum = first == 1 ? real(coefficients[0]) : line(x, coefficients[0], coefficients[1]);
        for (int i = 2 - first; i < coefficients.length; i += 2) {
            sum = fma(sum, square, line(x, coefficients[i], coefficients[i + 1]));
        }
        return sum;
    }

    private Value line(Value x, double slope, double start) {
        return slope == 1 ? add(x, real(start)) : fma(real(slope), x, real(start));
    }

    Value toBits(Value x) {
        return apply(Op.TO_BITS, x);
    }

    Value fromBits(Value x) {
        return apply(Op.FROM_BITS, x);
    }

    Value bitsAdd(Value a, Value b) {
        return apply(Op.BITS_ADD, a, b);
    }

    Value bitsSubtract(Value a, Value b) {
        return apply(Op.BITS_SUBTRACT, a, b);
    }

    Value bitsOr(Value a, Value b) {
        return apply(Op.BITS_OR, a, b);
    }

    Value bitsAnd(Value a, Value b) {
        return apply(Op.BITS_AND, a, b);
    }

    Value shiftLeft(Value x, int distance) {
        return value(new Primitive.Shift(x, distance, true));
    }

    Value shiftRight(Value x, int distance) {
        return value(new Primitive.Shift(x, distance, false));
    }

    /// `magnitude`, which has no sign bit or the same one, with the sign bit of another number.
    Value withSignOf(Value magnitude, Value sign) {
        return fromBits(bitsOr(toBits(magnitude), bitsAnd(toBits(sign), bits(format.signBit()))));
    }

    private Value apply(Op op, Value... operands) {
        boolean swap = op.isCommutative() && operands[0].number() > operands[1].number();
        List<Value> ordered = swap ? List.of(operands[1], operands[0]) : List.of(operands);
        return value(new Primitive.Apply(op, ordered));
    }

    private Value value(Primitive primitive) {
        Value known = values.get(primitive);
        if (known == null) {
            known = new Value(values.size(), primitive);
            values.put(primitive, known);
        }
        return known;
    }

}
