// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.Map;

/// What loops along contiguous positions share: the body, and folds whose lanes are kept in their array.
///
/// Position i belongs to lane `i mod 16` of every fold. In [Form#FLAT] the index is that of the arrays and begins at a multiple of
/// 16, else it begins at 0.
abstract class Line extends Loop {
    int index;

    Line(CodeBuilder code, SweepCode sweep, Form form, Target target) {
        super(code, sweep, form, target);
    }

    /// Where folds go.
    interface Sums {
        /// Folds the value in a local variable into the lanes of position `index + offset`.
        void fold(int fold, int value, int offset);
    }

    /// One body: everything read and computed at `index + offset`.
    final void body(Instructions instructions, int offset, Sums sums) {
        locals.scope(() -> {
            Map<Value, Integer> outside = instructions == scalar ? numbers : shared;
            Evaluation values = evaluation(instructions, outside,
                    leaf -> load(instructions, (Primitive.Load) leaf, offset));
            sweep.early().forEach(values::keep);
            for (int i = 0; i < sweep.stores().size(); i++) {
                int tensor = sweep.storeTensor(i);
                Value value = sweep.stores().get(i).value();
                instructions.store(code, arrays[tensor], () -> pushIndex(bases[tensor], offset),
                        () -> values.push(value));
            }
            for (int fold = 0; fold < sweep.folds().size(); fold++) {
                sums.fold(fold, values.keep(sweep.folds().get(fold).value()), offset);
            }
        });
    }

    private void load(Instructions instructions, Primitive.Load load, int offset) {
        instructions.load(code, arrays[load.tensor()], () -> pushIndex(bases[load.tensor()], offset));
    }

    private void pushIndex(int base, int offset) {
        code.iload(index);
        if (form != Form.FLAT) {
            code.iload(base).iadd();
        }
        if (offset != 0) {
            code.loadConstant(offset).iadd();
        }
    }

    /// Folds into the array of lanes, at the lane of the current position.
    final void foldInMemory(int fold, int value, int mask) {
        int array = arrays[sweep.foldTensor(fold)];
        Runnable lane = () -> code.iload(index).loadConstant(Kernel.LANES - 1).iand();
        vector.load(code, array, lane);
        int sum = toLocal(vector.local(Sort.REAL));
        vector.store(code, array, lane, () -> pushFolded(vector, sweep.folds().get(fold).op(), sum, value, mask));
    }

    /// Where the walk begins in the arrays, if that is the same in all.
    final void pushStart() {
        for (Value value : order) {
            if (value.primitive() instanceof Primitive.Load load && load.level() != Level.UNIFORM) {
                code.iload(bases[load.tensor()]);
                return;
            }
        }
        if (sweep.stores().isEmpty()) {
            code.iconst_0();
        } else {
            code.iload(bases[sweep.storeTensor(0)]);
        }
    }

    final int zero() {
        code.iconst_0();
        return toLocal(TypeKind.INT);
    }
}
