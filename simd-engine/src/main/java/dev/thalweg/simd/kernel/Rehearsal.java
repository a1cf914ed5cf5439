// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Reduction;
import java.util.List;

/// Calls every vector operation before any kernel does, so that the library has met them all when the JIT compiler gets to know it.
///
/// The Vector API finds what implements an operation at its first use, in a method that C2 has copied into all code by then, on the
/// assumption that nothing new will come. Each operation that is met later breaks the assumption, which is counted; and the counts of all
/// copies in a method are added up. Past a hundred (`PerMethodTrapLimit`) C2 believes no profile of that method any more, calls what
/// it would have inlined, and every vector becomes an object: four late operations are enough to spoil each kernel of more than
/// twenty-five, for as long as the JVM runs.
final class Rehearsal implements Runnable {
    private static final int CALLS = 3;

    private final Target target;

    Rehearsal(Target target) {
        this.target = target;
    }

    @Override
    public void run() {
        for (ElementType type : ElementType.values()) {
            SweepCode sweep = everything(type);
            Exercise exercise = new Exercise(sweep, Form.FLAT,
                    KernelClass.of(sweep, Form.FLAT, target).orElseThrow().kernel());
            for (int call = 0; call < CALLS; call++) {
                exercise.exercise(call);
            }
        }
    }

    /// A sweep that needs every operation.
    static SweepCode everything(ElementType type) {
        Code code = new Code(type);
        Value x = code.load(0, Level.ROW);
        Value one = code.real(1);
        Value y = code.fma(code.sqrt(code.abs(x)), code.negate(x), code.divide(one, code.subtract(x, one)));
        Value bits = code.bitsSubtract(code.bitsAdd(code.toBits(y), code.bits(1)), code.bits(1));
        Value z = code.withSignOf(code.fromBits(code.shiftRight(code.shiftLeft(bits, 1), 1)), y);
        Value mask = code.or(code.and(code.less(x, y), code.not(code.atMost(y, z))),
                code.and(code.equal(y, z), code.notEqual(z, x)));
        Value result = code.select(mask, code.multiply(y, z), code.add(z, x));
        return new SweepCode("rehearsal", code, List.of(Access.of("x", List.of())), List.of(),
                List.of(new SweepCode.Store(Access.of("result", List.of()), result)),
                List.of(new SweepCode.Fold("sum", Reduction.SUM, result),
                        new SweepCode.Fold("greatest", Reduction.MAX, result)),
                List.of());
    }
}
