// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.Op;
import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.Sort;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Primitives over one number at a time. Masks are 0 and 1.
final class ScalarInstructions implements Instructions {
    private static final ClassDesc CHOICE = ClassDesc.of(Choice.class.getName());
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");
    private static final ClassDesc DOUBLE = ClassDesc.of("java.lang.Double");

    private final boolean isDouble;
    private final ClassDesc number;

    ScalarInstructions(ElementType type) {
        isDouble = type == ElementType.F64;
        number = isDouble ? CD_double : CD_float;
    }

    @Override
    public TypeKind local(Sort sort) {
        return switch (sort) {
            case REAL -> isDouble ? TypeKind.DOUBLE : TypeKind.FLOAT;
            case BITS -> isDouble ? TypeKind.LONG : TypeKind.INT;
            case MASK -> TypeKind.INT;
        };
    }

    @Override
    public void constant(CodeBuilder code, Primitive constant) {
        switch (constant) {
            case Primitive.Real real when isDouble -> code.loadConstant(real.value());
            case Primitive.Real real -> code.loadConstant((float) real.value());
            case Primitive.Bits bits when isDouble -> code.loadConstant(bits.value());
            case Primitive.Bits bits -> code.loadConstant((int) bits.value());
            case Primitive.Load _, Primitive.Argument _, Primitive.Apply _, Primitive.Shift _ ->
                throw new IllegalArgumentException("not a constant: " + constant);
        }
    }

    @Override
    public void apply(CodeBuilder code, Op op) {
        switch (op) {
            case NEGATE -> pick(code, CodeBuilder::fneg, CodeBuilder::dneg);
            case ADD -> pick(code, CodeBuilder::fadd, CodeBuilder::dadd);
            case SUBTRACT -> pick(code, CodeBuilder::fsub, CodeBuilder::dsub);
            case MULTIPLY -> pick(code, CodeBuilder::fmul, CodeBuilder::dmul);
            case DIVIDE -> pick(code, CodeBuilder::fdiv, CodeBuilder::ddiv);
            case ABS -> code.invokestatic(MATH, "abs", MethodTypeDesc.of(number, number));
            case SQRT -> sqrt(code);
            case FMA -> code.invokestatic(MATH, "fma", MethodTypeDesc.of(number, number, number, number));
            case SELECT -> select(code);
            case LESS, AT_MOST, GREATER, EQUAL, NOT_EQUAL -> compare(code, op);
            case AND -> code.iand();
            case OR -> code.ior();
            case NOT -> code.iconst_1().ixor();
            case TO_BITS ->
                pick(code, c -> c.invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float)),
                        c -> c.invokestatic(DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(CD_long, CD_double)));
            case FROM_BITS ->
                pick(code, c -> c.invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int)),
                        c -> c.invokestatic(DOUBLE, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long)));
            case BITS_ADD -> pick(code, CodeBuilder::iadd, CodeBuilder::ladd);
            case BITS_SUBTRACT -> pick(code, CodeBuilder::isub, CodeBuilder::lsub);
            case BITS_AND -> pick(code, CodeBuilder::iand, CodeBuilder::land);
            case BITS_OR -> pick(code, CodeBuilder::ior, CodeBuilder::lor);
        }
    }

    private void pick(CodeBuilder code, java.util.function.Consumer<CodeBuilder> narrow,
            java.util.function.Consumer<CodeBuilder> wide) {
        (isDouble ? wide : narrow).accept(code);
    }

    /// The root of a float taken in double and rounded is the rounded root.
    private void sqrt(CodeBuilder code) {
        if (!isDouble) {
            code.f2d();
        }
        code.invokestatic(MATH, "sqrt", MethodTypeDesc.of(CD_double, CD_double));
        if (!isDouble) {
            code.d2f();
        }
    }

    /// otherwise, chosen, mask → one of them
    private void select(CodeBuilder code) {
        code.invokestatic(CHOICE, "select", MethodTypeDesc.of(number, number, number, CD_int));
    }

    /// Without branches, like [Choice].
    private void compare(CodeBuilder code, Op op) {
        if (op == Op.GREATER) {
            // 1 if greater, 0 if equal, else −1; NaN is −1
            pick(code, CodeBuilder::fcmpl, CodeBuilder::dcmpl);
            code.iconst_1().iadd().iconst_1().iushr();
            return;
        }
        pick(code, CodeBuilder::fcmpg, CodeBuilder::dcmpg);
        // −1 if less, 0 if equal, else 1; NaN is 1
        if (op == Op.LESS) {
            code.loadConstant(Integer.SIZE - 1).iushr();
        } else if (op == Op.AT_MOST) {
            code.iconst_1().isub().loadConstant(Integer.SIZE - 1).iushr();
        } else if (op == Op.EQUAL) {
            code.iconst_1().iand().iconst_1().ixor();
        } else {
            code.iconst_1().iand();
        }
    }

    @Override
    public void shift(CodeBuilder code, int distance, boolean left) {
        code.loadConstant(distance);
        if (left) {
            pick(code, CodeBuilder::ishl, CodeBuilder::lshl);
        } else {
            pick(code, CodeBuilder::iushr, CodeBuilder::lushr);
        }
    }

    @Override
    public void load(CodeBuilder code, int array, Runnable index) {
        code.aload(array);
        index.run();
        pick(code, CodeBuilder::faload, CodeBuilder::daload);
    }

    @Override
    public void store(CodeBuilder code, int array, Runnable index, Runnable value) {
        code.aload(array);
        index.run();
        value.run();
        pick(code, CodeBuilder::fastore, CodeBuilder::dastore);
    }

    @Override
    public void count(CodeBuilder code, Runnable first) {
        first.run();
        pick(code, CodeBuilder::i2f, CodeBuilder::i2d);
    }

    @Override
    public void broadcast(CodeBuilder code, Runnable number) {
        number.run();
    }
}
