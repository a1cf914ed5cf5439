// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.Op;
import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.Sort;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Primitives over vectors: calls of the Vector API and nothing else, which is what C2 needs to keep vectors in registers.
///
/// Species come from the JDK's own constants, which C2 takes for constants as well. Arithmetic is spelled `lanewise(ADD, b)`, not
/// `add(b)`: in long code C2 inlines last what it must inline, and then knows the class of a receiver only from the profile of its call.
/// `lanewise` is the call that dispatches, so the profile is the kernel's own; that of a call within `add` is shared by all users of the
/// library, and where `add` was compiled before anybody profiled it, there is none: the call stays, and every vector becomes an object.
final class VectorInstructions implements Instructions {
    private static final String LANEWISE = "lanewise";
    private static final String PACKAGE = "jdk.incubator.vector";
    private static final ClassDesc VECTOR = ClassDesc.of(PACKAGE, "Vector");
    private static final ClassDesc MASK = ClassDesc.of(PACKAGE, "VectorMask");
    private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE, "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE, "VectorOperators");
    private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
    private static final ClassDesc UNARY = OPERATORS.nested("Unary");
    private static final ClassDesc BINARY = OPERATORS.nested("Binary");
    private static final ClassDesc ASSOCIATIVE = OPERATORS.nested("Associative");
    private static final ClassDesc TERNARY = OPERATORS.nested("Ternary");

    private final boolean isDouble;
    private final String species;
    private final ClassDesc reals;
    private final ClassDesc bits;
    private final ClassDesc number;
    private final ClassDesc bitsNumber;

    VectorInstructions(ElementType type, int vectorBits) {
        isDouble = type == ElementType.F64;
        species = "SPECIES_" + vectorBits;
        reals = ClassDesc.of(PACKAGE, isDouble ? "DoubleVector" : "FloatVector");
        bits = ClassDesc.of(PACKAGE, isDouble ? "LongVector" : "IntVector");
        number = isDouble ? CD_double : CD_float;
        bitsNumber = isDouble ? CD_long : CD_int;
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
    public void count(CodeBuilder code, Runnable first) {
        broadcast(code, () -> {
            first.run();
            code.conversion(TypeKind.INT, isDouble ? TypeKind.DOUBLE : TypeKind.FLOAT);
        });
        code.iconst_1().invokevirtual(reals, "addIndex", MethodTypeDesc.of(reals, CD_int));
    }

    @Override
    public void apply(CodeBuilder code, Op op) {
        switch (op) {
            case NEGATE -> unary(code, "NEG");
            case ABS -> unary(code, "ABS");
            case SQRT -> unary(code, "SQRT");
            case ADD -> associative(code, reals, "ADD");
            case SUBTRACT -> binary(code, reals, "SUB");
            case MULTIPLY -> associative(code, reals, "MUL");
            case DIVIDE -> binary(code, reals, "DIV");
            case FMA -> ternary(code, "FMA");
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
            case BITS_ADD -> associative(code, bits, "ADD");
            case BITS_SUBTRACT -> binary(code, bits, "SUB");
            case BITS_AND -> associative(code, bits, "AND");
            case BITS_OR -> associative(code, bits, "OR");
        }
    }

    /// indices, a, b → the entries at these indices of a and, behind it, b
    void selectFrom(CodeBuilder code) {
        code.invokevirtual(reals, "selectFrom", MethodTypeDesc.of(reals, VECTOR, VECTOR));
    }

    private void unary(CodeBuilder code, String operator) {
        code.getstatic(OPERATORS, operator, UNARY);
        code.invokevirtual(reals, LANEWISE, MethodTypeDesc.of(reals, UNARY));
    }

    private static void associative(CodeBuilder code, ClassDesc on, String operator) {
        lanewise(code, on, operator, ASSOCIATIVE);
    }

    private static void binary(CodeBuilder code, ClassDesc on, String operator) {
        lanewise(code, on, operator, BINARY);
    }

    private static void lanewise(CodeBuilder code, ClassDesc on, String operator, ClassDesc kind) {
        code.getstatic(OPERATORS, operator, kind).swap();
        code.invokevirtual(on, LANEWISE, MethodTypeDesc.of(on, BINARY, VECTOR));
    }

    private void ternary(CodeBuilder code, String operator) {
        code.getstatic(OPERATORS, operator, TERNARY).dup_x2().pop();
        code.invokevirtual(reals, LANEWISE, MethodTypeDesc.of(reals, TERNARY, VECTOR, VECTOR));
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
        code.invokevirtual(bits, LANEWISE, MethodTypeDesc.of(bits, BINARY, bitsNumber));
    }

    @Override
    public void load(CodeBuilder code, int array, Runnable index) {
        species(code, reals);
        code.aload(array);
        index.run();
        code.invokestatic(reals, "fromArray", MethodTypeDesc.of(reals, SPECIES, number.arrayType(), CD_int));
    }

    @Override
    public void store(CodeBuilder code, int array, Runnable index, Runnable value) {
        value.run();
        code.aload(array);
        index.run();
        code.invokevirtual(reals, "intoArray", MethodTypeDesc.of(CD_void, number.arrayType(), CD_int));
    }
}
