// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.thalweg.api.code.Op;
import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.Sort;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.code.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.stream.IntStream;

/// The positions of a walk that fill no whole step: where the code is short in vectors as far as they are filled, then one by one; else
/// in vectors that lie in pads ([Pads]), into which what is read is copied, and from which what is written is copied back.
///
/// Masked loads and stores would do without, but what the library does at the end of an array is so much code that C2 makes objects
/// of masks as soon as there are more than a few.
final class RestLoop extends Line {
    /// The method, and what it takes: the arguments of [Kernel#run] with the end of the walk for its length, then where to begin, and in which row.
    static final String NAME = "rest";
    static final MethodTypeDesc TYPE = MethodTypeDesc.of(CD_void, CD_Object.arrayType(), CD_int.arrayType(),
            CD_double.arrayType(), CD_int, CD_int, CD_int);
    private static final MethodTypeDesc ARRAYCOPY = MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_Object, CD_int,
            CD_int);
    private static final int END = COUNT;
    private static final int FROM = 5;
    private static final int ROW = 6;

    private int pads;
    private int rest;
    private boolean isInPads;

    RestLoop(CodeBuilder code, SweepCode sweep, Form form, Target target) {
        super(code, sweep, form, target, ROW);
    }

    @Override
    void walk() {
        if (form == Form.FLAT) {
            pushStart();
            start = toLocal(TypeKind.INT);
        }
        code.iload(FROM);
        index = toLocal(TypeKind.INT);
        if (isShort()) {
            int bound = bound(END, lanes);
            walkInPlace(vector, bound, lanes);
            walkInPlace(scalar, END, 1);
        } else {
            pads = array(sweep.tensors());
            loop(index, () -> code.iload(END), lanes, () -> locals.scope(this::stepInPads));
        }
    }

    private void walkInPlace(Instructions instructions, int end, int step) {
        loop(index, () -> code.iload(end), step,
                () -> body(instructions, 0, (fold, value, _) -> foldInMemory(instructions, fold, value, NO_MASK)));
    }

    private void stepInPads() {
        code.iload(END).iload(index).isub().loadConstant(lanes);
        code.invokestatic(ClassDesc.of("java.lang.Math"), "min", MethodTypeDesc.of(CD_int, CD_int, CD_int));
        rest = toLocal(TypeKind.INT);
        loads().forEach(tensor -> copy(() -> pushSource(tensor), () -> pushPad(tensor)));
        int mask = sweep.folds().isEmpty() ? NO_MASK : mask();
        isInPads = true;
        body(vector, 0, (fold, value, _) -> foldInMemory(vector, fold, value, mask));
        isInPads = false;
        IntStream.range(0, sweep.stores().size()).map(sweep::storeTensor)
                .forEach(tensor -> copy(() -> pushPad(tensor), () -> pushSource(tensor)));
    }

    /// The tensors that are read at the position of the loop, from memory.
    private IntStream loads() {
        return order.stream().filter(value -> !form.isScalar(value.level())).map(Value::primitive)
                .filter(Primitive.Load.class::isInstance).mapToInt(load -> ((Primitive.Load) load).tensor())
                .filter(tensor -> !isPosition(tensor)).sorted().distinct();
    }

    private void copy(Runnable from, Runnable to) {
        from.run();
        to.run();
        code.iload(rest);
        code.invokestatic(ClassDesc.of("java.lang.System"), "arraycopy", ARRAYCOPY);
    }

    private void pushSource(int tensor) {
        code.aload(arrays[tensor]);
        pushPlace(tensor, 0);
    }

    private void pushPad(int tensor) {
        code.aload(pads).loadConstant(Pads.padOf(tensor));
    }

    /// The lanes that stand for a position.
    private int mask() {
        vector.load(code, pads, () -> code.loadConstant(Pads.padOf(bases.length)));
        vector.broadcast(code, () -> code.iload(rest).conversion(TypeKind.INT, scalar.local(Sort.REAL)));
        vector.apply(code, Op.LESS);
        return toLocal(TypeKind.REFERENCE);
    }

    @Override
    int operand(int tensor) {
        return isInPads ? pads : super.operand(tensor);
    }

    @Override
    void pushPlace(int tensor, int offset) {
        if (isInPads) {
            code.loadConstant(Pads.padOf(tensor) + offset);
        } else {
            super.pushPlace(tensor, offset);
        }
    }
}
