// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.code.Level;
import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.Sort;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.code.Value;
import dev.thalweg.api.formula.Reduction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.Map;
import java.util.OptionalInt;

/// What loops along contiguous positions share: the body, and folds whose lanes are kept in their array.
///
/// The position that is i behind the first one belongs to lane `i mod 16` of every fold. In [Form#FLAT] the index is that of the
/// arrays, else it begins at 0.
abstract class Line extends Loop {
    int index;
    /// Where the index begins, in [Form#FLAT].
    int start;
    /// In the form [Form#ALONG] an argument: the row that is walked, one of those of the call.
    private final int row;

    Line(CodeBuilder code, SweepCode sweep, Form form, Target target, int row) {
        super(code, sweep, form, target);
        this.row = row;
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
        int tensor = load.tensor();
        if (isPosition(tensor)) {
            instructions.count(code, () -> pushIndex(index, tensor, offset));
        } else {
            instructions.load(code, operand(tensor), () -> pushPlace(tensor, offset));
        }
    }

    /// Whether the number of the position stands for what is read; then it is not read at all.
    final boolean isPosition(int load) {
        return form == Form.ALONG && sweep.isPosition(load);
    }

    /// The array in which the body finds a tensor.
    int operand(int tensor) {
        return arrays[tensor];
    }

    /// Leaves the place of the current position, or one behind it, in [#operand(int)].
    void pushPlace(int tensor, int offset) {
        pushIndex(index, tensor, offset);
    }

    /// Leaves the place of the position in a local variable, or one behind it, in the array of the tensor.
    final void pushIndex(int position, int tensor, int offset) {
        code.iload(position);
        if (form != Form.FLAT) {
            code.iload(bases[tensor]).iadd();
        }
        if (offset != 0) {
            code.loadConstant(offset).iadd();
        }
    }

    @Override
    final void pushBase(int operand) {
        super.pushBase(operand);
        if (form == Form.ALONG) {
            code.iload(row);
            pushEntryOfPlaces(2 * operand + 1);
            code.imul().iadd();
        }
    }

    /// Leaves the number of the row.
    final void pushRow() {
        if (form == Form.ALONG) {
            code.iload(row);
        } else {
            code.iconst_0();
        }
    }

    /// Leaves the place of a lane in the array of a fold, which has [Kernel#LANES] entries for each row.
    final void pushLane(Runnable lane) {
        lane.run();
        if (form == Form.ALONG) {
            code.iload(row).loadConstant(Kernel.LANES).imul().iadd();
        }
    }

    /// Folds into the array of lanes, at the lane of the current position.
    final void foldInMemory(Instructions instructions, int fold, int value, int mask) {
        int array = arrays[sweep.foldTensor(fold)];
        Runnable lane = () -> pushLane(this::pushLaneOfPosition);
        instructions.load(code, array, lane);
        int sum = toLocal(instructions.local(Sort.REAL));
        instructions.store(code, array, lane,
                () -> pushFolded(instructions, sweep.folds().get(fold).op(), sum, value, mask));
    }

    private void pushLaneOfPosition() {
        code.iload(index);
        if (form == Form.FLAT) {
            code.iload(start).isub();
        }
        code.loadConstant(Kernel.LANES - 1).iand();
    }

    /// Whether the values of positions i and i + 16 are folded before their lane takes them.
    final boolean isPaired() {
        return isShort() && !sweep.folds().isEmpty();
    }

    /// How many values are folded with each other, neighbours first, before their lane takes the result. That shows in sums, not in maxima
    /// and minima: those take four, for a fold of theirs waits longest for the one before.
    final int group() {
        boolean sums = sweep.folds().stream().anyMatch(fold -> fold.op() == Reduction.SUM);
        return isPaired() ? sums ? 2 : 4 : 1;
    }

    /// How many accumulators each fold has where they are kept in registers.
    final int accumulators() {
        return Math.max(1, Kernel.LANES / lanes);
    }

    /// How many vectors a step then treats.
    final int copies() {
        int bodies = sweep.folds().isEmpty() ? 1 : accumulators();
        return isPaired() ? group() * bodies : bodies == 1 && isShort() ? 2 : bodies;
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
