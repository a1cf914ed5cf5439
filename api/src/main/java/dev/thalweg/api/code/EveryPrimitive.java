// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Reduction;
import java.util.List;

/// A sweep that needs every primitive, for backends to try how they spell them.
public final class EveryPrimitive {
    private EveryPrimitive() {
    }

    /// One load, one store, a sum and a maximum.
    ///
    /// @param type the element type
    /// @return the sweep
    public static SweepCode sweep(ElementType type) {
        Code code = new Code(type);
        Value x = code.load(0, Level.ROW);
        Value one = code.real(1);
        Value y = code.fma(code.sqrt(code.abs(x)), code.negate(x), code.divide(one, code.subtract(x, one)));
        Value bits = code.bitsSubtract(code.bitsAdd(code.toBits(y), code.bits(1)), code.bits(1));
        Value z = code.withSignOf(code.fromBits(code.shiftRight(code.shiftLeft(bits, 1), 1)), y);
        Value mask = code.or(code.and(code.less(x, y), code.not(code.atMost(y, z))),
                code.and(code.equal(y, z), code.notEqual(z, x)));
        Value result = code.select(mask, code.multiply(y, z), code.add(z, x));
        return new SweepCode("every primitive", List.of(), code, List.of(Access.of("x", List.of())), List.of(),
                List.of(new SweepCode.Store(Access.of("result", List.of()), result)),
                List.of(new SweepCode.Fold("sum", Reduction.SUM, result),
                        new SweepCode.Fold("greatest", Reduction.MAX, result)),
                List.of());
    }
}
