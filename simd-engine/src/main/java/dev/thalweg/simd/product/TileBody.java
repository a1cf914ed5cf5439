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
        startRows(locals.leftAt, locals.leftRowStride);
        clearSums();
        addProducts();
        startRows(locals.resultAt, locals.resultStride);
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

    /// `rowAt[row] = at + min(row, rows − 1) · stride`: surplus rows repeat the last one.
    private void startRows(int at, int stride) {
        for (int row = 0; row < shape.rows(); row++) {
            code.iload(at)
                    .loadConstant(row)
                    .iload(locals.rows)
                    .iconst_1()
                    .isub()
                    .invokestatic(MATH, "min", MIN)
                    .iload(stride)
                    .imul()
                    .iadd()
                    .istore(locals.rowAt[row]);
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
                code.aload(locals.leftVector).aload(locals.rightVectors[vector]).aload(sum);
                vectors.fma(code);
                code.astore(sum);
            }
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
        code.aload(locals.left).iload(locals.rowAt[row]);
        vectors.loadNumber(code);
        vectors.broadcast(code);
        code.astore(locals.leftVector);
        advance(locals.rowAt[row], locals.leftDepthStride);
    }

    private void storeSums() {
        for (int row = 0; row < shape.rows(); row++) {
            for (int vector = 0; vector < shape.vectors(); vector++) {
                code.aload(locals.sums[row][vector]).aload(locals.result);
                index(locals.rowAt[row], vector);
                vectors.store(code);
            }
        }
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
