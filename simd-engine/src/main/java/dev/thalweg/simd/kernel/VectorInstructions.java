// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.thalweg.api.ElementType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Primitives over vectors: calls of the Vector API and nothing else, which is what C2 needs to keep vectors in registers.
///
/// Species come from the JDK's own constants, which C2 takes for constants as well.
final class VectorInstructions implements Instructions {
    private static final int NO_MASK = -1;
    private static final String PACKAGE = "jdk.incubator.vector";
    private static final ClassDesc VECTOR = ClassDesc.of(PACKAGE, "Vector");
    private static final ClassDesc MASK = ClassDesc.of(PACKAGE, "VectorMask");
    private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE, "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE, "VectorOperators");
    private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
    private static final ClassDesc BINARY = OPERATORS.nested("Binary");

    private final boolean isDouble;
    private final String species;
    private final ClassDesc reals;
    private final ClassDesc bits;
    private final ClassDesc number;
    private final ClassDesc bitsNumber;
    private final int mask;

    VectorInstructions(ElementType type, int vectorBits) {
        this(type, "SPECIES_" + vectorBits, NO_MASK);
    }

    private VectorInstructions(ElementType type, String species, int mask) {
        isDouble = type == ElementType.F64;
        this.species = species;
        reals = ClassDesc.of(PACKAGE, isDouble ? "DoubleVector" : "FloatVector");
        bits = ClassDesc.of(PACKAGE, isDouble ? "LongVector" : "IntVector");
        number = isDouble ? CD_double : CD_float;
        bitsNumber = isDouble ? CD_long : CD_int;
        this.mask = mask;
    }

    /// The same over the lanes that a mask sets: loads and stores touch no others.
    VectorInstructions masked(int maskLocal) {
        return new VectorInstructions(isDouble ? ElementType.F64 : ElementType.F32, species, maskLocal);
    }

    /// from, to → mask whose lanes `from + lane < to` are set
    void indexInRange(CodeBuilder code, Runnable from, Runnable to) {
        species(code, reals);
        from.run();
        to.run();
        code.invokeinterface(SPECIES, "indexInRange", MethodTypeDesc.of(MASK, CD_int, CD_int));
    }

    private void species(CodeBuilder code, ClassDesc of) {
        code.getstatic(of, species, SPECIES);
    }

    @Override
    public TypeKind local(Sort sort) {
        return TypeKind.REFERENCE;
    }

    @Override
    public void constant(CodeBuilder code, Primitive constant) {
        ClassDesc of = constant.sort() == Sort.REAL ? reals : bits;
        species(code, of);
        new ScalarInstructions(isDouble ? ElementType.F64 : ElementType.F32).constant(code, constant);
        ClassDesc element = constant.sort() == Sort.REAL ? number : bitsNumber;
        code.invokestatic(of, "broadcast", MethodTypeDesc.of(of, SPECIES, element));
    }

    @Override
    public void broadcast(CodeBuilder code, Runnable push) {
        species(code, reals);
        push.run();
        code.invokestatic(reals, "broadcast", MethodTypeDesc.of(reals, SPECIES, number));
    }

    @Override
    public void apply(CodeBuilder code, Op op) {
        switch (op) {
            case NEGATE -> unary(code, "neg");
            case ABS -> unary(code, "abs");
            case SQRT -> unary(code, "sqrt");
            case ADD -> binary(code, reals, "add");
            case SUBTRACT -> binary(code, reals, "sub");
            case MULTIPLY -> binary(code, reals, "mul");
            case DIVIDE -> binary(code, reals, "div");
            case FMA -> code.invokevirtual(reals, "fma", MethodTypeDesc.of(reals, VECTOR, VECTOR));
            case SELECT -> code.invokevirtual(reals, "blend", MethodTypeDesc.of(reals, VECTOR, MASK));
            case LESS -> compare(code, "LT");
            case AT_MOST -> compare(code, "LE");
            case GREATER -> compare(code, "GT");
            case EQUAL -> compare(code, "EQ");
            case NOT_EQUAL -> compare(code, "NE");
            case AND -> code.invokevirtual(MASK, "and", MethodTypeDesc.of(MASK, MASK));
            case OR -> code.invokevirtual(MASK, "or", MethodTypeDesc.of(MASK, MASK));
            case NOT -> code.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
            case TO_BITS -> code.invokevirtual(reals, isDouble ? "reinterpretAsLongs" : "reinterpretAsInts",
                    MethodTypeDesc.of(bits));
            case FROM_BITS ->
                code.invokevirtual(bits, isDouble ? "reinterpretAsDoubles" : "reinterpretAsFloats",
                        MethodTypeDesc.of(reals));
            case BITS_ADD -> binary(code, bits, "add");
            case BITS_SUBTRACT -> binary(code, bits, "sub");
            case BITS_AND -> binary(code, bits, "and");
            case BITS_OR -> binary(code, bits, "or");
        }
    }

    /// indices, a, b → the entries at these indices of a and, behind it, b
    void selectFrom(CodeBuilder code) {
        code.invokevirtual(reals, "selectFrom", MethodTypeDesc.of(reals, VECTOR, VECTOR));
    }

    private void unary(CodeBuilder code, String method) {
        code.invokevirtual(reals, method, MethodTypeDesc.of(reals));
    }

    private static void binary(CodeBuilder code, ClassDesc on, String method) {
        code.invokevirtual(on, method, MethodTypeDesc.of(on, VECTOR));
    }

    private void compare(CodeBuilder code, String comparison) {
        code.getstatic(OPERATORS, comparison, COMPARISON).swap();
        code.invokevirtual(reals, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    }

    @Override
    public void shift(CodeBuilder code, int distance, boolean left) {
        code.getstatic(OPERATORS, left ? "LSHL" : "LSHR", BINARY);
        if (isDouble) {
            code.loadConstant((long) distance);
        } else {
            code.loadConstant(distance);
        }
        code.invokevirtual(bits, "lanewise", MethodTypeDesc.of(bits, BINARY, bitsNumber));
    }

    @Override
    public void load(CodeBuilder code, int array, Runnable index) {
        species(code, reals);
        code.aload(array);
        index.run();
        if (mask == NO_MASK) {
            code.invokestatic(reals, "fromArray", MethodTypeDesc.of(reals, SPECIES, number.arrayType(), CD_int));
        } else {
            code.aload(mask);
            code.invokestatic(reals, "fromArray", MethodTypeDesc.of(reals, SPECIES, number.arrayType(), CD_int, MASK));
        }
    }

    @Override
    public void store(CodeBuilder code, int array, Runnable index, Runnable value) {
        value.run();
        code.aload(array);
        index.run();
        if (mask == NO_MASK) {
            code.invokevirtual(reals, "intoArray", MethodTypeDesc.of(CD_void, number.arrayType(), CD_int));
        } else {
            code.aload(mask);
            code.invokevirtual(reals, "intoArray", MethodTypeDesc.of(CD_void, number.arrayType(), CD_int, MASK));
        }
    }
}
