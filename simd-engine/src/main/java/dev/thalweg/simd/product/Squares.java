// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.TieredTransposition;

/// Transposes operands by squares that vector registers turn, four times as fast as loops over single entries.
final class Squares {
    private final TieredTransposition transposition;
    private final ElementLoops loops;
    private final int lanes;

    Squares(ElementType type, int vectorBits, ElementLoops loops) {
        this.loops = loops;
        Target target = new Target(vectorBits);
        transposition = TieredTransposition.ofSquares(type, target);
        lanes = target.lanes(type);
    }

    /// `target[row, column] = source[column, row]`; a rectangle that holds no square goes entry by entry.
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
        if (rows < lanes || columns < lanes) {
            loops.transpose(source, sourceAt, sourceStride, target, targetAt, targetStride, rows, columns);
            return;
        }
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
