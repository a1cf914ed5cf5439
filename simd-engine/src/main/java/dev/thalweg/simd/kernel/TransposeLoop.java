// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.Sort;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Array;
import java.util.Arrays;

/// Writes a [Kernel] that turns rows into columns: `target[to + c · targetPitch + r] = source[from + r · sourcePitch + c]`.
///
/// The tensors are source, target and [#exchanges]; the places are `from`, `sourcePitch`, `to`, `targetPitch` and the number of rows.
///
/// Squares of as many rows and columns as there are lanes are transposed in registers, in as many stages as their number has binary
/// digits: a stage exchanges blocks with the vector that is half a block away. Where the last square would stand over the edge it is
/// moved back and treats some entries again. A kernel for fewer rows or columns than lanes leaves out what it has no need of, yet
/// reads and writes whole vectors.
final class TransposeLoop {
    static final int SOURCE = 0;
    static final int TARGET = 1;
    static final int EXCHANGES = 2;
    private static final int ROWS = 4;
    private static final int AFTER_ARGUMENTS = 5;

    private final CodeBuilder code;
    private final ElementType type;
    private final int lanes;
    private final int squareRows;
    private final int squareColumns;
    private final boolean isScalar;
    private final Instructions instructions;
    private final Locals locals = new Locals(AFTER_ARGUMENTS);

    /// @param rows how many rows there will be, if fewer than lanes
    /// @param columns how many columns, likewise
    TransposeLoop(CodeBuilder code, ElementType type, Target target, int rows, int columns) {
        this.code = code;
        this.type = type;
        lanes = target.lanes(type);
        squareRows = Math.min(rows, lanes);
        squareColumns = Math.min(columns, lanes);
        isScalar = target.isScalar();
        instructions = isScalar ? new ScalarInstructions(type) : new VectorInstructions(type, target.vectorBits());
    }

    /// For each stage two vectors of indices into a pair of vectors, the one that is nearer the first row and its partner.
    static Object exchanges(ElementType type, int lanes) {
        Object all = type.newArray(2 * lanes * Integer.numberOfTrailingZeros(lanes));
        int at = 0;
        for (int distance = lanes / 2; distance > 0; distance /= 2) {
            for (int lane = 0; lane < lanes; lane++) {
                boolean ofPartner = (lane & distance) != 0;
                set(all, at + lane, ofPartner ? lanes + lane - distance : lane);
                set(all, at + lanes + lane, ofPartner ? lanes + lane : lane + distance);
            }
            at += 2 * lanes;
        }
        return all;
    }

    static void set(Object array, int index, int value) {
        if (array instanceof float[] floats) {
            floats[index] = value;
        } else {
            Array.setDouble(array, index, value);
        }
    }

    void emit() {
        Label some = code.newLabel();
        code.iload(Loop.COUNT).ifgt(some).return_().labelBinding(some);
        int source = array(SOURCE);
        int target = array(TARGET);
        int[] exchanges = exchangeVectors();
        int from = place(0);
        int sourcePitch = place(1);
        int to = place(2);
        int targetPitch = place(3);
        int rows = place(ROWS);
        squares(() -> code.iload(rows), squareRows, row -> squares(() -> code.iload(Loop.COUNT), squareColumns,
                column -> {
                    Square square = new Square(exchanges);
                    square.load(source, start(from, row, sourcePitch, column), sourcePitch);
                    square.transpose();
                    square.store(target, start(to, column, targetPitch, row), targetPitch);
                }));
        code.return_();
    }

    private int array(int tensor) {
        ClassDesc array = (type == ElementType.F32 ? CD_float : CD_double).arrayType();
        code.aload(Loop.TENSORS).loadConstant(tensor).aaload().checkcast(array);
        return toLocal(TypeKind.REFERENCE);
    }

    private int[] exchangeVectors() {
        if (isScalar) {
            return new int[0];
        }
        int all = array(EXCHANGES);
        int[] vectors = new int[2 * Integer.numberOfTrailingZeros(lanes)];
        for (int i = 0; i < vectors.length; i++) {
            int at = i * lanes;
            instructions.load(code, all, () -> code.loadConstant(at));
            vectors[i] = toLocal(TypeKind.REFERENCE);
        }
        return vectors;
    }

    private int place(int index) {
        code.aload(Loop.PLACES).loadConstant(index).iaload();
        return toLocal(TypeKind.INT);
    }

    private int toLocal(TypeKind kind) {
        int local = locals.allocate(kind);
        code.storeLocal(kind, local);
        return local;
    }

    /// `base + index · pitch + offset`
    private int start(int base, int index, int pitch, int offset) {
        code.iload(base).iload(index).iload(pitch).imul().iadd().iload(offset).iadd();
        return toLocal(TypeKind.INT);
    }

    private interface Body {
        void at(int start);
    }

    /// Steps of `size` up to a bound; the last one ends there.
    private void squares(Runnable bound, int size, Body body) {
        code.iconst_0();
        int next = toLocal(TypeKind.INT);
        Label head = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(head).iload(next);
        bound.run();
        code.if_icmpge(end);
        locals.scope(() -> {
            code.iload(next);
            bound.run();
            code.loadConstant(size).isub();
            code.invokestatic(ClassDesc.of("java.lang.Math"), "min", MethodTypeDesc.of(CD_int, CD_int, CD_int));
            body.at(toLocal(TypeKind.INT));
        });
        code.iinc(next, size).goto_(head).labelBinding(end);
    }

    /// One square in registers.
    private final class Square {
        private static final int NONE = -1;

        private final int[] exchanges;
        private int[] vectors = new int[lanes];

        Square(int[] exchanges) {
            this.exchanges = exchanges;
        }

        void load(int array, int at, int pitch) {
            Arrays.fill(vectors, NONE);
            for (int row = 0; row < squareRows; row++) {
                instructions.load(code, array, () -> code.iload(at));
                vectors[row] = toLocal(instructions.local(Sort.REAL));
                advance(at, pitch);
            }
        }

        void store(int array, int at, int pitch) {
            for (int column = 0; column < squareColumns; column++) {
                int vector = vectors[column];
                instructions.store(code, array, () -> code.iload(at),
                        () -> code.loadLocal(instructions.local(Sort.REAL), vector));
                advance(at, pitch);
            }
        }

        private void advance(int at, int pitch) {
            code.iload(at).iload(pitch).iadd().istore(at);
        }

        void transpose() {
            int stage = 0;
            for (int distance = lanes / 2; distance > 0; distance /= 2) {
                exchange(distance, exchanges[2 * stage], exchanges[2 * stage + 1]);
                stage++;
            }
        }

        private void exchange(int distance, int near, int far) {
            int[] exchanged = new int[lanes];
            for (int i = 0; i < lanes; i++) {
                int first = vectors[i & ~distance];
                int partner = vectors[i | distance];
                boolean isNear = (i & distance) == 0;
                if (first == NONE || !isNeeded(i, distance)) {
                    exchanged[i] = NONE;
                } else if (partner == NONE && isNear) {
                    exchanged[i] = first;
                } else {
                    code.aload(isNear ? near : far).aload(first).aload(partner == NONE ? first : partner);
                    ((VectorInstructions) instructions).selectFrom(code);
                    exchanged[i] = toLocal(TypeKind.REFERENCE);
                }
            }
            vectors = exchanged;
        }

        /// Whether later stages bring anything of a vector to a column that is stored: they change the lower digits of its number.
        private boolean isNeeded(int number, int distance) {
            return (number & -distance) < squareColumns;
        }
    }
}
