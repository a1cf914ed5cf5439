// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rows;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.RowOperation;
import java.util.List;
import java.util.Optional;

/// Random numbers from 0 to 1, 1 excluded: a function of seed, stream and position, so that there is no generator to remember and any
/// thread can draw any row. Multiples of 2⁻²⁴, so they are the same in both element types.
///
/// The arguments are the seed and the number of the row. SplitMix64 is applied to a counter that both and the stream go into.
///
/// @param stream tells the random numbers of one formula apart
/// @param axis the axis of a row
public record Uniform(int stream, Axis axis) implements RowOperation {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final int BITS = 24;

    @Override
    public String text() {
        return "uniform[" + axis + "; " + stream + "]";
    }

    @Override
    public List<List<Axis>> arguments() {
        return List.of(List.of(), List.of());
    }

    @Override
    public List<Axis> result() {
        return List.of(axis);
    }

    @Override
    public void run(Row row) {
        long seed = Double.doubleToRawLongBits(row.arguments()[0][0]);
        long ofRow = mixed(mixed(seed + STEP * stream) + (long) row.arguments()[1][0]);
        for (int k = 0; k < row.result().length; k++) {
            row.result()[k] = Math.scalb((double) (mixed(ofRow + STEP * (k + 1L)) >>> Long.SIZE - BITS), -BITS);
        }
    }

    private static long mixed(long x) {
        long a = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }

    @Override
    public List<Optional<Expr>> adjoints(Expr.Custom node, Expr adjoint) {
        return List.of(Optional.empty(), Optional.empty());
    }
}
