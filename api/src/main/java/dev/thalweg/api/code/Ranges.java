// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Bounds of the values of a code: what follows from the operations, and what is known about whole functions.
///
/// Only used to choose cheaper forms of functions that are right for the arguments that can occur. Bounds hold for the rounded
/// results too, because rounding is monotonic.
final class Ranges {
    private final Map<Value, Range> known = new IdentityHashMap<>();

    /// States what the operations do not show, such as that an exponential is not negative.
    Value assume(Value value, Range range) {
        known.putIfAbsent(value, range);
        return value;
    }

    Range of(Value value) {
        Range range = known.get(value);
        if (range == null) {
            range = infer(value.primitive());
            known.put(value, range);
        }
        return range;
    }

    private Range infer(Primitive primitive) {
        return switch (primitive) {
            case Primitive.Real real -> Double.isNaN(real.value()) ? Range.ALL : new Range(real.value(), real.value());
            case Primitive.Apply apply -> infer(apply.op(), apply.operands());
            case Primitive.Load _, Primitive.Argument _, Primitive.Bits _, Primitive.Shift _ -> Range.ALL;
        };
    }

    private Range infer(Op op, List<Value> x) {
        return switch (op) {
            case NEGATE -> of(x.get(0)).negate();
            case ABS -> of(x.get(0)).abs();
            case SQRT -> Range.NOT_NEGATIVE;
            case ADD -> of(x.get(0)).plus(of(x.get(1)));
            case SUBTRACT -> of(x.get(0)).plus(of(x.get(1)).negate());
            case MULTIPLY -> product(x.get(0), x.get(1));
            case FMA -> product(x.get(0), x.get(1)).plus(of(x.get(2)));
            case SELECT -> of(x.get(0)).union(of(x.get(1)));
            case DIVIDE, LESS, AT_MOST, GREATER, EQUAL, NOT_EQUAL, AND, OR, NOT, TO_BITS, FROM_BITS, BITS_ADD,
                    BITS_SUBTRACT,
                    BITS_AND,
                    BITS_OR ->
                Range.ALL;
        };
    }

    private Range product(Value a, Value b) {
        return a == b ? of(a).abs().times(of(a).abs()) : of(a).times(of(b));
    }
}
