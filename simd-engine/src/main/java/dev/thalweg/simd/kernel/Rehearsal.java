// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.EveryPrimitive;
import dev.thalweg.api.code.SweepCode;

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
            SweepCode sweep = EveryPrimitive.sweep(type);
            Exercise exercise = new Exercise(sweep, Form.FLAT,
                    KernelClass.of(sweep, Form.FLAT, target).orElseThrow().kernel());
            for (int call = 0; call < CALLS; call++) {
                exercise.exercise(call);
            }
        }
    }
}
