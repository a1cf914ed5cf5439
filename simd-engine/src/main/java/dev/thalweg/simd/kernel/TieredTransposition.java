// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.KernelForm;
import dev.thalweg.api.backend.KernelReport;
import dev.thalweg.simd.warmup.Attempts;
import dev.thalweg.simd.warmup.Heated;
import dev.thalweg.simd.warmup.Settling;
import org.jspecify.annotations.Nullable;

/// Turns rows into columns: scalar code that becomes vector code once that is compiled.
///
/// Where rows or columns are fewer than lanes, vectors go beyond them: as many entries as there are lanes are read from each row and
/// written to each column, columns in ascending order.
public final class TieredTransposition implements Settling {
    /// Rows and columns of a warm-up, where there may be more than lanes: two squares, and one moved back.
    private static final int MANY = 40;
    private static final double[] NO_NUMBERS = {};

    private final ElementType type;
    private final Target target;
    private final int rows;
    private final int columns;
    private final Object exchanges;
    private @Nullable Attempts<Exercise> warmUp;
    private volatile Kernel current;
    private volatile boolean isVector;
    private volatile boolean settled;

    TieredTransposition(ElementType type, Target target, int rows, int columns) {
        this.type = type;
        this.target = target;
        this.rows = rows;
        this.columns = columns;
        exchanges = TransposeLoop.exchanges(type, target.lanes(type));
        settled = target.isScalar();
        current = KernelClass.transposition(type, Target.SCALAR, 1, 1);
    }

    /// For rectangles of no fewer rows and columns than lanes; nothing beyond them is touched.
    ///
    /// @param type the element type
    /// @param target for what code is written
    /// @return a transposition that starts as scalar code
    public static TieredTransposition ofSquares(ElementType type, Target target) {
        int lanes = target.lanes(type);
        return new TieredTransposition(type, target, lanes, lanes);
    }

    /// Transposes.
    ///
    /// @param tensors source, target and a third one that is set here
    /// @param places where the source begins, how far its rows lie apart, where the target begins, how far its rows lie apart, and
    /// how many rows the source has
    /// @param count how many columns the source has
    public void run(Object[] tensors, int[] places, int count) {
        tensors[TransposeLoop.EXCHANGES] = exchanges;
        current.run(tensors, places, NO_NUMBERS, count);
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    @Override
    public KernelReport report() {
        KernelForm form = isVector ? KernelForm.VECTOR
                : settled && !target.isScalar() ? KernelForm.GIVEN_UP : KernelForm.TWIN;
        return new KernelReport("transposition of " + rows + " rows by " + columns, type, form, settled,
                "rows that are turned into columns");
    }

    @Override
    public boolean advance() {
        if (settled) {
            return false;
        }
        if (warmUp == null) {
            warmUp = new Attempts<>(new Exercise(vector()), () -> new Exercise(vector()));
        }
        return switch (warmUp.advance()) {
            case EAGER -> true;
            case WAITING -> false;
            case COMPILED -> {
                become(warmUp.compiled().vector);
                yield settle();
            }
            case GIVEN_UP -> settle();
        };
    }

    private boolean settle() {
        settled = true;
        warmUp = null;
        return false;
    }

    private final class Exercise implements Heated {
        private final Kernel vector;
        private final Object[] tensors = {type.newArray(MANY * MANY), type.newArray(MANY * MANY), exchanges};
        private final int[] places = {0, MANY, 0, MANY, few(rows)};

        Exercise(Kernel vector) {
            this.vector = vector;
        }

        private int few(int wanted) {
            return wanted < target.lanes(type) ? wanted : MANY;
        }

        @Override
        public void touch() {
            vector.run(tensors, places, NO_NUMBERS, 0);
        }

        @Override
        public void exercise(int call) {
            vector.run(tensors, places, NO_NUMBERS, few(columns));
        }
    }

    void becomeVector() {
        become(vector());
        settled = true;
    }

    private void become(Kernel compiled) {
        isVector = true;
        current = compiled;
    }

    private Kernel vector() {
        return KernelClass.transposition(type, target, rows, columns);
    }
}
