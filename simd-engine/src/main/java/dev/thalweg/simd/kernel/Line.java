// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.code.Level;
import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.Sort;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.code.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.Map;
import java.util.OptionalInt;

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
                instructions.store(code, operand(tensor), () -> pushPlace(tensor, offset), () -> values.push(value));
            }
            for (int fold = 0; fold < sweep.folds().size(); fold++) {
                sums.fold(fold, values.keep(sweep.folds().get(fold).value()), offset);
            }
        });
    }

    private void load(Instructions instructions, Primitive.Load load, int offset) {
        instructions.load(code, operand(load.tensor()), () -> pushPlace(load.tensor(), offset));
    }

    /// The array in which the body finds a tensor.
    int operand(int tensor) {
        return arrays[tensor];
    }

    /// Leaves the place of the current position, or one behind it, in [#operand(int)].
    void pushPlace(int tensor, int offset) {
        code.iload(index);
        if (form != Form.FLAT) {
            code.iload(bases[tensor]).iadd();
        }
        if (offset != 0) {
            code.loadConstant(offset).iadd();
        }
    }

    /// Folds into the array of lanes, at the lane of the current position.
    final void foldInMemory(Instructions instructions, int fold, int value, int mask) {
        int array = arrays[sweep.foldTensor(fold)];
        Runnable lane = () -> code.iload(index).loadConstant(Kernel.LANES - 1).iand();
        instructions.load(code, array, lane);
        int sum = toLocal(instructions.local(Sort.REAL));
        instructions.store(code, array, lane,
                () -> pushFolded(instructions, sweep.folds().get(fold).op(), sum, value, mask));
    }

    /// Whether the values of positions i and i + 16 are folded before their lane takes them.
    final boolean isPaired() {
        return isShort() && !sweep.folds().isEmpty();
    }

    /// How many accumulators each fold has where they are kept in registers.
    final int accumulators() {
        return Math.max(1, Kernel.LANES / lanes);
    }

    /// How many vectors a step then treats.
    final int copies() {
        int bodies = sweep.folds().isEmpty() ? 1 : accumulators();
        return isPaired() ? 2 * bodies : bodies == 1 && isShort() ? 2 : bodies;
    }

    /// Where the walk begins in the arrays, if that is the same in all: read at the first of them that moves.
    final void pushStart() {
        OptionalInt load = order.stream().map(Value::primitive).filter(Primitive.Load.class::isInstance)
                .map(Primitive.Load.class::cast).filter(l -> l.level() != Level.UNIFORM)
                .mapToInt(Primitive.Load::tensor).min();
        if (load.isPresent()) {
            code.iload(bases[load.getAsInt()]);
        } else if (sweep.stores().isEmpty()) {
            code.iconst_0();
        } else {
            code.iload(bases[sweep.storeTensor(0)]);
        }
    }

    /// Where the last whole step from here to an end ends.
    final int bound(int end, int step) {
        code.iload(end).iload(index).isub().loadConstant(-step).iand().iload(index).iadd();
        return toLocal(TypeKind.INT);
    }

    final int zero() {
        code.iconst_0();
        return toLocal(TypeKind.INT);
    }
}
