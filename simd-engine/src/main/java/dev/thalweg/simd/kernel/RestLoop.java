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
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.stream.IntStream;

/// The positions of a walk that fill no whole step: where the code is short in vectors as far as they are filled, and a few one by one; else
/// in vectors that lie in pads ([Pads]), from which results are copied back.
///
/// Copies are vectors too, of as many positions before as are missing: what follows the positions in the array belongs to others, what is
/// before has been written and is written again. Only a walk that is shorter than a vector is copied entry by entry.
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

    /// So many positions of short code are treated one by one rather than in pads.
    private static final int FEW = 4;

    private int pads;
    private int rest;
    /// The first position of the vector that ends with the rest.
    private int window;
    /// Where the rest begins in a pad.
    private int shift;
    private boolean isInPads;

    RestLoop(CodeBuilder code, SweepCode sweep, Form form, Target target) {
        super(code, sweep, form, target, ROW);
    }

    @Override
    void walk() {
        if (form == Form.FLAT) {
            pushStart();
        } else {
            code.iconst_0();
        }
        start = toLocal(TypeKind.INT);
        code.iload(FROM);
        index = toLocal(TypeKind.INT);
        pads = array(sweep.tensors());
        if (isShort()) {
            walkShort();
        } else {
            loop(index, () -> code.iload(END), lanes, () -> locals.scope(this::stepInPads));
        }
    }

    private void walkShort() {
        int bound = bound(END, lanes);
        walkInPlace(vector, bound, lanes);
        if (lanes > FEW) {
            Label few = code.newLabel();
            code.iload(END).iload(index).isub().loadConstant(FEW).if_icmple(few);
            code.iload(END).iload(start).isub().loadConstant(lanes).if_icmplt(few);
            locals.scope(this::stepInPads);
            code.return_().labelBinding(few);
        }
        walkInPlace(scalar, END, 1);
    }

    private void walkInPlace(Instructions instructions, int end, int step) {
        loop(index, () -> code.iload(end), step,
                () -> body(instructions, 0, (fold, value, _) -> foldInMemory(instructions, fold, value, NO_MASK)));
    }

    private void stepInPads() {
        code.iload(END).iload(index).isub().loadConstant(lanes);
        code.invokestatic(ClassDesc.of("java.lang.Math"), "min", MethodTypeDesc.of(CD_int, CD_int, CD_int));
        rest = toLocal(TypeKind.INT);
        code.iload(index).iload(rest).iadd().loadConstant(lanes).isub();
        window = toLocal(TypeKind.INT);
        code.iconst_0();
        shift = toLocal(TypeKind.INT);
        eitherWay(this::fillWithVectors,
                () -> loads().forEach(tensor -> copy(() -> pushSource(tensor), () -> pushPad(tensor))));
        int mask = sweep.folds().isEmpty() ? NO_MASK : mask();
        isInPads = true;
        body(vector, 0, (fold, value, _) -> foldInMemory(vector, fold, value, mask));
        isInPads = false;
        eitherWay(this::emptyWithVectors,
                () -> stores().forEach(tensor -> copy(() -> pushPad(tensor), () -> pushSource(tensor))));
    }

    /// One thing where a vector fits between the start of the walk and the end of the rest, else another.
    private void eitherWay(Runnable fits, Runnable otherwise) {
        Label narrow = code.newLabel();
        Label done = code.newLabel();
        code.iload(window).iload(start).if_icmplt(narrow);
        fits.run();
        code.goto_(done).labelBinding(narrow);
        otherwise.run();
        code.labelBinding(done);
    }

    private void fillWithVectors() {
        code.loadConstant(lanes).iload(rest).isub().istore(shift);
        IntStream.concat(loads(), stores()).forEach(tensor -> vector.store(code, pads, () -> pushPadPlace(tensor),
                () -> vector.load(code, arrays[tensor], () -> pushIndex(window, tensor, 0))));
    }

    private void emptyWithVectors() {
        stores().forEach(tensor -> vector.store(code, arrays[tensor], () -> pushIndex(window, tensor, 0),
                () -> vector.load(code, pads, () -> pushPadPlace(tensor))));
    }

    private IntStream stores() {
        return IntStream.range(0, sweep.stores().size()).map(sweep::storeTensor);
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
        code.aload(pads);
        pushPadPlace(tensor);
    }

    private void pushPadPlace(int tensor) {
        code.loadConstant(Pads.padOf(tensor));
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
            code.loadConstant(Pads.padOf(tensor) + offset).iload(shift).iadd();
        } else {
            super.pushPlace(tensor, offset);
        }
    }
}
