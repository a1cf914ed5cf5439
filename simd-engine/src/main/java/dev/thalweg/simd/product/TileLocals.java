// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/// Where the method of a tile keeps its parameters and variables; the parameters are those of [Tile#multiply], in order.
final class TileLocals {
    static final MethodTypeDesc SIGNATURE = MethodTypeDesc.of(
            CD_void,
            CD_int,
            CD_Object,
            CD_int,
            CD_int,
            CD_Object,
            CD_int,
            CD_int,
            CD_Object,
            CD_int,
            CD_int,
            CD_int);

    final int depth;
    final int left;
    final int leftAt;
    final int leftStride;
    final int right;
    final int rightAt;
    final int rightStride;
    final int result;
    final int resultAt;
    final int resultStride;
    final int rows;

    /// The number of the current term.
    final int term;
    /// The index of a row's first element in the result.
    final int rowAt;
    /// Per row, the index of its first element on the left.
    final int[] leftRowsAt;
    /// The element on the left, in every lane.
    final int leftVector;
    /// The vectors on the right.
    final int[] rightVectors;
    /// Per row and vector, the sums.
    final int[][] sums;

    TileLocals(TileShape shape, CodeBuilder code) {
        depth = code.parameterSlot(0);
        left = code.parameterSlot(1);
        leftAt = code.parameterSlot(2);
        leftStride = code.parameterSlot(3);
        right = code.parameterSlot(4);
        rightAt = code.parameterSlot(5);
        rightStride = code.parameterSlot(6);
        result = code.parameterSlot(7);
        resultAt = code.parameterSlot(8);
        resultStride = code.parameterSlot(9);
        rows = code.parameterSlot(10);
        term = code.allocateLocal(TypeKind.INT);
        rowAt = code.allocateLocal(TypeKind.INT);
        leftRowsAt = allocate(code, TypeKind.INT, shape.rows());
        leftVector = code.allocateLocal(TypeKind.REFERENCE);
        rightVectors = allocate(code, TypeKind.REFERENCE, shape.vectors());
        sums = new int[shape.rows()][];
        Arrays.setAll(sums, row -> allocate(code, TypeKind.REFERENCE, shape.vectors()));
    }

    private static int[] allocate(CodeBuilder code, TypeKind kind, int count) {
        int[] slots = new int[count];
        Arrays.setAll(slots, i -> code.allocateLocal(kind));
        return slots;
    }
}
