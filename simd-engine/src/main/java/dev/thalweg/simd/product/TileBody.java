// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import static java.lang.constant.ConstantDescs.CD_int;

import dev.thalweg.simd.warmup.Standalone;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// The instructions of [Tile#multiply] for one [TileShape].
final class TileBody {
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final MethodTypeDesc MIN = MethodTypeDesc.of(CD_int, CD_int, CD_int);

    private final TileShape shape;
    private final VectorClass vectors;
    private final CodeBuilder code;
    private final TileLocals locals;

    TileBody(TileShape shape, CodeBuilder code) {
        this.shape = shape;
        this.code = code;
        vectors = VectorClass.of(shape.type());
        locals = new TileLocals(shape, code);
    }

    void emit() {
        returnWithoutRows();
        castArrays();
        clearSums();
        startRows();
        addProducts();
        storeSums();
        code.return_();
        Standalone.end(code);
    }

    private void returnWithoutRows() {
        Label some = code.newLabel();
        code.iload(locals.rows).ifgt(some).return_().labelBinding(some);
    }

    private void castArrays() {
        for (int array : new int[] {locals.left, locals.right, locals.result}) {
            code.aload(array);
            vectors.castToArray(code);
            code.astore(array);
        }
    }

    private void clearSums() {
        for (int[] row : locals.sums) {
            for (int sum : row) {
                species();
                vectors.zero(code);
                code.astore(sum);
            }
        }
    }

    /// Where each row of terms begins on the left.
    private void startRows() {
        for (int row = 0; row < shape.rows() && shape.left() == LeftOrder.TERMS; row++) {
            code.iload(locals.leftAt).loadConstant(row).iload(locals.leftStride).imul().iadd()
                    .istore(locals.leftRowsAt[row]);
        }
    }

    private void addProducts() {
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(locals.term);
        code.labelBinding(next).iload(locals.term).iload(locals.depth).if_icmpge(end);
        loadRight();
        for (int row = 0; row < shape.rows(); row++) {
            loadLeft(row);
            for (int vector = 0; vector < shape.vectors(); vector++) {
                int sum = locals.sums[row][vector];
                code.aload(locals.leftVector);
                vectors.fmaOperator(code);
                code.aload(locals.rightVectors[vector]).aload(sum);
                vectors.fma(code);
                code.astore(sum);
            }
        }
        if (shape.left() == LeftOrder.ROWS) {
            advance(locals.leftAt, locals.leftStride);
        }
        code.iinc(locals.term, 1).goto_(next).labelBinding(end);
    }

    private void loadRight() {
        for (int vector = 0; vector < shape.vectors(); vector++) {
            load(locals.right, locals.rightAt, vector);
            code.astore(locals.rightVectors[vector]);
        }
        advance(locals.rightAt, locals.rightStride);
    }

    private void loadLeft(int row) {
        species();
        code.aload(locals.left);
        switch (shape.left()) {
            case TERMS -> code.iload(locals.leftRowsAt[row]).iload(locals.term).iadd();
            case ROWS -> code.iload(locals.leftAt).loadConstant(row).iadd();
        }
        vectors.loadNumber(code);
        vectors.broadcast(code);
        code.astore(locals.leftVector);
    }

    /// From the bottom to the top, so that the last row that counts replaces what surplus rows left in its place.
    private void storeSums() {
        for (int row = shape.rows() - 1; row >= 0; row--) {
            startRow(row);
            for (int vector = 0; vector < shape.vectors(); vector++) {
                code.aload(locals.sums[row][vector]);
                vectors.tellClass(code);
                code.aload(locals.sums[row][vector]).aload(locals.result);
                index(locals.rowAt, vector);
                vectors.store(code);
            }
        }
    }

    /// `rowAt = resultAt + min(row, rows − 1) · resultStride`
    private void startRow(int row) {
        code.iload(locals.resultAt)
                .loadConstant(row)
                .iload(locals.rows)
                .iconst_1()
                .isub()
                .invokestatic(MATH, "min", MIN)
                .iload(locals.resultStride)
                .imul()
                .iadd()
                .istore(locals.rowAt);
    }

    private void load(int array, int at, int vector) {
        species();
        code.aload(array);
        index(at, vector);
        vectors.load(code);
    }

    private void index(int at, int vector) {
        code.iload(at);
        if (vector > 0) {
            code.loadConstant(vector * shape.lanes()).iadd();
        }
    }

    private void advance(int at, int stride) {
        code.iload(at).iload(stride).iadd().istore(at);
    }

    private void species() {
        vectors.species(code, shape.vectorBits());
    }
}
