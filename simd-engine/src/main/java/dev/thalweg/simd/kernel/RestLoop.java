// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;

/// The positions of a walk that fill no whole step: by masked steps where masks are native, else one by one.
final class RestLoop extends Line {
    /// The method. It takes what [Kernel#run] takes, but the end of the walk for its length, and where to begin for the rows.
    static final String NAME = "rest";
    private static final int END = COUNT;
    private static final int FROM = ROWS;

    RestLoop(CodeBuilder code, SweepCode sweep, Form form, Target target) {
        super(code, sweep, form, target.masked() ? target : Target.SCALAR);
    }

    @Override
    void walk() {
        code.iload(FROM);
        index = toLocal(TypeKind.INT);
        loop(index, () -> code.iload(END), lanes, () -> {
            if (vector instanceof VectorInstructions whole) {
                locals.scope(() -> masked(whole));
            } else {
                body(scalar, 0, (fold, value, _) -> foldInMemory(fold, value, NO_MASK));
            }
        });
    }

    private void masked(VectorInstructions whole) {
        whole.indexInRange(code, () -> code.iload(index), () -> code.iload(END));
        int mask = toLocal(TypeKind.REFERENCE);
        body(whole.masked(mask), 0, (fold, value, _) -> foldInMemory(fold, value, mask));
    }
}
