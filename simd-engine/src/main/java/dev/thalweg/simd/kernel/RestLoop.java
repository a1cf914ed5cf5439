// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/// The positions of a walk that fill no whole step: by masked steps where masks are native and the code is short, else one by one.
final class RestLoop extends Line {
    /// The method, and what it takes: the arguments of [Kernel#run] with the end of the walk for its length, then where to begin.
    static final String NAME = "rest";
    static final MethodTypeDesc TYPE = MethodTypeDesc.of(CD_void, CD_Object.arrayType(), CD_int.arrayType(),
            CD_double.arrayType(),
            CD_int, CD_int);
    /// In longer code C2 gives up on what masked operations do at the end of an array, and makes objects.
    private static final int MOST_MASKED_OPERATIONS = 100;
    private static final int END = COUNT;
    private static final int FROM = 5;

    RestLoop(CodeBuilder code, SweepCode sweep, Form form, Target target) {
        super(code, sweep, form,
                target.masked() && sweep.operations() <= MOST_MASKED_OPERATIONS ? target : Target.SCALAR);
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
