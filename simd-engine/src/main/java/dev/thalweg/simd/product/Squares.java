// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.TieredTransposition;

/// Transposes operands by squares that vector registers turn, four times as fast as loops over single entries.
final class Squares {
    private final TieredTransposition transposition;
    private final int lanes;

    Squares(ElementType type, int vectorBits) {
        Target target = new Target(vectorBits);
        transposition = TieredTransposition.ofSquares(type, target);
        lanes = target.lanes(type);
    }

    /// Whether a rectangle holds a square.
    boolean fit(int rows, int columns) {
        return rows >= lanes && columns >= lanes;
    }

    /// `target[row, column] = source[column, row]`.
    void transpose(
            Workspace workspace,
            Object source,
            int sourceAt,
            int sourceStride,
            Object target,
            int targetAt,
            int targetStride,
            int rows,
            int columns) {
        Object[] tensors = workspace.transposed();
        int[] places = workspace.places();
        tensors[0] = source;
        tensors[1] = target;
        places[0] = sourceAt;
        places[1] = sourceStride;
        places[2] = targetAt;
        places[3] = targetStride;
        places[4] = columns;
        transposition.run(tensors, places, rows);
        tensors[0] = target; // keeps nobody's tensor alive
    }

    /// Takes a step towards compiled vector code.
    ///
    /// @return whether another one at once is of use
    boolean advance() {
        return transposition.advance();
    }

    /// Whether that code is there, or was given up.
    boolean isSettled() {
        return transposition.isSettled();
    }
}
