// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import java.lang.reflect.Array;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransposeLoopTest {
    private static final int FROM = 3;
    private static final int TO = 5;
    private static final int PITCH = 90;

    @ParameterizedTest
    @CsvSource({"F32, 512", "F32, 256", "F32, 128", "F64, 512", "F64, 256", "F64, 128", "F32, 0", "F64, 0"})
    void rowsBecomeColumnsWhateverTheirNumber(ElementType type, int bits) {
        Target target = new Target(bits);
        for (int columns = 1; columns <= 40; columns++) {
            requireColumns(type, target, 32, columns);
            requireColumns(type, target, columns, 32);
        }
    }

    /// All entries of the transposed rectangle; vectors may leave anything behind it.
    private static void requireColumns(ElementType type, Target target, int rows, int columns) {
        Object source = type.newArray(PITCH * PITCH);
        for (int i = 0; i < Array.getLength(source); i++) {
            TransposeLoop.set(source, i, i);
        }
        Object result = type.newArray(PITCH * PITCH);
        Object[] tensors = {source, result, TransposeLoop.exchanges(type, target.lanes(type))};
        KernelClass.transposition(type, target, rows, columns).run(tensors, new int[] {FROM, PITCH, TO, PITCH, rows},
                new double[0], columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                assertThat(Array.getDouble(result, TO + column * PITCH + row))
                        .as("row %d of %d, column %d of %d, %s, %s", row, rows, column, columns, type, target)
                        .isEqualTo(FROM + row * PITCH + column);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"F32, 512", "F64, 512", "F32, 128"})
    void aSquareThatIsFullWritesNothingElse(ElementType type, int bits) {
        Object result = type.newArray(PITCH * PITCH);
        Object source = type.newArray(PITCH * PITCH);
        for (int i = 0; i < Array.getLength(source); i++) {
            TransposeLoop.set(source, i, 1);
        }
        Target target = new Target(bits);
        Object[] tensors = {source, result, TransposeLoop.exchanges(type, target.lanes(type))};
        KernelClass.transposition(type, target, 16, 37).run(tensors, new int[] {0, PITCH, 0, PITCH, 16}, new double[0],
                37);
        double sum = 0;
        for (int i = 0; i < Array.getLength(result); i++) {
            sum += Array.getDouble(result, i);
        }
        assertThat(sum).isEqualTo(16 * 37);
    }
}
