// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A walk across sixteen rows: [Form#ACROSS]. Lane and row are one; what the row alone decides is computed before the loop over
/// inner positions, and folds run over these in order, lane by lane.
final class BlockLoop extends Loop {
    private final int[] strides;
    private final int[] at;
    private int lane;

    BlockLoop(CodeBuilder code, SweepCode sweep, Target target) {
        super(code, sweep, Form.ACROSS, target);
        strides = new int[bases.length];
        at = new int[bases.length];
    }

    @Override
    void walk() {
        for (int i = 0; i < strides.length; i++) {
            strides[i] = place(2 * i + 1);
        }
        code.iconst_0();
        lane = toLocal(TypeKind.INT);
        if (lanes == Kernel.LANES) {
            group();
        } else {
            loop(lane, () -> code.loadConstant(Kernel.LANES), lanes, () -> locals.scope(this::group));
        }
    }

    private void group() {
        Map<Value, Integer> perRow = perRow();
        int[] sums = new int[sweep.folds().size()];
        for (int fold = 0; fold < sums.length; fold++) {
            pushIdentity(vector, sweep.folds().get(fold).op());
            sums[fold] = toLocal(vector.local(Sort.REAL));
        }
        for (int i = 0; i < at.length; i++) {
            code.iload(bases[i]);
            if (!isColumn(i)) {
                code.iload(lane).iadd();
            }
            at[i] = toLocal(TypeKind.INT);
        }
        code.iconst_0();
        int position = toLocal(TypeKind.INT);
        loop(position, () -> code.iload(COUNT), 1, () -> body(perRow, sums));
        for (int fold = 0; fold < sums.length; fold++) {
            int sum = sums[fold];
            vector.store(code, arrays[sweep.foldTensor(fold)], () -> code.iload(lane),
                    () -> code.loadLocal(vector.local(Sort.REAL), sum));
        }
    }

    /// Values that depend on the row alone and that the loop needs.
    private Map<Value, Integer> perRow() {
        Evaluation values = evaluation(vector, shared, this::pushRow);
        Set<Value> inside = usedBy(user -> user.level() == Level.ELEMENT);
        for (Value value : order) {
            if (value.level() == Level.ROW && inside.contains(value)) {
                values.keep(value);
            }
        }
        return new HashMap<>(values.locals());
    }

    private void pushRow(Primitive leaf) {
        int tensor = ((Primitive.Load) leaf).tensor();
        vector.load(code, arrays[tensor], () -> code.iload(bases[tensor]).iload(lane).iadd());
    }

    private boolean isColumn(int tensor) {
        return tensor < sweep.loads().size()
                && order.stream().anyMatch(v -> v.primitive() instanceof Primitive.Load load && load.tensor() == tensor
                        && load.level() == Level.COLUMN);
    }

    private void body(Map<Value, Integer> perRow, int[] sums) {
        locals.scope(() -> {
            Evaluation values = evaluation(vector, perRow, this::pushInside);
            sweep.early().forEach(values::keep);
            for (int i = 0; i < sweep.stores().size(); i++) {
                int tensor = sweep.storeTensor(i);
                Value value = sweep.stores().get(i).value();
                vector.store(code, arrays[tensor], () -> code.iload(at[tensor]), () -> values.push(value));
            }
            for (int fold = 0; fold < sums.length; fold++) {
                int value = values.keep(sweep.folds().get(fold).value());
                pushFolded(vector, sweep.folds().get(fold).op(), sums[fold], value, -1);
                code.storeLocal(vector.local(Sort.REAL), sums[fold]);
            }
        });
        for (int i = 0; i < at.length; i++) {
            code.iload(at[i]).iload(strides[i]).iadd().istore(at[i]);
        }
    }

    private void pushInside(Primitive leaf) {
        Primitive.Load load = (Primitive.Load) leaf;
        Runnable index = () -> code.iload(at[load.tensor()]);
        if (load.level() == Level.COLUMN) {
            vector.broadcast(code, () -> scalar.load(code, arrays[load.tensor()], index));
        } else {
            vector.load(code, arrays[load.tensor()], index);
        }
    }
}
