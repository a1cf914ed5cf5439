// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A walk along contiguous positions: the forms [Form#ROWS] and [Form#ALONG].
///
/// Position i belongs to lane `i mod 16` of every fold. Where the lanes of some vectors make up the sixteen, a step is that many
/// bodies with an accumulator each; where the code would grow too long, and in scalar code, accumulators stay in their array.
final class LineLoop extends Loop {
    /// Bodies shorter than this are written twice, which hides the cost of the loop.
    private static final int SHORT = 12;

    private final boolean masked;
    private final boolean compact;
    private int index;

    /// @param compact whether to write each body once, at the cost of accumulators in memory
    LineLoop(CodeBuilder code, SweepCode sweep, Form form, Target target, boolean compact) {
        super(code, sweep, form, target);
        masked = target.masked();
        this.compact = compact;
    }

    @Override
    void walk() {
        code.iconst_0();
        index = toLocal(TypeKind.INT);
        if (lanes == 1 || compact) {
            fillIdentities();
            walkWithSumsInMemory();
        } else {
            walkWithSumsInRegisters();
        }
        if (lanes > 1) {
            walkRest();
        }
    }

    private void fillIdentities() {
        locals.scope(() -> {
            code.iconst_0();
            int lane = toLocal(TypeKind.INT);
            loop(lane, () -> code.loadConstant(Kernel.LANES), lanes, () -> {
                for (int fold = 0; fold < sweep.folds().size(); fold++) {
                    var op = sweep.folds().get(fold).op();
                    vector.store(code, arrays[sweep.foldTensor(fold)], () -> code.iload(lane),
                            () -> pushIdentity(vector, op));
                }
            });
        });
    }

    private void walkWithSumsInMemory() {
        int bound = bound(lanes);
        loop(index, () -> code.iload(bound), lanes, () -> body(vector, 0, null, -1));
    }

    private void walkWithSumsInRegisters() {
        int accumulators = Math.max(1, Kernel.LANES / lanes);
        int[][] sums = new int[sweep.folds().size()][accumulators];
        for (int fold = 0; fold < sums.length; fold++) {
            for (int i = 0; i < accumulators; i++) {
                pushIdentity(vector, sweep.folds().get(fold).op());
                sums[fold][i] = toLocal(TypeKind.REFERENCE);
            }
        }
        int copies = sums.length == 0 ? 1 : accumulators;
        if (copies == 1 && sweep.operations() < SHORT) {
            copies = 2;
        }
        int bodies = copies;
        int bound = bound(bodies * lanes);
        loop(index, () -> code.iload(bound), bodies * lanes, () -> {
            for (int copy = 0; copy < bodies; copy++) {
                body(vector, copy * lanes, sums, -1);
            }
        });
        for (int fold = 0; fold < sums.length; fold++) {
            for (int i = 0; i < accumulators; i++) {
                int sum = sums[fold][i];
                int lane = i * lanes;
                vector.store(code, arrays[sweep.foldTensor(fold)], () -> code.loadConstant(lane),
                        () -> code.aload(sum));
            }
        }
    }

    /// Where the last whole step ends.
    private int bound(int step) {
        code.iload(COUNT).loadConstant(-step).iand();
        return toLocal(TypeKind.INT);
    }

    private void walkRest() {
        if (!masked) {
            loop(index, () -> code.iload(COUNT), 1, () -> body(scalar, 0, null, -1));
            return;
        }
        loop(index, () -> code.iload(COUNT), lanes, () -> locals.scope(() -> {
            VectorInstructions whole = (VectorInstructions) vector;
            whole.indexInRange(code, () -> code.iload(index), () -> code.iload(COUNT));
            int mask = toLocal(TypeKind.REFERENCE);
            body(whole.masked(mask), 0, null, mask);
        }));
    }

    /// One body: everything read and computed at `index + offset`.
    ///
    /// @param sums accumulators in local variables, or null to keep them in their arrays
    private void body(Instructions instructions, int offset, int @Nullable [][] sums, int mask) {
        locals.scope(() -> {
            Map<Value, Integer> outside = instructions == scalar ? numbers : shared;
            Evaluation values = evaluation(instructions, outside,
                    leaf -> instructions.load(code, arrays[((Primitive.Load) leaf).tensor()],
                            () -> pushIndex(bases[((Primitive.Load) leaf).tensor()], offset)));
            sweep.early().forEach(values::keep);
            for (int i = 0; i < sweep.stores().size(); i++) {
                int tensor = sweep.storeTensor(i);
                Value value = sweep.stores().get(i).value();
                instructions.store(code, arrays[tensor], () -> pushIndex(bases[tensor], offset),
                        () -> values.push(value));
            }
            for (int fold = 0; fold < sweep.folds().size(); fold++) {
                int value = values.keep(sweep.folds().get(fold).value());
                if (sums == null) {
                    foldInMemory(instructions, fold, value, mask);
                } else {
                    int sum = sums[fold][offset / lanes % sums[fold].length];
                    pushFolded(instructions, sweep.folds().get(fold).op(), sum, value, mask);
                    code.astore(sum);
                }
            }
        });
    }

    private void pushIndex(int base, int offset) {
        code.iload(base).iload(index).iadd();
        if (offset != 0) {
            code.loadConstant(offset).iadd();
        }
    }

    private void foldInMemory(Instructions instructions, int fold, int value, int mask) {
        int array = arrays[sweep.foldTensor(fold)];
        TypeKind kind = instructions.local(Sort.REAL);
        Runnable lane = () -> code.iload(index).loadConstant(Kernel.LANES - 1).iand();
        Instructions whole = mask < 0 ? instructions : vector;
        whole.load(code, array, lane);
        int sum = toLocal(kind);
        whole.store(code, array, lane, () -> pushFolded(instructions, sweep.folds().get(fold).op(), sum, value, mask));
    }
}
