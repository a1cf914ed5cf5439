// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// The members of `FloatVector` or `DoubleVector` that tiles call, as instructions; comments give what they take from the
/// stack and leave there.
enum VectorClass {
    FLOAT("FloatVector", TypeKind.FLOAT),
    DOUBLE("DoubleVector", TypeKind.DOUBLE);

    private static final String PACKAGE = "jdk.incubator.vector";
    private static final ClassDesc ANY_VECTOR = ClassDesc.of(PACKAGE, "Vector");
    private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE, "VectorOperators");
    private static final ClassDesc TERNARY = OPERATORS.nested("Ternary");
    private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE, "VectorSpecies");

    private final ClassDesc vector;
    private final TypeKind kind;
    private final ClassDesc number;
    private final ClassDesc array;

    VectorClass(String name, TypeKind kind) {
        vector = ClassDesc.of(PACKAGE, name);
        this.kind = kind;
        number = kind.upperBound();
        array = number.arrayType();
    }

    static VectorClass of(ElementType type) {
        return switch (type) {
            case F32 -> FLOAT;
            case F64 -> DOUBLE;
        };
    }

    void castToArray(CodeBuilder code) {
        code.checkcast(array);
    }

    /// array, index → number
    void loadNumber(CodeBuilder code) {
        code.arrayLoad(kind);
    }

    /// → species. The JDK's own constants are constants for the JIT compiler too.
    void species(CodeBuilder code, int bits) {
        code.getstatic(vector, "SPECIES_" + bits, SPECIES);
    }

    /// species → vector
    void zero(CodeBuilder code) {
        code.invokestatic(vector, "zero", MethodTypeDesc.of(vector, SPECIES));
    }

    /// species, number → vector
    void broadcast(CodeBuilder code) {
        code.invokestatic(vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, number));
    }

    /// species, array, index → vector
    void load(CodeBuilder code) {
        code.invokestatic(vector, "fromArray", MethodTypeDesc.of(vector, SPECIES, array, ConstantDescs.CD_int));
    }

    /// → the operator that [#fma] takes
    void fmaOperator(CodeBuilder code) {
        code.getstatic(OPERATORS, "FMA", TERNARY);
    }

    /// a, operator, b, c → a·b + c, rounded once. Spelled like this the call that dispatches is the tile's own, and so is its profile.
    void fma(CodeBuilder code) {
        code.invokevirtual(vector, "lanewise", MethodTypeDesc.of(vector, TERNARY, ANY_VECTOR, ANY_VECTOR));
    }

    /// vector → . A call that does nothing but dispatch, so that the JIT compiler learns the class of the vector from the tile's own profile.
    /// [#store] dispatches as well, in a method of the library whose profile has met vectors of every size that the JVM ever used.
    void tellClass(CodeBuilder code) {
        code.invokevirtual(vector, "length", MethodTypeDesc.of(ConstantDescs.CD_int)).pop();
    }

    /// vector, array, index →
    void store(CodeBuilder code) {
        code.invokevirtual(
                vector, "intoArray", MethodTypeDesc.of(ConstantDescs.CD_void, array, ConstantDescs.CD_int));
    }
}
