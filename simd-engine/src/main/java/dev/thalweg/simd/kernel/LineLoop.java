// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.thalweg.api.code.Sort;
import dev.thalweg.api.code.SweepCode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/// A walk along contiguous positions: the forms [Form#ROWS] and [Form#ALONG].
///
/// Where the lanes of some vectors make up the sixteen of a fold, a step is that many bodies with an accumulator each; where the
/// code would grow too long, and in scalar code, accumulators stay in their array. A short body does not keep a machine busy while one fold
/// waits for the one before; its values are folded in pairs first, in vector and scalar code alike. Positions that fill no step are left
/// to a method of their own ([RestLoop]): in one method with this loop its values would crowd the registers.
final class LineLoop extends Line {
    /// Where several rows are walked along, the method for one: the arguments of [Kernel#run], then the number of the row. In one method with
    /// the loop over rows C2 does not take constants out of the loop along a row.
    static final String NAME = "row";
    static final MethodTypeDesc TYPE = MethodTypeDesc.of(CD_void, CD_Object.arrayType(), CD_int.arrayType(),
            CD_double.arrayType(), CD_int, CD_int);
    private static final int ROW = 5;

    private final ClassDesc self;
    private final boolean compact;
    private int end;

    /// @param self the class that is written
    /// @param compact whether to write each body once, at the cost of accumulators in memory
    LineLoop(CodeBuilder code, ClassDesc self, SweepCode sweep, Form form, Target target, boolean compact) {
        super(code, sweep, form, target, ROW);
        this.self = self;
        this.compact = compact;
    }

    @Override
    void walk() {
        if (form == Form.FLAT) {
            pushStart();
            start = toLocal(TypeKind.INT);
            code.iload(start);
            index = toLocal(TypeKind.INT);
            code.iload(index).iload(COUNT).iadd();
        } else {
            index = zero();
            code.iload(COUNT);
        }
        end = toLocal(TypeKind.INT);
        if (lanes == 1 || compact) {
            fillIdentities();
            walkWithSumsInMemory();
        } else {
            walkWithSumsInRegisters();
        }
        if (lanes > 1) {
            callRest();
        }
    }

    private void fillIdentities() {
        locals.scope(() -> {
            int lane = zero();
            loop(lane, () -> code.loadConstant(Kernel.LANES), lanes, () -> {
                for (int fold = 0; fold < sweep.folds().size(); fold++) {
                    var op = sweep.folds().get(fold).op();
                    vector.store(code, arrays[sweep.foldTensor(fold)], () -> pushLane(() -> code.iload(lane)),
                            () -> pushIdentity(vector, op));
                }
            });
        });
    }

    private void walkWithSumsInMemory() {
        if (isPaired()) {
            walkPairsWithSumsInMemory();
        }
        int bound = bound(lanes);
        loop(index, () -> code.iload(bound), lanes,
                () -> body(vector, 0, (fold, value, _) -> foldInMemory(vector, fold, value, NO_MASK)));
    }

    private void walkPairsWithSumsInMemory() {
        locals.scope(() -> {
            int[] pairs = new int[sweep.folds().size()];
            Arrays.setAll(pairs, _ -> locals.allocate(vector.local(Sort.REAL)));
            int bound = bound(2 * Kernel.LANES);
            loop(index, () -> code.iload(bound), Kernel.LANES, () -> locals.scope(() -> {
                code.iload(index).loadConstant(Kernel.LANES).iadd();
                int middle = toLocal(TypeKind.INT);
                loop(index, () -> code.iload(middle), lanes, () -> {
                    body(vector, 0, (fold, value, _) -> keep(value, pairs[fold]));
                    body(vector, Kernel.LANES, (fold, value, _) -> {
                        fold(fold, pairs[fold], value);
                        foldInMemory(vector, fold, pairs[fold], NO_MASK);
                    });
                });
            }));
        });
    }

    private void walkWithSumsInRegisters() {
        int accumulators = accumulators();
        int[][] sums = accumulators(accumulators);
        int[][][] waiting = waiting(accumulators);
        int copies = copies();
        int bound = bound(copies * lanes);
        loop(index, () -> code.iload(bound), copies * lanes, () -> {
            for (int copy = 0; copy < copies; copy++) {
                int accumulator = copy % accumulators;
                int number = copy / accumulators;
                body(vector, copy * lanes, (fold, value, _) -> join(fold, number, value, sums[fold][accumulator],
                        waiting[fold][accumulator]));
            }
        });
        for (int fold = 0; fold < sums.length; fold++) {
            for (int i = 0; i < accumulators; i++) {
                int sum = sums[fold][i];
                int lane = i * lanes;
                vector.store(code, arrays[sweep.foldTensor(fold)], () -> pushLane(() -> code.loadConstant(lane)),
                        () -> code.aload(sum));
            }
        }
    }

    /// Folds the value of that number within its group: one of an odd number with the one before, a pair of an odd number with the pair
    /// before, the whole group into the lanes.
    private void join(int fold, int number, int value, int sum, int[] waiting) {
        int whole = value;
        int level = 0;
        for (; level < waiting.length && (number >> level) % 2 == 1; level++) {
            fold(fold, waiting[level], whole);
            whole = waiting[level];
        }
        if (level < waiting.length) {
            keep(whole, waiting[level]);
        } else {
            fold(fold, sum, whole);
        }
    }

    private void fold(int fold, int sum, int value) {
        pushFolded(vector, sweep.folds().get(fold).op(), sum, value, NO_MASK);
        code.storeLocal(vector.local(Sort.REAL), sum);
    }

    private void keep(int value, int local) {
        code.loadLocal(vector.local(Sort.REAL), value).storeLocal(vector.local(Sort.REAL), local);
    }

    /// For each fold and accumulator local variables for what waits to be folded: a value, a pair.
    private int[][][] waiting(int accumulators) {
        int levels = Integer.numberOfTrailingZeros(group());
        int[][][] waiting = new int[sweep.folds().size()][accumulators][levels];
        for (int[][] ofFold : waiting) {
            for (int[] each : ofFold) {
                Arrays.setAll(each, _ -> locals.allocate(vector.local(Sort.REAL)));
            }
        }
        return waiting;
    }

    private int[][] accumulators(int each) {
        int[][] sums = new int[sweep.folds().size()][each];
        for (int fold = 0; fold < sums.length; fold++) {
            for (int i = 0; i < each; i++) {
                pushIdentity(vector, sweep.folds().get(fold).op());
                sums[fold][i] = toLocal(vector.local(Sort.REAL));
            }
        }
        return sums;
    }

    private int bound(int step) {
        return bound(end, step);
    }

    private void callRest() {
        Label done = code.newLabel();
        code.iload(index).iload(end).if_icmpge(done);
        callRest(() -> {
            code.iload(end).iload(index);
            pushRow();
        });
        code.labelBinding(done);
    }

    private void callRest(Runnable rangeAndRow) {
        code.aload(0).aload(TENSORS).aload(PLACES).aload(NUMBERS);
        rangeAndRow.run();
        code.invokevirtual(self, RestLoop.NAME, RestLoop.TYPE);
    }

    /// The method for the rest counts its calls as well.
    @Override
    void whenEmpty() {
        if (lanes > 1) {
            callRest(() -> code.iconst_0().iconst_0().iconst_0());
        }
    }
}
